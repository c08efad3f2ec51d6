"""Five notes a month: many people, a choice for each, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.games import Candidate, Month
from ccc.content.ids import MOVES, Move
from ccc.games.month import month_points, moves_of
from ccc.games.rounds import GIVEN_UP, NewRound, Round, ended_rounds, least_played
from ccc.practice.attempts import Participant
from ccc.practice.numbers import in_digits, in_words
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.components.announce import announce
from ccc.ui.components.cards import show_card
from ccc.ui.components.markdown import plain
from ccc.ui.games.month_result import JUST_CLOSED, complete, count_notes, show_end
from ccc.ui.games.round import (
    answer,
    begin,
    current_round,
    end,
    give_up,
    leave_round,
    offer_introduction,
    offer_leaving_round,
    show_introduction,
    still_stand,
)
from ccc.ui.state import Slot

WORDS: dict[Move, str] = {"note": "Note", "blank": "Blank", "follow": "Follow", "wait": "Wait"}

REFUSED_NOTE = Slot("refused note", str)
"""The key of the choice where a note was asked for when all notes were spent."""

NAMED_WHEN_OPEN = 3
"""So few people without a choice are named, for they are hard to find among many."""


def show_month(participant: Participant) -> None:
    """The introduction, the month that is going on, or what came of it."""
    round_ = current_round(participant, "month")
    month = _month_of(round_)
    if round_ is None:
        _offer_round(participant)
    elif month is None:
        _show_gone(round_)
        give_up(round_)
        _offer_round(participant)
    elif round_.points == GIVEN_UP:
        leave_round()
        _offer_round(participant)
    elif round_.ended is None:
        _show_open_month(participant, round_, month)
    else:
        show_end(round_, month)


def _month_of(round_: Round | None) -> Month | None:
    months = resources.content().months
    return next(
        (month for month in months if round_ is not None and month.id == round_.about), None
    )


def _show_gone(round_: Round) -> None:
    st.info(
        f"The month that you played is not here any more.{still_stand(round_)} "
        "Here is another one.",
        icon=":material/event_busy:",
    )


# --- before -----------------------------------------------------------------------------------


def _offer_round(participant: Participant) -> None:
    show_introduction("month")
    budget = resources.content().games.budget
    st.caption(f"{count_notes(budget.notes)}. {plain(budget.source)} As of {plain(budget.as_of)}.")
    about = _offer_months(participant)
    pressed = st.button("Begin the month", type="primary", icon=":material/play_arrow:")
    if pressed and begin(NewRound(participant.id, "month", about)):
        st.rerun()


def _offer_months(participant: Participant) -> str:
    """The months to choose from, where there are several; the id of the one to play."""
    months = {month.id: month for month in resources.content().months}
    rounds = resources.store().games.of(participant.id)
    suggested = least_played(list(months), rounds, "month")
    if len(months) == 1:
        return suggested
    played = {round_.about for round_ in ended_rounds(rounds, "month")}
    chosen = st.radio(
        "Which month?",
        list(months),
        index=list(months).index(suggested),
        format_func=lambda month_id: plain(months[month_id].title),
        captions=[
            f"{'Played before. ' if month.id in played else ''}"
            f"You are {plain(month.you.name)}. {plain(month.you.headline)}"
            for month in months.values()
        ],
    )
    return chosen or suggested


# --- the month --------------------------------------------------------------------------------


def _show_open_month(participant: Participant, round_: Round, month: Month) -> None:
    announce("month", round_.id, month.title)
    st.header(plain(month.title), anchor=False)
    show_card("You are", month.you)
    offer_introduction("month")
    _offer_moves(participant, round_, month)


@own_fragment
def _offer_moves(participant: Participant, round_: Round, month: Month) -> None:
    """A choice for each candidate, and what is left; a click draws no more than this anew."""
    kept = _kept(round_)
    if kept.ended is not None:
        st.rerun()
    moves, notes = moves_of(month, kept.answers), resources.content().games.budget.notes
    st.markdown(f"One choice for each of these {len(moves)}. You have {count_notes(notes)}.")
    for number, (candidate, move) in enumerate(zip(month.people, moves, strict=True)):
        with st.container(border=True):
            _offer_choice(round_, number, candidate, move)
    with st.bottom:
        _show_left(round_, moves, notes)
    _offer_closing(round_, month, moves, notes)


def _kept(round_: Round) -> Round:
    """The round as the database has it now, also with what another window chose."""
    rounds = resources.store().games.of(round_.person_id)
    return next((kept for kept in rounds if kept.id == round_.id), round_)


def _left(moves: Sequence[Move | None], notes: int) -> str:
    left = notes - moves.count("note")
    if left < 0:
        return f"That is {count_notes(-left)} more than the {notes} you have: take back as many."
    return f"{left} of {count_notes(notes)} left."


def _all_spent(notes: int) -> str:
    if notes == 1:
        return "Your only note is spent."
    return f"All {in_words(notes)} notes are spent."


def _open(moves: Sequence[Move | None]) -> str:
    count = moves.count(None)
    if count == 0:
        return "You have chosen for everybody."
    return f"{in_digits(count, 'person', 'people')} without a choice yet."


def _show_left(round_: Round, moves: Sequence[Move | None], notes: int) -> None:
    """The notes that are left and the choices still open, wherever in the list one is."""
    left, still_open = _left(moves, notes), _open(moves)
    announce(
        "month-left", f"{round_.id}-{left}-{still_open}", f"{left} {still_open}", at_first=False
    )
    st.markdown(f"**{left}** {still_open}")


def _key(round_: Round, number: int) -> str:
    return f"month-{round_.id}-{number}"


def _offer_choice(round_: Round, number: int, candidate: Candidate, move: Move | None) -> None:
    st.markdown(
        f"**{plain(candidate.name)}**  \n{plain(candidate.headline)}\n\n{plain(candidate.known)}"
    )
    key = _key(round_, number)
    if st.session_state.get(key) != move:  # another window chose since
        st.session_state[key] = move
    st.radio(
        f"Your choice for {plain(candidate.name)}",
        MOVES,
        index=None,
        format_func=WORDS.__getitem__,
        key=key,
        on_change=_move,
        args=(round_, number),
        horizontal=True,
        label_visibility="collapsed",
    )
    if REFUSED_NOTE.get() == key:
        notes = resources.content().games.budget.notes
        st.warning(
            f"{_all_spent(notes)} Take one back first, or choose something else "
            f"for {plain(candidate.name)}.",
            icon=":material/edit_off:",
        )


def _move(round_: Round, number: int) -> None:
    """Save a choice; a note more than there are leaves what was there before."""
    key = _key(round_, number)
    wished, given = st.session_state[key], _kept(round_).answers
    others = [move for person, move in given.items() if person != str(number)]
    if wished == "note" and others.count("note") >= resources.content().games.budget.notes:
        st.session_state[key] = given.get(str(number))
        REFUSED_NOTE.set(key)
        return
    REFUSED_NOTE.set("")
    if wished is not None and not answer(round_, {str(number): wished}):
        st.session_state[key] = given.get(str(number))


def _offer_closing(round_: Round, month: Month, moves: Sequence[Move | None], notes: int) -> None:
    ready = complete(moves) and moves.count("note") <= notes
    missing = [
        plain(candidate.name)
        for candidate, move in zip(month.people, moves, strict=True)
        if move is None
    ]
    if 0 < len(missing) <= NAMED_WHEN_OPEN:
        st.markdown(f"Without a choice yet: {', '.join(missing)}.")
    pressed = st.button(
        "Close the month",
        type="primary",
        icon=":material/event_available:",
        disabled=not ready,
        key="close",
    )
    offer_leaving_round(round_, "Leave this month")
    if not (pressed and ready and complete(moves)):
        return
    if end(round_, month_points(month, moves, notes)):
        JUST_CLOSED.set(round_.id)
        st.rerun()
