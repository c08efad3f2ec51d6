"""Of each wrong guess what was guessed, as numbers and keys have limits of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0018_what_was_guessed"
down_revision = "0017_slim_summaries"


def upgrade() -> None:
    """Add it; what was guessed in the minute before counts for a key."""
    what = sa.Column("what", sa.Text, nullable=False, server_default="key")
    op.add_column("wrong_guess", what)
