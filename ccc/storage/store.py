"""What the app keeps, in the domain's words. Safe to use from many threads at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from shutil import disk_usage

from sqlalchemy import bindparam, exists, select

from ccc.errors import StorageError
from ccc.storage.coaching.blind_marks import BlindMarks
from ccc.storage.coaching.cohorts import Cohorts
from ccc.storage.coaching.desk import Desk
from ccc.storage.coaching.looks import Looks
from ccc.storage.coaching.marks import Marks
from ccc.storage.coaching.received_marks import ReceivedMarks
from ccc.storage.database.address import Address, read_address
from ccc.storage.database.database import Database
from ccc.storage.database.statements import insert_if_absent
from ccc.storage.migrate import bring_up_to_date
from ccc.storage.participants.activity import Activity
from ccc.storage.participants.attempts import Attempts
from ccc.storage.participants.drafts import Drafts
from ccc.storage.participants.games import GameRounds
from ccc.storage.participants.goals import Goals
from ccc.storage.participants.objections import Objections
from ccc.storage.participants.own_people import OwnPeople
from ccc.storage.participants.people import Participants
from ccc.storage.participants.summaries import Summaries
from ccc.storage.participants.work import Works
from ccc.storage.schema.tables import person, setting
from ccc.storage.schema.workshop_tables import host
from ccc.storage.sign_in.devices import Devices
from ccc.storage.sign_in.hosts import Hosts
from ccc.storage.sign_in.lead_requests import LeadRequests
from ccc.storage.sign_in.wrong_guesses import WrongGuesses
from ccc.storage.workshops.duels import Duels
from ccc.storage.workshops.keeping import Keeping
from ccc.storage.workshops.room_answers import RoomAnswers
from ccc.storage.workshops.round_notes import RoundNotes
from ccc.storage.workshops.seats import Seats
from ccc.storage.workshops.workshops import Workshops
from ccc.storage.workshops.writing_rounds import WritingRounds

_OWNERS_ALONE, _OTHERS = 0o600, 0o077

SERVER_ID, COOKIE_SECRET = "server_id", "cookie_secret"
"""The names of settings."""


def open_store(
    url: str, device_here: Callable[[], str | None] = lambda: None, *, serving: bool = False
) -> Store:
    """Open the database, made and migrated if need be. Raises StorageError.

    `url` is `sqlite:///path`, whose folder is created, or `postgresql://user:password@host/name`.
    Where `device_here` tells a device's token, writes for anybody else than its participant are
    refused. Where it is `serving` people, what fails later is told in words for them, and in full
    in the log.
    """
    return Store(opened(read_address(url), device_here, serving=serving))


def opened(
    address: Address, device_here: Callable[[], str | None] = lambda: None, *, serving: bool = False
) -> Database:
    """The database at this address, made and migrated if need be. Raises StorageError."""
    if address.file is not None:
        try:
            address.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {address.file.parent} could not be made ({error.strerror}). "
                "Make it yourself, or set CCC_DATABASE_URL."
            ) from error
        _keep_to_oneself(address.file)
    bring_up_to_date(address)
    return Database(address, device_here=device_here, serving=serving)


def _keep_to_oneself(file: Path) -> None:
    """Let nobody else on the machine read the notes; SQLite makes its log by the file's rights."""
    try:
        file.touch(mode=_OWNERS_ALONE)
        if file.stat().st_mode & _OTHERS:
            for one in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
                if one.exists():
                    one.chmod(_OWNERS_ALONE)
    except OSError:
        return  # where it cannot be written to, opening it says so


_SETTING = select(setting.c.value).where(setting.c.name == bindparam("name"))


LEAST_ROOM = 16 * 2**20
"""Bytes on a disk that somebody should hear of: some thousands of notes, so that there is time."""


class Store:
    """The door to what is kept: a repository for each noun, and the settings of a database.

    Every method raises StorageError on failure.
    """

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database
        self.people = Participants(database)
        self.devices = Devices(database)
        self.attempts = Attempts(database)
        self.activity = Activity(database)
        self.blind_marks = BlindMarks(database)
        self.cohorts = Cohorts(database)
        self.desk = Desk(database)
        self.drafts = Drafts(database)
        self.duels = Duels(database)
        self.goals = Goals(database)
        self.objections = Objections(database)
        self.own_people = OwnPeople(database)
        self.games = GameRounds(database)
        self.hosts = Hosts(database)
        self.keeping = Keeping(database)
        self.lead_requests = LeadRequests(database)
        self.looks = Looks(database)
        self.marks = Marks(database)
        self.received_marks = ReceivedMarks(database)
        self.room_answers = RoomAnswers(database)
        self.round_notes = RoundNotes(database)
        self.seats = Seats(database)
        self.summaries = Summaries(database)
        self.works = Works(database)
        self.workshops = Workshops(database)
        self.writing_rounds = WritingRounds(database)
        self.wrong_guesses = WrongGuesses(database)

    def ready(self) -> None:
        """Return if the database answers; raises StorageError if it does not."""
        with self._database.reading() as connection:
            connection.execute(select(setting.c.name).limit(1)).first()

    def refuse_without_room(self) -> None:
        """Return if what is written has room for a while; raises StorageError if it has not.

        Nothing is written to find out: what has room now may have none for the next note. The disk
        of a PostgreSQL is watched where that one runs, which stops once it is full.
        """
        file = self._database.address.file
        if file is not None and disk_usage(file.parent).free < LEAST_ROOM:
            raise StorageError(
                f"There is hardly any room left on the disk of {self._database.address}. Make room "
                "before nothing can be saved any more."
            )

    def refuse_unless_empty(self) -> None:
        """Return if nobody is here, or ever had a key; raises StorageError if anybody is."""
        anybody = exists(select(person)) | exists(select(host))
        with self._database.reading() as connection:
            if connection.execute(select(anybody)).scalar_one():
                raise StorageError(
                    f"There are already people or keys in {self._database.address}, and nothing "
                    "was changed. Name an empty one, such as CCC_DATABASE_URL=sqlite:///demo.db."
                )

    def close(self) -> None:
        """Close every connection. An SQLite file can be copied by itself then."""
        try:
            self._database.fold_log()
        finally:
            self._database.close()

    def server_id(self) -> str:
        """What tells the servers of this database from all others; it moves along in a dump."""
        return self._made_once(SERVER_ID, 4)

    def cookie_secret(self) -> str:
        """By which this database's servers know the cookies that they gave out."""
        return self._made_once(COOKIE_SECRET, 32)

    def _made_once(self, name: str, size: int) -> str:
        """A setting of so many random bytes, in hexadecimal; of two processes one makes it."""
        with self._database.reading() as connection:
            found: str | None = connection.execute(_SETTING, {"name": name}).scalar()
        if found is not None:
            return found
        with self._database.writing() as connection:
            insert_if_absent(connection, setting, {"name": name, "value": token_hex(size)})
        return self._made_once(name, size)
