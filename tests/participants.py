"""Who is in a database."""

from sqlalchemy import select

from ccc.practice.attempts import Participant
from ccc.storage import Store
from ccc.storage.participants.people import participant_from
from ccc.storage.schema.tables import person


def everybody(store: Store) -> tuple[Participant, ...]:
    """Every participant, in the order they came."""
    with store._database.reading() as connection:
        rows = connection.execute(select(person).order_by(person.c.id)).all()
    return tuple(participant_from(row) for row in rows)
