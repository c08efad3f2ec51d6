"""What the app keeps, in the domain's words. Safe to use from many threads at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from ccc.errors import StorageError
from ccc.practice.attempts import (
    Attempt,
    AttemptCount,
    NewAttempt,
    Participant,
    is_unseen_first_draft,
)
from ccc.storage.address import Address, read_address
from ccc.storage.database import Database
from ccc.storage.games import Rounds, was_met
from ccc.storage.migrate import bring_up_to_date
from ccc.storage.own_people import OwnThings
from ccc.storage.rows import attempt_from, attempt_values, participant_from
from ccc.storage.statements import (
    ERASED,
    insert,
    insert_if_absent,
    insert_or_replace,
    rows_of,
    token_hash,
    writing_about,
    writing_for,
)
from ccc.storage.tables import attempt, device, draft, metadata, opening, person, setting

COACH_KEY_HASH = "coach_key_hash"
"""The name of the one setting so far."""


def open_store(url: str) -> Store:
    """Open the database, made and migrated if need be. Raises StorageError.

    `url` is `sqlite:///path`, whose folder is created, or `postgresql://user:password@host/name`.
    """
    return Store(opened(read_address(url)))


def opened(address: Address) -> Database:
    """The database at this address, made and migrated if need be. Raises StorageError."""
    if address.file is not None:
        try:
            address.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {address.file.parent} could not be made ({error.strerror}). "
                "Make it yourself, or set CCC_DATABASE_URL."
            ) from error
    bring_up_to_date(address)
    return Database(address)


class Store:
    """People, their openings, drafts and attempts. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database
        self.own = OwnThings(database)
        self.rounds = Rounds(database)

    def ready(self) -> None:
        """Return if the database answers; raises StorageError if it does not."""
        file = self._database.address.file
        if file is not None and not file.is_file():
            raise StorageError(
                f"The SQLite file {file} is gone. Put it back, or restart the app to begin anew."
            )
        with self._database.reading() as connection:
            connection.execute(select(setting.c.name).limit(1)).first()

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    # --- people -------------------------------------------------------------------------------

    def person_of_device(self, token: str) -> Participant | None:
        """The participant whose device this is, or None."""
        found = (
            select(person)
            .join(device, device.c.person_id == person.c.id)
            .where(device.c.token_hash == token_hash(token))
        )
        with self._database.reading() as connection:
            row = connection.execute(found).first()
        return None if row is None else participant_from(row)

    def enrol(self, token: str, nickname: str, now: datetime) -> Participant:
        """The participant of this device: a new one, unless another tab was first."""
        known = self.person_of_device(token)
        if known is not None:
            return known
        with self._database.writing() as connection:
            row = {"nickname": nickname, "since": now}
            person_id = insert(connection, person, row)
            link = {"token_hash": token_hash(token), "person_id": person_id, "since": now}
            if insert_if_absent(connection, device, link):
                return Participant(person_id, nickname, now)
            connection.rollback()
        first = self.person_of_device(token)
        if first is None:
            raise StorageError(ERASED)
        return first

    def rename(self, person_id: int, nickname: str) -> None:
        """Give a participant another nickname."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(person).where(person.c.id == person_id).values(nickname=nickname)
            )

    def people(self) -> tuple[Participant, ...]:
        """Every participant, in the order they came."""
        with self._database.reading() as connection:
            rows = connection.execute(select(person).order_by(person.c.id)).all()
        return tuple(participant_from(row) for row in rows)

    # --- openings -----------------------------------------------------------------------------

    def open_scenario(self, person_id: int, scenario_id: str, now: datetime) -> None:
        """Remember when this person first saw this scenario; later openings change nothing."""
        row = {"person_id": person_id, "scenario_id": scenario_id, "at": now}
        with writing_about(self._database, person_id, scenario_id) as connection:
            insert_if_absent(connection, opening, row)

    def openings(self, person_id: int) -> dict[str, datetime]:
        """When this person first opened each scenario, by scenario id, oldest first."""
        found = (
            select(opening.c.scenario_id, opening.c.at)
            .where(opening.c.person_id == person_id)
            .order_by(opening.c.at)
        )
        with self._database.reading() as connection:
            return {row.scenario_id: row.at for row in connection.execute(found)}

    # --- attempts -----------------------------------------------------------------------------

    def save_attempt(self, new: NewAttempt, now: datetime) -> Attempt:
        """Keep a scored note for good. Once this returns, a crash does not lose it."""
        with writing_about(self._database, new.person_id, new.scenario_id) as connection:
            nth = _tries_so_far(connection, new.person_id, new.scenario_id) + 1
            first_opened = _first_opened(connection, new.person_id, new.scenario_id)
            unseen = is_unseen_first_draft(
                new.scenario_id,
                nth,
                first_opened,
                now,
                met_in_a_round=was_met(connection, new.person_id, new.scenario_id),
            )
            row = attempt_values(new, nth, unseen, now)
            attempt_id = insert(connection, attempt, row)
        return Attempt(
            id=attempt_id,
            person_id=new.person_id,
            scenario_id=new.scenario_id,
            nth=nth,
            unseen=unseen,
            note=new.note,
            forecast=new.forecast,
            assessment=new.assessment,
            at=now,
        )

    def attempts_of(self, person_id: int) -> tuple[Attempt, ...]:
        """A participant's attempts, oldest first."""
        found = select(attempt).where(attempt.c.person_id == person_id).order_by(attempt.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(found).all()
        return tuple(attempt_from(row) for row in rows)

    def attempt_counts(self) -> tuple[AttemptCount, ...]:
        """Every participant with the number and last time of their attempts, in order of coming."""
        found = (
            select(
                person,
                func.count(attempt.c.id).label("attempts"),
                func.max(attempt.c.at).label("last_at"),
            )
            .outerjoin(attempt, attempt.c.person_id == person.c.id)
            .group_by(person.c.id)
            .order_by(person.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(found).all()
        return tuple(AttemptCount(participant_from(row), row.attempts, row.last_at) for row in rows)

    # --- drafts -------------------------------------------------------------------------------

    def save_draft(
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

    def draft(self, person_id: int, scenario_id: str) -> str:
        """What was typed last, or an empty text."""
        with self._database.reading() as connection:
            return _draft(connection, person_id, scenario_id)

    def draft_at(self, person_id: int, scenario_id: str) -> datetime | None:
        """When the draft was kept, or None where there is none."""
        found = select(draft.c.at).where(
            draft.c.person_id == person_id, draft.c.scenario_id == scenario_id
        )
        with self._database.reading() as connection:
            at: datetime | None = connection.execute(found).scalar()
        return at

    # --- a person's rights --------------------------------------------------------------------

    def export(self, person_id: int) -> dict[str, Any]:
        """Everything kept of a person, ready for `json.dumps` and UTF-8.

        One list a table, by its name. Of devices and recovery codes only the time is told: the
        secrets themselves are not kept.
        """
        with self._database.snapshot() as connection:
            people = rows_of(connection, person, person.c.id == person_id)
            if not people:
                raise StorageError(ERASED)
            found = {
                table.name: rows_of(connection, table, table.c.person_id == person_id)
                for table in metadata.sorted_tables
                if "person_id" in table.c
            }
        hidden = {"person_id", "token_hash", "code_hash"}
        told = {
            name: [{key: row[key] for key in row if key not in hidden} for row in rows]
            for name, rows in found.items()
        }
        return {"person": people[0], **told}

    def erase(self, person_id: int) -> None:
        """Delete a person and everything of theirs for good; nothing happens the second time."""
        with self._database.writing() as connection:
            connection.execute(delete(person).where(person.c.id == person_id))
        self._database.forget_deleted()

    # --- the coach's key ----------------------------------------------------------------------

    def coach_key_hash(self) -> str | None:
        """The hash of the coach's key, or None before there is one."""
        found = select(setting.c.value).where(setting.c.name == COACH_KEY_HASH)
        with self._database.reading() as connection:
            value: str | None = connection.execute(found).scalar()
        return value

    def set_coach_key_hash(self, key_hash: str) -> None:
        """Keep another hash; the old key stops working."""
        with self._database.writing() as connection:
            insert_or_replace(connection, setting, {"name": COACH_KEY_HASH, "value": key_hash})

    def claim_coach_key_hash(self, key_hash: str) -> bool:
        """Keep the hash if there is none yet; whether it was kept."""
        with self._database.writing() as connection:
            row = {"name": COACH_KEY_HASH, "value": key_hash}
            return insert_if_absent(connection, setting, row)


def _tries_so_far(connection: Connection, person_id: int, scenario_id: str) -> int:
    latest = select(func.max(attempt.c.nth)).where(
        attempt.c.person_id == person_id, attempt.c.scenario_id == scenario_id
    )
    return connection.execute(latest).scalar() or 0


def _first_opened(connection: Connection, person_id: int, scenario_id: str) -> datetime | None:
    found = select(opening.c.at).where(
        opening.c.person_id == person_id, opening.c.scenario_id == scenario_id
    )
    return connection.execute(found).scalar()


def _draft(connection: Connection, person_id: int, scenario_id: str) -> str:
    found = select(draft.c.note).where(
        draft.c.person_id == person_id, draft.c.scenario_id == scenario_id
    )
    return connection.execute(found).scalar() or ""
