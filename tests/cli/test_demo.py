"""`ccc demo`: what is in the database afterwards, and where it is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ccc.access import Role
from ccc.cli import app
from ccc.coaching.demo import LASTS
from ccc.coaching.reasons import Circumstances, reasons_of
from ccc.coaching.summary import summary_of
from ccc.content.ids import DeskReasonId
from ccc.content.load import Content
from ccc.keys import new_key
from ccc.storage import Store, open_store
from tests.coaching.test_demo import TOLD
from tests.conftest import DemoDatabase
from tests.participants import everybody

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture
def store(demo: DemoDatabase, tmp_path: Path) -> Iterator[Store]:
    """A demo of this test's own."""
    file = Path(shutil.copy(demo.file, tmp_path / "demo.db"))
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


def test_the_reasons_to_talk_with_somebody_are_those_that_were_authored_and_nobody_elses(
    store: Store, demo: DemoDatabase, content: Content
) -> None:
    told: dict[tuple[str, str], tuple[DeskReasonId, ...]] = {}
    error = content.rubric.standard_error
    for cohort, group in zip(demo.filled.cohorts, content.samples, strict=True):
        seats = store.seats.people(demo.filled.coach, cohort.id, demo.now)
        for seat, person in zip(seats, group.people, strict=True):
            assert seat.nickname == person.nickname
            work = store.works.of(seat.seat.person_id)
            asides = [aside for asides in work.set_asides.values() for aside in asides]
            around = Circumstances(now=demo.now, joined_at=seat.seat.at)
            summary = summary_of(work.attempts, asides, error)
            found = reasons_of(summary, around, content.rubric)
            told[group.id, person.nickname] = tuple(reason.kind for reason in found)
    assert told == {
        (group.id, person.nickname): TOLD[person.develops]
        for group in content.samples
        for person in group.people
    }


def test_all_that_a_coach_looks_for_happens_to_somebody(content: Content) -> None:
    assert {person.develops for group in content.samples for person in group.people} == set(TOLD)


def test_the_weeks_end_when_it_is_made_and_are_kept_for_some_more(
    store: Store, demo: DemoDatabase
) -> None:
    coach = demo.filled.coach
    began = demo.now - LASTS
    for held in store.workshops.held_by(coach):
        assert (held.workshop.began, held.workshop.is_open) == (began, False)
        assert held.workshop.keep_until > demo.now
    attempts = [one for person in everybody(store) for one in store.attempts.of(person.id)]
    moments = [one.at for one in sorted(attempts, key=lambda attempt: attempt.id)]
    assert len(moments) == demo.filled.notes
    assert [began, *moments, demo.now] == sorted([began, *moments, demo.now])


def test_each_key_opens_what_it_was_told_for(store: Store, demo: DemoDatabase) -> None:
    now = datetime.now(UTC)
    owner = store.hosts.open("a laptop", demo.filled.owner_key, now)
    coach = store.hosts.open("another", demo.filled.coach_key, now)
    assert owner is not None
    assert owner.role is Role.OWNER
    assert coach == demo.filled.coach
    assert len(store.desk.members(demo.filled.coach)) == demo.filled.people
    assert store.desk.members(owner) == ()


def run(file: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{file}")
    return CliRunner().invoke(app, ["demo"])


def test_the_command_tells_keys_addresses_and_how_long_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(tmp_path / "new.db", monkeypatch)
    assert done.exit_code == 0, done.output
    keys = re.findall(r"^  ((?:[0-9a-f]{4}-){7}[0-9a-f]{4})  (.+)$", done.stdout, re.MULTILINE)
    assert [whose for _, whose in keys] == ["Maya, who coaches all three cohorts", "the owner"]
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    coach = store.hosts.open("a laptop", keys[0][0], datetime.now(UTC))
    assert coach is not None
    listed = store.workshops.held_by(coach)
    held = {one.workshop.id: one.workshop.title for one in listed}
    store.close()
    told = re.findall(r"^  /coach\?cohort=(\d+)  (.+)$", done.stdout, re.MULTILINE)
    assert {int(number): title for number, title in told} == held
    first = r"(\d+) sample people wrote (\d+) notes in eight weeks. It took [\d.]+ seconds."
    (people, notes) = re.findall(f"^{first}$", done.stdout, re.MULTILINE)[0]
    assert int(people) == sum(one.people for one in listed)
    assert done.stderr.splitlines()[-1] == f"{notes} of {notes} notes written"


@pytest.mark.parametrize("who", ["a participant", "a host"])
def test_a_database_in_which_there_is_anybody_is_refused_and_left_as_it_is(
    who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "used.db"
    store = open_store(f"sqlite:///{file}")
    if who == "a host":
        store.hosts.new("Mara", Role.COACH, new_key(), datetime.now(UTC))
    else:
        store.people.enrol("a phone", "Ann", datetime.now(UTC))
    store.close()
    before = file.read_bytes()
    done = run(file, monkeypatch)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"There are already people or keys in the SQLite file {file}, and nothing was changed. "
        "Name an empty one, such as CCC_DATABASE_URL=sqlite:///demo.db.\n"
    )
    assert file.read_bytes() == before


def test_somebody_who_wrote_to_nobody_joined_all_the_same(
    store: Store, demo: DemoDatabase, content: Content
) -> None:
    silent = [
        person.nickname
        for group in content.samples
        for person in group.people
        if person.develops == "never-writes"
    ]
    members = store.desk.members(demo.filled.coach)
    assert [one.nickname for one in members if not (one.summary and one.summary.notes)] == silent
