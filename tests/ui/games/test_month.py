"""Five notes a month: twenty people, a handful of notes, and what comes of each move."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.games import Candidate, Consequence, Month
from ccc.content.ids import MOVES, Move
from ccc.content.load import Content
from ccc.content.scenarios import Card
from ccc.games.month import best_moves, month_points, worth
from ccc.games.rounds import NewRound, Round, ended_rounds
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.month_result import INSTEAD, in_words
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts

NOTES = 5

DEAR, LESSER, READ, LATER = (3, 0, 1, 0), (2, 0, 1, 0), (0, 0, 2, 0), (0, 0, 0, 2)
"""What a note, a blank request, following and waiting are worth with four kinds of people."""

KINDS = (DEAR,) * 6 + (LESSER,) * 2 + (READ,) * 7 + (LATER,) * 5
"""Six would gain most from a note, one more than there are notes."""

BEST: tuple[Move, ...] = ("note",) * 5 + ("follow",) * 10 + ("wait",) * 5
POSSIBLE = 5 * 3 + 3 * 1 + 7 * 2 + 5 * 2


def candidate(number: int, worths: tuple[int, ...]) -> Candidate:
    name = f"Person {number}"
    came = {
        move: Consequence(worth=each, then=f"{name} after {move}.")
        for move, each in zip(MOVES, worths, strict=True)
    }
    return Candidate.model_validate(
        {"name": name, "headline": f"Headline {number}", "known": f"Known {number}.", **came}
    )


def a_month(month_id: str) -> Month:
    you = Card(name="Rosa", headline="Baker", facts=("Bakes", "Walks", "Sings"))
    people = tuple(candidate(number, worths) for number, worths in enumerate(KINDS))
    return Month(id=month_id, title=f"The month of {month_id}", you=you, people=people)


MAY, JUNE = a_month("may"), a_month("june")


class PlayWith(Protocol):
    def __call__(self, *months: Month, notes: int = NOTES) -> None: ...


@pytest.fixture(autouse=True)
def play_with(monkeypatch: pytest.MonkeyPatch, content: Content) -> PlayWith:
    """Play with other months, or another number of notes, than those that are shipped."""

    def changed(*months: Month, notes: int = NOTES) -> None:
        budget = content.play.games.budget.model_copy(update={"notes": notes})
        games = content.play.games.model_copy(update={"budget": budget})
        other = replace(content, play=replace(content.play, months=months, games=games))
        monkeypatch.setattr(resources, "open_content", lambda _folder: other)
        resources.content.clear()

    changed(MAY, JUNE)
    return changed


def begun(participant: Participant, moves: Sequence[Move | None] = (), about: str = "may") -> Round:
    """A round in which these moves were chosen, for the first people of the month."""
    given = {str(number): move for number, move in enumerate(moves) if move is not None}
    new = NewRound(participant.id, "month", about, answers=given)
    return resources.store().rounds.begin(new, now())


def played(participant: Participant, moves: Sequence[Move], month: Month = MAY) -> Round:
    """A round that was closed with these moves."""
    one = begun(participant, moves, month.id)
    return resources.store().rounds.end(one, month_points(month, moves, NOTES), now())


def kept(participant: Participant) -> Round:
    """The latest round as it is stored."""
    return resources.store().rounds.of(participant.id)[-1]


def choose(app: AppTest, number: int, move: Move) -> AppTest:
    return app.radio[number].set_value(move).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def can_close(app: AppTest) -> bool:
    return not app.button(key="close").disabled


def instead(app: AppTest) -> list[str]:
    """What each other move is called that would have been worth more, and what would have come."""
    told = [one.value for one in app.markdown]
    return [one for one in told if any(one.startswith(f"**{words}") for words in INSTEAD.values())]


# --- before -----------------------------------------------------------------------------------


def test_the_number_of_notes_is_told_with_its_source_and_its_date(
    open_page: OpenPage, ann: Participant
) -> None:
    budget = resources.content().play.games.budget
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
    resources.store().rounds.answer(one, {"19": "note"})
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
    resources.store().rounds.answer(one, {"19": "note"})
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


# --- the end ----------------------------------------------------------------------------------


def test_closing_the_month_ends_the_round_with_what_the_moves_are_worth(
    open_page: OpenPage, ann: Participant
) -> None:
    moves: list[Move] = ["wait", *BEST[1:]]
    begun(ann, moves)
    app = press(open_page("month.py"), "Close the month")
    assert kept(ann).points == (worth(MAY, moves), POSSIBLE)
    assert [one.value for one in app.header] == [f"{POSSIBLE - 3} of {POSSIBLE}"]


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
    resources.store().rounds.answer(one, {str(n): "wait" for n in range(5, 20)})
    app = press(open_page("month.py"), "Close the month")
    page += texts(press(app, "See what came of it"))
    assert not re.search(r"\bmoves?\b", page)


def test_a_good_note_that_was_missed_elsewhere_is_called_so(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, (*BEST[:4], "follow", "follow", "note", *BEST[7:]))
    app = open_page("month.py", round=str(one.id))
    assert "A good note, but one with more to gain was left unwritten." in texts(app)
    assert "Of your 5 notes, **4** went where a note was worth most." in texts(app)


def test_a_month_without_any_note_is_told_in_words_too() -> None:
    moves: tuple[Move, ...] = ("wait",) * 20
    words = in_words(MAY, moves, best_moves(MAY, NOTES, moves))
    assert words.startswith("You kept all your notes. Of the 20 others, **5** got what suited them")


def test_two_ways_to_spend_the_notes_equally_well_are_both_right() -> None:
    other: tuple[Move, ...] = ("follow", *BEST[:5], *BEST[6:])
    assert best_moves(MAY, NOTES, other) == other
    assert worth(MAY, other) == POSSIBLE


@pytest.mark.parametrize("move", MOVES)
def test_what_is_best_beside_any_moves_is_worth_what_is_best(move: Move) -> None:
    best = best_moves(MAY, NOTES, (move,) * 20)
    assert worth(MAY, best) == worth(MAY, best_moves(MAY, NOTES))
    assert best.count("note") <= NOTES


def test_after_the_end_there_is_a_next_step_and_the_other_month(
    open_page: OpenPage, ann: Participant
) -> None:
    one = played(ann, BEST)
    app = open_page("month.py", round=str(one.id))
    labels = [link.proto.label for link in app.get("page_link")]
    assert labels[-3:] == ["My people", "Practice", "Other moves"]
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


# --- when something has changed meanwhile -----------------------------------------------------


def test_a_month_that_was_closed_in_another_window_takes_no_more_moves(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST)
    app = open_page("month.py")
    ended = resources.store().rounds.end(one, month_points(MAY, BEST, NOTES), now())
    app = choose(app, 0, "wait")
    assert kept(ann) == ended
    assert app.header[0].value == f"{POSSIBLE} of {POSSIBLE}"


def test_a_move_that_another_window_changed_is_shown_as_it_is_kept(
    open_page: OpenPage, ann: Participant
) -> None:
    one = begun(ann, BEST[:3])
    app = choose(open_page("month.py"), 0, "note")
    resources.store().rounds.answer(one, {"0": "follow"})
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


def test_of_a_month_that_was_written_anew_the_points_stand_and_no_tales_are_told(
    open_page: OpenPage, ann: Participant, play_with: PlayWith
) -> None:
    one = played(ann, BEST)
    play_with(MAY.model_copy(update={"people": MAY.people[::-1]}))
    app = open_page("month.py", round=str(one.id))
    assert "was written anew after you played it" in texts(app)
    assert app.header[0].value == f"{POSSIBLE} of {POSSIBLE}"
    assert "after note" not in texts(app)
    assert "Begin the month" in [one.label for one in press(app, "Once more").button]


# --- the months that are shipped --------------------------------------------------------------


def test_every_shipped_month_can_be_played_to_its_end(
    open_page: OpenPage, ann: Participant, play_with: PlayWith, content: Content
) -> None:
    play_with(*content.play.months)
    for month in content.play.months:
        begun(ann, best_moves(month, NOTES), month.id)
        app = press(open_page("month.py"), "Close the month")
        points = kept(ann).points
        assert points is not None
        assert points.share == 1.0
        assert not press(app, "See what came of it").exception
