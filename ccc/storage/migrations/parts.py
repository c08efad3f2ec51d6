"""What migrations have in common; never changed in meaning, as old migrations are run anew."""

import sqlalchemy as sa
from alembic import op


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A column for a moment in time."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def of_a_person(table: str) -> sa.ForeignKeyConstraint:
    """The rows of a person, which go with the person."""
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=f"{table}_person_id_fkey", ondelete="CASCADE"
    )


def of_a_workshop(table: str) -> sa.ForeignKeyConstraint:
    """The rows of a workshop, which go with the workshop."""
    return sa.ForeignKeyConstraint(
        ["workshop_id"], ["workshop.id"], name=f"{table}_workshop_id_fkey", ondelete="CASCADE"
    )


def is_sqlite() -> bool:
    """Whether this migration runs on SQLite; otherwise it is PostgreSQL."""
    return op.get_bind().dialect.name == "sqlite"
