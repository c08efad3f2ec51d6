"""Drafts: texts as they were typed last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from ccc.storage.database import Database
from ccc.storage.statements import insert_or_replace, writing_about
from ccc.storage.tables import draft


class Drafts:
    """Texts being typed. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def save(
        self, person_id: int, scenario_id: str, text: str, now: datetime, seen: str | None = None
    ) -> str | None:
        """Keep what has been typed so far; the latest text wins.

        `seen` is the draft this text was typed over, where known. Returns the draft of another
        window that the text replaces, or None.
        """
        row = {"person_id": person_id, "scenario_id": scenario_id, "note": text, "at": now}
        with writing_about(self._database, person_id, scenario_id) as connection:
            before = _draft(connection, person_id, scenario_id)
            if before != text:
                insert_or_replace(connection, draft, row)
        return None if seen is None or before in (seen, text) else before

    def text(self, person_id: int, scenario_id: str) -> str:
        """What was typed last, or an empty text."""
        with self._database.reading() as connection:
            return _draft(connection, person_id, scenario_id)

    def at(self, person_id: int, scenario_id: str) -> datetime | None:
        """When the draft was kept, or None where there is none."""
        found = select(draft.c.at).where(
            draft.c.person_id == person_id, draft.c.scenario_id == scenario_id
        )
        with self._database.reading() as connection:
            at: datetime | None = connection.execute(found).scalar()
        return at


def _draft(connection: Connection, person_id: int, scenario_id: str) -> str:
    found = select(draft.c.note).where(
        draft.c.person_id == person_id, draft.c.scenario_id == scenario_id
    )
    return connection.execute(found).scalar() or ""
