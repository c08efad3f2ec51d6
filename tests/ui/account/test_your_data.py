"""Your data: rename, let a coach read or not, and erase."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from ccc.access import Role
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.your_data import KEPT
from ccc.ui.components.days import day
from ccc.ui.components.markdown import in_a_line
from ccc.ui.resources import now
from tests.hosts import a_workshop
from tests.participants import everybody
from tests.ui.account.conftest import NICKNAME, here
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    key_typed_here,
    press,
    texts,
    write,
)


def test_what_is_kept_is_said_a_line_each(open_page: OpenPage, ann: Participant) -> None:
    assert "- your nickname, and 0 scored notes\n" in texts(open_page("yours.py"))
    write(ann, a_training_scenario(), NOTE)
    page = texts(open_page("yours.py"))
    assert "- your nickname, and 1 scored note\n" in page
    assert [line for line in KEPT if f"- {line}" not in page] == []


def test_a_nickname_can_be_changed(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    app.text_input[0].set_value("Anna")
    press(app, "Save")
    assert [one.nickname for one in everybody(resources.store())] == ["Anna"]


def test_an_empty_nickname_is_not_taken(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    app.text_input[0].set_value("  ")
    press(app, "Save")
    assert "Any name will do" in texts(app)
    assert [one.nickname for one in everybody(resources.store())] == ["Ann"]


def say(app: AppTest, key: str, allowed: bool) -> AppTest:
    return app.toggle(key=key).set_value(allowed).run()


def test_no_coach_may_read_until_a_participant_says_so_and_a_no_counts_at_once(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("yours.py")
    assert app.toggle(key="coach-may").value is False
    for allowed in (True, False):
        app = say(app, "coach-may", allowed)
        assert app.toggle(key="coach-may").value is allowed
        assert here() == replace(ann, coach_may=allowed)


def test_the_answer_of_another_window_is_shown(open_page: OpenPage, ann: Participant) -> None:
    app = say(open_page("yours.py"), "coach-may", True)
    resources.store().people.allow_coach(ann.id, allowed=False)
    assert app.run().toggle(key="coach-may").value is False
    say(app, "coach-may", True)
    assert here() == replace(ann, coach_may=True)


def test_each_workshop_that_was_joined_has_an_answer_of_its_own(
    open_page: OpenPage, ann: Participant
) -> None:
    store, host = resources.store(), key_typed_here(Role.COACH)
    first, second = (
        a_workshop(store, now(), host, title=title) for title in ("*One* evening", "Another")
    )
    store.seats.join(first, ann.id, now(), coach_may=False)
    store.seats.join(second, ann.id, now(), coach_may=True)
    app = open_page("yours.py")
    asked = app.toggle(key=f"coach-may-{first}")
    assert in_a_line(r"\*One\* evening") + f" ({day(now())})" in asked.label
    assert asked.value is False
    say(app, f"coach-may-{first}", True)
    say(app, f"coach-may-{second}", False)
    kept = [(one.id, one.coach_may) for one in store.people.workshops_of(ann.id)]
    assert kept == [(first, True), (second, False)]
    assert here() == ann, "the answer outside workshops is as it was"


def test_everything_of_a_person_is_erased_after_one_question(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("yours.py")
    erase = next(one for one in app.button if one.label == "Erase")
    assert erase.disabled
    app.checkbox(key="sure").check().run()
    press(app, "Erase")
    assert everybody(resources.store()) == ()
    assert app.success[0].proto.title == "Everything of yours is erased"
    assert app.text_input[0].label == NICKNAME
    assert "fresh-device" in "".join(one.proto.body for one in app.get("html"))


def look_at(participant: Participant, *moments: datetime, name: str = "Maya") -> None:
    """A coach, to whom the participant said yes, looks at these moments."""
    store = resources.store()
    host = store.hosts.new(name, Role.COACH, name, now())
    workshop = a_workshop(store, now(), host)
    store.seats.join(workshop, participant.id, now(), coach_may=True)
    for at in moments:
        store.looks.open(host, participant.id, at)


def test_it_is_told_which_coach_looked_and_on_which_days_the_latest_first(
    open_page: OpenPage, ann: Participant
) -> None:
    monday, evening = (datetime(2026, 11, 2, hour, tzinfo=UTC) for hour in (9, 19))
    look_at(ann, monday, evening, monday + timedelta(days=1), name="*May*a")
    said = texts(open_page("yours.py")).replace("\\", "").replace("\u2068", "")
    assert (
        "- *May*a\u2069, coach, looked at your notes on 3 Nov 2026.\n"
        "- *May*a\u2069, coach, looked at your notes on 2 Nov 2026."
    ) in said


def test_earlier_looks_are_folded_away(open_page: OpenPage, ann: Participant) -> None:
    day_one = datetime(2026, 11, 1, tzinfo=UTC)
    look_at(ann, *(day_one + timedelta(days=number) for number in range(7)))
    app = open_page("yours.py")
    (folded,) = [one for one in app.expander if one.label == "2 earlier"]
    assert "1 Nov 2026" in folded.markdown[0].value


def test_where_nobody_looked_nothing_is_said_of_it(open_page: OpenPage, ann: Participant) -> None:
    assert ", looked at your notes" not in texts(open_page("yours.py")).replace("\\", "")
