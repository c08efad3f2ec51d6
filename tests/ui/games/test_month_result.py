"""After five notes a month: what came of each choice, and what would have come of others."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import Move
from ccc.games.month import best_moves, worth
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.month_result import INSTEAD, where_they_went
from tests.games.months import BEST, MAY, NOTES, POSSIBLE
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.games.conftest import PlayWith
from tests.ui.games.months import begun, choose, kept, played

pytestmark = pytest.mark.usefixtures("play_with")


def instead(app: AppTest) -> list[str]:
    """What each other move is called that would have been worth more, and what would have come."""
    told = [one.value for one in app.markdown]
    return [one for one in told if any(one.startswith(f"**{words}") for words in INSTEAD.values())]


def test_closing_the_month_ends_the_round_with_what_the_moves_are_worth(
    open_page: OpenPage, ann: Participant
) -> None:
    moves: list[Move] = ["wait", *BEST[1:]]
    begun(ann, moves)
    app = press(open_page("month.py"), "Close the month")
    assert kept(ann).points == (worth(MAY, moves), POSSIBLE)
    assert [one.value for one in app.header] == [f"{POSSIBLE - 3} of {POSSIBLE} points"]


def test_one_looks_at_the_points_first_and_then_at_what_came_of_it(
    open_page: OpenPage, ann: Participant
) -> None:
    begun(ann, BEST)
    app = press(open_page("month.py"), "Close the month")
    assert "after note" not in texts(app)
    page = texts(press(app, "See what came of it"))
    assert all(plain(f"Person {n} after {move}.") in page for n, move in enumerate(BEST))


def test_a_reload_after_the_end_shows_all_of_it(open_page: OpenPage, ann: Participant) -> None:
    begun(ann, BEST)
    press(open_page("month.py"), "Close the month")
    assert "Person 0 after note" in texts(open_page("month.py", round=str(kept(ann).id)))


def test_of_a_month_that_could_not_have_gone_better_nothing_else_is_recommended(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, BEST)
    app = open_page("month.py", round=str(one.id))
    assert instead(app) == []
    assert "Of your 5 notes, **5** went where a note was worth most." in texts(app)
    assert "Of the 15 others, **15** got what suited them" in texts(app)
    assert {one.icon for one in app.expander} == {":material/check:"}
    assert ":material/check:&nbsp;the best choice with 5 notes" in [o.value for o in app.caption]


def test_where_another_move_was_worth_more_it_is_told_what_would_have_come_of_it(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, ("wait", *BEST[1:8], "note", *BEST[9:19], "blank"))
    assert instead(open_page("month.py", round=str(one.id))) == [
        "**Following instead.** Person 8 after follow\\.",
        "**Waiting instead.** Person 19 after wait\\.",
        "**A note instead.** Person 0 after note\\.",
    ]


def test_notes_come_first_and_unfolded_and_everybody_else_is_folded_away(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, BEST[::-1])
    app = open_page("month.py", round=str(one.id))
    assert [one.value for one in app.subheader] == ["Your notes", "Followed", "Left for later"]
    assert [one.label for one in app.expander] == [
        *[f"Person {n}" for n in range(5, 15)],
        *[f"Person {n} · a note instead" for n in range(5)],
    ]


def test_the_marks_before_the_names_are_explained_once(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, BEST[::-1])
    app = open_page("month.py", round=str(one.id))
    explained = (
        ":material/check:&nbsp;the best choice with 5 notes · :material/lightbulb:&nbsp;"
        "another would have brought more; which one stands after the name"
    )
    assert [each.value for each in app.caption].count(explained) == 1
    marked = [each.value for each in app.markdown if each.value.startswith(":material/")]
    assert marked == [
        f":material/lightbulb: **Person {n} · waiting instead**" for n in range(15, 20)
    ]


def test_nowhere_in_a_month_a_choice_is_called_a_move(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, ("note",) * 5)
    page = texts(choose(open_page("month.py"), 5, "note"))
    resources.store().games.answer(one, {str(n): "wait" for n in range(5, 20)})
    app = press(open_page("month.py"), "Close the month")
    page += texts(press(app, "See what came of it"))
    assert not re.search(r"\bmoves?\b", page)


def test_a_good_note_that_was_missed_elsewhere_is_called_so(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, (*BEST[:4], "follow", "follow", "note", *BEST[7:]))
    app = open_page("month.py", round=str(one.id))
    assert "A good note, but another one would have brought more." in texts(app)
    assert "Of your 5 notes, **4** went where a note was worth most." in texts(app)


def test_a_month_without_any_note_is_told_in_words_too() -> None:
    moves: tuple[Move, ...] = ("wait",) * 20
    words = where_they_went(MAY, moves, best_moves(MAY, NOTES, moves))
    assert words.startswith("You kept all your notes. Of the 20 others, **5** got what suited them")


def test_after_the_end_there_is_a_next_step_and_the_other_month(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, BEST)
    app = open_page("month.py", round=str(one.id))
    labels = [link.proto.label for link in app.get("page_link")]
    assert labels[-3:] == ["Your people", "Practice", "Games"]
    app = press(app, "The other month")
    assert app.radio[0].value == "june"


def test_a_single_month_can_be_played_once_more(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    play_with(MAY)
    one = played(ann, BEST)
    app = press(open_page("month.py", round=str(one.id)), "Once more")
    press(app, "Begin the month")
    assert kept(ann).id != one.id


def test_of_a_month_that_was_written_anew_the_points_stand_and_no_tales_are_told(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    one = played(ann, BEST)
    play_with(MAY.model_copy(update={"people": MAY.people[::-1]}))
    app = open_page("month.py", round=str(one.id))
    assert "has changed since you played it" in texts(app)
    assert app.header[0].value == f"{POSSIBLE} of {POSSIBLE} points"
    assert "after note" not in texts(app)
    assert "Begin the month" in [one.label for one in press(app, "Once more").button]
