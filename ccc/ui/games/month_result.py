"""What came of a month of notes: points, each consequence, and what would have been better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

import streamlit as st

from ccc.content.games import Candidate, Month
from ccc.content.ids import Move
from ccc.games.month import best_moves, month_points, moves_of
from ccc.games.rounds import Round
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.link import Link
from ccc.ui.components.markdown import plain
from ccc.ui.games.round import leave_round, show_ending
from ccc.ui.state import Slot

JUST_CLOSED = Slot[int | None]("just closed", lambda: None)
"""The number of the round that was closed last, until what came of it is asked for."""

INSTEAD: dict[Move, str] = {
    "note": "A note instead",
    "blank": "A blank request instead",
    "follow": "Following instead",
    "wait": "Waiting instead",
}

ALIKE, OTHERWISE = ":material/check:", ":material/lightbulb:"
"""The marks before the names: nothing would have been better, or something would."""

GROUPS: dict[Move, str] = {
    "note": "Your notes",
    "blank": "Blank requests",
    "follow": "Followed",
    "wait": "Left for later",
}


def count_notes(count: int) -> str:
    """A number of notes, in words."""
    return in_digits(count, "note", "notes")


def complete(moves: Sequence[Move | None]) -> TypeGuard[Sequence[Move]]:
    """Whether there is a choice for everybody."""
    return None not in moves


def show_end(round_: Round, month: Month) -> None:
    """Points and what they mean; then what came of each choice, and what to do next."""
    points, notes = round_.points, resources.content().games.budget.notes
    if points is None:
        return
    moves = moves_of(month, round_.answers)
    says = f"{points.gained} of {points.possible} points"
    announce("month", f"{round_.id}-end", says)
    st.header(says, anchor=False)
    if complete(moves) and month_points(month, moves, notes) == points:
        best = best_moves(month, notes, moves)
        st.markdown(f"**{plain(month.title)}.** {where_they_went(month, moves, best)}")
        st.caption(
            f"Each choice brings up to three points. {points.possible} is the most that you can "
            f"reach with {count_notes(notes)}."
        )
        # A page keeps its place when it changes; a short one lets everybody begin at the top.
        if JUST_CLOSED.get() == round_.id:
            st.button(
                "See what came of it",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=JUST_CLOSED.set,
                args=(None,),
            )
            return
        _show_what_came(month, moves, best)
    else:
        st.info(
            "This month has changed since you played it, so we cannot show what came of each "
            "choice any more. Your points stay.",
            icon=":material/history_edu:",
        )
    links: dict[str, Link] = {
        "Your people": ("people.py", {}),
        "Practice": ("practice.py", {}),
    }
    show_ending("month", points, links)
    st.button(_again(), icon=":material/replay:", on_click=leave_round, key="again")


def _again() -> str:
    labels = {1: "Once more", 2: "The other month"}
    return labels.get(len(resources.content().months), "Another month")


def _show_what_came(month: Month, moves: Sequence[Move], best: Sequence[Move]) -> None:
    announce("month-came", "came", "What came of it")
    st.header("What came of it", anchor=False)
    st.caption(_marks_in_words(moves, best))
    for group, title in GROUPS.items():
        these = [number for number, move in enumerate(moves) if move == group]
        if these:
            st.subheader(title, anchor=False)
        for number in these:
            _show_outcome(month.people[number], group, best[number])


def _marks_in_words(moves: Sequence[Move], best: Sequence[Move]) -> str:
    """What the mark before each name says, of those that are there."""
    notes = resources.content().games.budget.notes
    says = {
        ALIKE: f"the best choice with {count_notes(notes)}",
        OTHERWISE: "another would have brought more; which one stands after the name",
    }
    shown = {_mark(*pair) for pair in zip(moves, best, strict=True)}
    return " · ".join(f"{mark}&nbsp;{words}" for mark, words in says.items() if mark in shown)


def _mark(move: Move, best: Move) -> str:
    return ALIKE if move == best else OTHERWISE


def where_they_went(month: Month, moves: Sequence[Move], best: Sequence[Move]) -> str:
    """Where the notes went, and how the others fared without."""
    rest = [
        (move, person.after(move).worth == person.after(ideal).worth)
        for person, move, ideal in zip(month.people, moves, best, strict=True)
        if move != "note"
    ]
    noted, waited = moves.count("note"), rest.count(("wait", True))
    if noted:
        well = sum(pair == ("note", "note") for pair in zip(moves, best, strict=True))
        words = f"Of your {count_notes(noted)}, **{well}** went where a note was worth most."
    else:
        words = "You kept all your notes."
    suited = sum(as_good for _, as_good in rest)
    words += f" Of the {len(rest)} others, **{suited}** got what suited them"
    return words + (f"; for **{waited}** of them that was to wait." if waited else ".")


def _show_outcome(person: Candidate, move: Move, best: Move) -> None:
    """What came of a choice: of a note unfolded, of another one folded away under the name."""
    name = plain(person.name)
    title = f"{name} · {INSTEAD[best].lower()}" if _bettered(person, move, best) else name
    if move == "note":
        with st.container(border=True):
            st.markdown(f"{_mark(move, best)} **{title}**")
            _show_consequence(person, move, best)
        return
    with st.expander(title, icon=_mark(move, best)):
        _show_consequence(person, move, best)


def _bettered(person: Candidate, move: Move, best: Move) -> bool:
    """Whether the other choice would have brought this person's round more, or as much."""
    return move != best and person.after(best).worth >= person.after(move).worth


def _show_consequence(person: Candidate, move: Move, best: Move) -> None:
    st.caption(f"{plain(person.headline)}. {plain(person.known)}")
    st.markdown(plain(person.after(move).then))
    if _bettered(person, move, best):
        st.markdown(f"**{INSTEAD[best]}.** {plain(person.after(best).then)}")
    elif move != best:
        st.caption("A good note, but another one would have brought more.")
