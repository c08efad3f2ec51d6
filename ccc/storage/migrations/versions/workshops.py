"""Hosts with keys of their own, workshops, who joined them, and whom a coach may read."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person, of_a_workshop

revision = "0005_workshops"
down_revision = "0004_objections"


def upgrade() -> None:
    """Create the tables; the coach's key of before becomes that of the owner "Coach"."""
    _create_hosts()
    _move_the_coachs_key()
    _create_workshops()
    # Who began before this was told that the coach reads.
    op.add_column(
        "person", sa.Column("coach_may", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.execute(sa.text("UPDATE person SET coach_may = true"))


def _create_hosts() -> None:
    op.create_table(
        "host",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("key_hash", sa.Text, nullable=False),
        moment("since"),
        moment("ended", nullable=True),
        sa.PrimaryKeyConstraint("id", name="host_pkey"),
        sa.UniqueConstraint("key_hash", name="host_key_hash_key"),
        sqlite_autoincrement=True,
    )
    here = sa.text("ended IS NULL")
    op.create_index(
        "host_name_idx", "host", ["name"], unique=True, sqlite_where=here, postgresql_where=here
    )
    op.create_table(
        "host_device",
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("host_id", sa.Integer, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("token_hash", name="host_device_pkey"),
        _of_a_host("host_device"),
    )
    op.create_index("host_device_host_id_idx", "host_device", ["host_id"])


def _move_the_coachs_key() -> None:
    key_hash = op.get_bind().scalar(
        sa.text("SELECT value FROM setting WHERE name = 'coach_key_hash'")
    )
    if key_hash is None:
        return
    host = sa.table(
        "host",
        sa.column("name"),
        sa.column("role"),
        sa.column("key_hash"),
        sa.column("since", sa.DateTime(timezone=True)),
    )
    op.bulk_insert(
        host,
        [{"name": "Coach", "role": "owner", "key_hash": key_hash, "since": datetime.now(UTC)}],
    )
    op.execute(sa.text("DELETE FROM setting WHERE name = 'coach_key_hash'"))


def _create_workshops() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("shown", sa.Integer),
        sa.Column("moved", sa.Integer, nullable=False),
        moment("began"),
        moment("ends", nullable=True),
        moment("closed", nullable=True),
        moment("keep_until"),
        sa.PrimaryKeyConstraint("id", name="workshop_pkey"),
        sqlite_autoincrement=True,
    )
    still_open = sa.text("closed IS NULL")
    op.create_index(
        "workshop_code_idx",
        "workshop",
        ["code"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "workshop_host",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("host_id", sa.Integer, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("workshop_id", "host_id", name="workshop_host_pkey"),
        of_a_workshop("workshop_host"),
        _of_a_host("workshop_host"),
    )
    op.create_index("workshop_host_host_id_idx", "workshop_host", ["host_id"])
    op.create_table(
        "joined",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("coach_may", sa.Boolean, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("workshop_id", "person_id", name="joined_pkey"),
        sa.UniqueConstraint("workshop_id", "number", name="joined_workshop_number_key"),
        of_a_workshop("joined"),
        of_a_person("joined"),
    )
    op.create_index("joined_person_id_idx", "joined", ["person_id"])


def _of_a_host(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["host_id"], ["host.id"], name=f"{table}_host_id_fkey", ondelete="CASCADE"
    )
