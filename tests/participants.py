"""Who is in a database, as the coach's list has them."""

from ccc.practice.attempts import Participant
from ccc.storage import Store


def everybody(store: Store) -> tuple[Participant, ...]:
    """Every participant, in the order they came."""
    return tuple(count.participant for count in store.attempts.counts())
