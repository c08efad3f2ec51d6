"""Five notes a month: twenty people, a handful of notes, and what comes of each move."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import Move
from ccc.content.load import Content
from ccc.games.month import best_moves, month_points
from ccc.games.rounds import ended_rounds
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.games.months import BEST, JUNE, MAY, NOTES, POSSIBLE
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.games.conftest import PlayWith
from tests.ui.games.months import begun, choose, kept, played

pytestmark = pytest.mark.usefixtures("play_with")


def can_close(app: AppTest) -> bool:
    return not app.button(key="close").disabled


# --- before -----------------------------------------------------------------------------------


def test_the_number_of_notes_is_told_with_its_source_and_its_date(
    open_page: OpenPage, ann: Participant
) -> None:
    budget = resources.content().games.budget
    told = f"5 notes. {plain(budget.source)} As of {budget.as_of}."
    assert told in [one.value for one in open_page("month.py").caption]


def test_of_two_months_the_one_that_was_played_less_is_suggested(
    open_page: OpenPage, ann: Participant
) -> None:
    assert open_page("month.py").radio[0].value == "may"
    played(ann, BEST)
    app = open_page("month.py")
    assert app.radio[0].value == "june"
    press(app, "Begin the month")
    assert kept(ann).about == "june"


def test_the_other_month_can_be_chosen(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("month.py")
    app.radio[0].set_value("june").run()
    press(app, "Begin the month")
    assert kept(ann).about == "june"


def test_where_there_is_one_month_nobody_is_asked_which(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    play_with(JUNE)
    app = open_page("month.py")
    assert not app.radio
    press(app, "Begin the month")
    assert kept(ann).about == "june"


# --- the month --------------------------------------------------------------------------------


def test_all_twenty_are_there_with_what_is_known_and_nothing_is_chosen_for_them(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("month.py"), "Begin the month")
    page = texts(app)
    assert "Rosa" in page
    assert all(f"Headline {n}" in page and f"Known {n}" in page for n in range(20))
    assert [one.label for one in app.radio] == [f"Your choice for Person {n}" for n in range(20)]
    assert {one.value for one in app.radio} == {None}
    assert "5 of 5 notes left.** 20 people without a choice yet." in page


def test_nothing_of_what_comes_of_a_move_is_told_before_the_month_is_closed(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann, BEST)
    page = texts(open_page("month.py"))
    assert "after note" not in page
    assert f"of {POSSIBLE}" not in page


def test_a_move_is_kept_at_once_and_a_later_one_takes_its_place(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann)
    app = choose(open_page("month.py"), 3, "note")
    assert kept(ann).answers == {"3": "note"}
    choose(app, 3, "wait")
    assert kept(ann).answers == {"3": "wait"}


def test_a_reload_finds_every_move_again(open_page: OpenPage, ann: Participant) -> None:
    begun(ann)
    choose(choose(open_page("month.py"), 0, "note"), 19, "follow")
    again = open_page("month.py")
    assert [one.value for one in again.radio] == ["note", *[None] * 18, "follow"]


def test_the_notes_that_are_left_are_counted(open_page: OpenPage, ann: Participant) -> None:
    begun(ann)
    app = choose(choose(open_page("month.py"), 0, "note"), 1, "note")
    assert "3 of 5 notes left.** 18 people without a choice yet." in texts(app)
    assert "4 of 5 notes left." in texts(choose(app, 1, "blank"))


@pytest.mark.parametrize("before", [None, "follow"])
def test_a_sixth_note_is_refused_kindly_and_what_was_there_stays(
    open_page: OpenPage, ann: Participant, before: Move | None
) -> None:
    begun(ann, (*BEST[:5], before))
    given = kept(ann).answers
    app = choose(open_page("month.py"), 5, "note")
    (warning,) = app.warning
    assert warning.value.startswith(
        "All five notes are spent. Take one back first, or choose something"
    )
    assert "Person 5" in warning.value
    assert app.radio[5].value == before
    assert kept(ann).answers == given


def test_a_note_that_is_taken_back_can_go_to_somebody_else(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann, ["note"] * 5)
    app = choose(open_page("month.py"), 5, "note")
    app = choose(app, 0, "wait")
    assert not app.warning
    app = choose(app, 5, "note")
    assert not app.warning
    assert kept(ann).answers["5"] == "note"


def test_a_note_that_went_out_in_another_window_is_counted_here_too(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, ["note"] * 4)
    app = open_page("month.py")
    resources.store().games.answer(one, {"19": "note"})
    choose(app, 5, "note")
    assert "5" not in kept(ann).answers


def test_the_month_can_be_closed_only_when_everybody_has_a_move(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann, BEST[:18])
    app = open_page("month.py")
    assert not can_close(app)
    assert "Without a choice yet: Person 18, Person 19." in texts(app)
    app = choose(app, 18, "wait")
    assert not can_close(app)
    assert "1 person without a choice yet." in texts(app)
    app = choose(app, 19, "wait")
    assert can_close(app)
    assert "You have chosen for everybody." in texts(app)


def test_where_there_are_fewer_notes_than_when_the_round_began_some_are_asked_back(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    begun(ann, BEST)
    play_with(MAY, JUNE, notes=3)
    app = open_page("month.py")
    assert "That is 2 notes more than the 3 you have: take back as many." in texts(app)
    assert not can_close(app)
    assert can_close(choose(choose(app, 0, "wait"), 1, "wait"))


def test_a_month_that_was_overspent_in_another_window_is_not_closed_here(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST)
    app = open_page("month.py")
    resources.store().games.answer(one, {"19": "note"})
    assert not can_close(press(app, "Close the month"))
    assert kept(ann).ended is None


def test_names_and_what_is_known_are_shown_as_they_are_written(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    odd = {"name": "<b>Bo</b> *", "headline": "# one", "known": "[x](http://x.org) :fire:"}
    people = (MAY.people[0].model_copy(update=odd), *MAY.people[1:])
    play_with(MAY.model_copy(update={"people": people}))
    begun(ann)
    page = texts(open_page("month.py"))
    assert all(plain(each) in page for each in odd.values())


# --- when something has changed meanwhile -----------------------------------------------------


def test_a_month_that_was_closed_in_another_window_takes_no_more_moves(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST)
    app = open_page("month.py")
    ended = resources.store().games.end(one, month_points(MAY, BEST, NOTES), now())
    app = choose(app, 0, "wait")
    assert kept(ann) == ended
    assert app.header[0].value == f"{POSSIBLE} of {POSSIBLE} points"


def test_a_move_that_another_window_changed_is_shown_as_it_is_kept(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST[:3])
    app = choose(open_page("month.py"), 0, "note")
    resources.store().games.answer(one, {"0": "follow"})
    app = choose(app, 1, "wait")
    assert kept(ann).answers["0"] == "follow"
    assert app.radio[0].value == "follow"


def test_a_month_begun_by_mistake_can_be_left_and_counts_nowhere(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST[:3])
    app = press(open_page("month.py"), "Yes, leave it")
    assert "Begin the month" in [each.label for each in app.button]
    assert ended_rounds([kept(ann)], "month") == ()
    assert "New to you." in texts(open_page("games.py"))
    again = open_page("month.py", round=str(one.id))
    assert "Begin the month" in [each.label for each in again.button]


def test_a_month_that_is_not_there_any_more_gives_way_to_another(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann, BEST[:3], about="gone")
    app = open_page("month.py")
    assert "is not here any more" in texts(app)
    assert "waiting for you" not in texts(open_page("games.py"))
    assert "stand." not in texts(open_page("month.py", round=str(kept(ann).id)))
    app = press(app, "Begin the month")
    assert kept(ann).about == "may"
    assert len(app.radio) == 20


def test_points_of_a_month_that_is_not_there_any_more_stand(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    one = played(ann, BEST)
    play_with(JUNE)
    assert f"Your {POSSIBLE} of {POSSIBLE} stand." in texts(
        open_page("month.py", round=str(one.id))
    )


# --- the months that are shipped --------------------------------------------------------------


def test_every_shipped_month_can_be_played_to_its_end(
    open_page: OpenPage, ann: Participant, play_with: PlayWith, content: Content
) -> None:
    play_with(*content.months)
    for month in content.months:
        begun(ann, best_moves(month, NOTES), month.id)
        app = press(open_page("month.py"), "Close the month")
        points = kept(ann).points
        assert points is not None
        assert points.share == 1.0
        assert not press(app, "See what came of it").exception
