"""Notes by person and moment, so that weeks are counted without reading a note."""

from alembic import op

revision = "0013_notes_by_week"
down_revision = "0012_ended_tokens"


def upgrade() -> None:
    """Create the index."""
    op.create_index("attempt_person_id_at_idx", "attempt", ["person_id", "at"])
