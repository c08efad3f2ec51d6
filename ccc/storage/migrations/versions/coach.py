"""What a coach's desk goes on from: summaries, the time of a yes, nicknames whatever their case."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment
from ccc.storage.schema.any_text import escaped, folded, unescaped

revision = "0014_coach"
down_revision = "0013_notes_by_week"


def upgrade() -> None:
    """Add the columns. Summaries are of older rules by now, and made anew at the start."""
    history = sa.Column("history", sa.Text, nullable=False, server_default="{}")
    op.add_column("person_summary", history)
    op.add_column("joined", moment("said_yes_at", nullable=True))
    op.add_column("person", sa.Column("folded", sa.Text))
    person = sa.table("person", sa.column("id"), sa.column("nickname"), sa.column("folded"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(person.c.id, person.c.nickname)).all():
        told = escaped(folded(unescaped(row.nickname)))
        connection.execute(sa.update(person).where(person.c.id == row.id).values(folded=told))
