"""A participant's notes as they stand: words, points and guess, ten a page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.coaching.marks import Marking
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.coaching.person.notes import ALL_SEEN
from ccc.ui.components.days import day
from ccc.ui.resources import now
from tests.ui.coaching.person.conftest import open_person, read, write_some
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    in_html,
    press,
    write,
)


def shown(app: AppTest) -> list[str]:
    """The notes on the page by the number they end in."""
    return [note.split(".")[0] for note in in_html(app).split("No. ")[1:]]


def test_notes_stand_as_they_are_with_points_and_guess_and_more_in_a_window(
    open_page: OpenPage, ann: Participant
) -> None:
    scenario = resources.content().scenario(a_training_scenario())
    assert scenario is not None
    write(ann, scenario.id, f"<b>{NOTE}</b>", forecast=77)
    app = open_person(open_page, ann)
    assert f"To {scenario.recipient.name}, try 1, {day(now())}" in read(app)
    assert "The guess was 77" in read(app)
    assert "&lt;b&gt;" in in_html(app)
    assert "<b>" not in in_html(app)
    press(app, "Levels and advice")
    assert not app.exception
    assert "Who it was for" in [one.label for one in app.expander]
    assert [one.label for one in app.expander].count("Mark this note") == 1


def test_a_note_that_was_marked_opens_in_a_window_with_its_mark(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_person(open_page, ann)
    (coach,) = resources.store().hosts.all()
    (note,) = resources.store().attempts.of(ann.id)
    said = Marking(comment="Say where you met.")
    resources.store().marks.change(coach, note, lambda _: said, now())
    resources.store().marks.hand_over(coach, note, now())

    press(app.run(), "Levels and advice")

    assert not app.exception
    assert "Handed over. They have not opened it yet." in read(app)


def test_two_hundred_notes_stand_ten_a_page_the_latest_first(
    open_page: OpenPage, ann: Participant
) -> None:
    write_some(ann, 200)
    app = open_person(open_page, ann)
    assert shown(app) == [str(number) for number in range(200, 190, -1)]
    assert "Notes 1 to 10 of 200" in read(app)
    app.session_state[f"person-{ann.id}-notes"] = 20
    assert shown(app.run()) == [str(number) for number in range(10, 0, -1)]


def test_for_a_page_of_notes_that_is_not_there_any_more_stands_the_first(
    open_page: OpenPage, ann: Participant
) -> None:
    write_some(ann, 12)
    app = open_person(open_page, ann)
    app.session_state[f"person-{ann.id}-notes"] = 9
    assert shown(app.run())[0] == "12"


def test_of_a_note_that_is_not_scored_it_is_said_why(open_page: OpenPage, ann: Participant) -> None:
    write(ann, a_training_scenario(), "שלום, קראתי את המאמר שלך על אקורדיונים", forecast=None)
    app = open_person(open_page, ann)
    assert "Not scored. Another language." in read(app)
    assert '<p dir="auto"' in in_html(app)


@pytest.mark.parametrize(("longer", "number"), [(0, 5), (250, 2), (1500, 1)])
def test_on_paper_are_the_latest_notes_that_two_sides_hold(
    open_page: OpenPage, ann: Participant, longer: int, number: int
) -> None:
    write_some(ann, 12, "x" * longer)
    app = open_person(open_page, ann, print="1")
    assert shown(app) == [str(nth) for nth in range(12, 12 - number, -1)]
    assert f"Notes: the latest {number} of 12" in [one.value for one in app.header]


def test_who_hides_levels_that_were_all_seen_is_told_why_none_is_hidden(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_person(open_page, ann)
    assert ALL_SEEN not in read(app)

    (coach,) = resources.store().hosts.all()
    resources.store().marks.hide_levels(coach, wanted=True)
    assert ALL_SEEN in read(app.run())

    write(ann, a_training_scenario(), f"{NOTE} Again.")
    assert ALL_SEEN not in read(open_person(open_page, ann))
