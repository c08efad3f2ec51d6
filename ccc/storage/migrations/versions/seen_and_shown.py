"""When the phones of a room were last seen, and which of its notes were on the screen."""

from alembic import op

from ccc.storage.migrations.parts import moment

revision = "0016_seen_and_shown"
down_revision = "0015_wrong_guesses"


def upgrade() -> None:
    """Add the two moments; none is known of what was before."""
    op.add_column("joined", moment("seen", nullable=True))
    op.add_column("round_note", moment("shown", nullable=True))
