"""Drafts: texts as they were typed last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from ccc.practice.field_rules import Seen
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace, writing_about
from ccc.storage.schema.tables import draft


class Drafts(Repository):
    """Texts being typed."""

    def save(
        self, person_id: int, scenario_id: str, text: str, now: datetime, seen: Seen | None = None
    ) -> str | None:
        """Keep what has been typed so far; what was typed last wins.

        `seen` is what this text was typed over, and when, where known. Returns the draft of another
        window that the text replaces, or None. Raises OutdatedError where that one is newer.
        """
        at = now if seen is None else seen.typed_at(now)
        row = {"person_id": person_id, "scenario_id": scenario_id, "note": text, "at": at}
        with writing_about(self._database, person_id, scenario_id, in_haste=True) as connection:
            before, kept_at = _kept(connection, person_id, scenario_id)
            if kept_at is not None and seen is not None:
                seen.check(before, text, now, kept_at)
                row["at"] = max(at, kept_at)
            if before != text:
                insert_or_replace(connection, draft, row)
        return None if seen is None or seen.knows(before, text) else before

    def text(self, person_id: int, scenario_id: str) -> str:
        """What was typed last, or an empty text."""
        return self._read(_kept, person_id, scenario_id)[0]

    def at(self, person_id: int, scenario_id: str) -> datetime | None:
        """When the draft was typed, or None where there is none."""
        return self._read(_kept, person_id, scenario_id)[1]


_KEPT = select(draft.c.note, draft.c.at).where(
    draft.c.person_id == bindparam("person_id"), draft.c.scenario_id == bindparam("scenario_id")
)


def _kept(connection: Connection, person_id: int, scenario_id: str) -> tuple[str, datetime | None]:
    """The draft and when it was typed; no words, and no time, where there is none."""
    about = {"person_id": person_id, "scenario_id": scenario_id}
    row = connection.execute(_KEPT, about).first()
    return ("", None) if row is None else (row.note, row.at)
