"""The recipient's seat: invitations on a phone, a minute, and then what we make of them."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from ccc.content.ids import InboxAnswer
from ccc.content.scenarios import Card, Scenario
from ccc.games.rounds import GIVEN_UP, NewRound, Round
from ccc.games.seat import (
    OWN_NOTE,
    OWN_TEXT,
    SECONDS_AT_THE_INBOX,
    Seat,
    counts,
    has_clock,
    is_over,
    kept_at_the_start,
    plan_inbox,
    right_answers,
    suggested,
    time_left,
    written_to,
)
from ccc.practice.attempts import Attempt, Participant
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.cards import show_card
from ccc.ui.components.invitation import show_request, what_arrives
from ccc.ui.components.markdown import plain
from ccc.ui.games.round import (
    answer,
    begin,
    current_round,
    end,
    give_up,
    leave_round,
    offer_introduction,
    offer_leaving_round,
    place_in_words,
    remember_meeting,
    show_introduction,
    show_place,
    still_stand,
)
from ccc.ui.games.seat_result import own_attempt, show_end
from ccc.ui.games.seat_wording import WORDS
from ccc.ui.resources import now

BUTTONS_WIDTH = 420

ROUND_KEY, PHONE_KEY = "by-the-clock", "phone"
"""The containers of a round by the clock and of an invitation, which the stylesheet knows."""


def clock_runs(participant: Participant) -> bool:
    """Whether the participant is in the middle of a round by the clock."""
    round_ = current_round(participant, "seat")
    return (
        round_ is not None
        and round_.about in _seats()
        and round_.ended is None
        and round_.next_asked is not None
        and has_clock(round_)
        and not is_over(round_, now())
    )


def show_by_the_clock(participant: Participant) -> None:
    """Clock, invitation and buttons alone, so that the smallest phone shows them together."""
    round_ = current_round(participant, "seat")
    if round_ is None or round_.next_asked is None:
        return
    with st.container(key=ROUND_KEY):
        seat = _seats()[round_.about]
        recipient = seat.scenario.recipient
        st.title(f"You are {plain(recipient.name)}", anchor=False)
        st.caption(plain(recipient.headline))
        _show_clock(round_.began, place_in_words(round_, round_.next_asked))
        _show_invitation(participant, round_, seat, round_.next_asked)


def show_seat(participant: Participant) -> None:
    """The choice of a seat, the invitation to judge now without a clock, or the ending."""
    round_ = current_round(participant, "seat")
    if round_ is None:
        _offer_seats(participant)
        return
    seat = _seats().get(round_.about)
    if seat is None:
        _clear_away(round_)
        _offer_seats(participant)
    elif round_.points == GIVEN_UP:
        leave_round()
        _offer_seats(participant)
    elif round_.ended is not None:
        show_end(participant, round_, seat)
    elif round_.next_asked is None or is_over(round_, now()):
        if end(round_, right_answers(seat.inbox, round_.plan, round_.answers)):
            st.rerun()
    else:
        _show_in_peace(participant, round_, seat, round_.next_asked)


def _seats() -> dict[str, Seat]:
    content = resources.content()
    found = ((inbox, content.scenario(inbox.id)) for inbox in content.inboxes)
    return {inbox.id: Seat(inbox, scenario) for inbox, scenario in found if scenario is not None}


def _clear_away(round_: Round) -> None:
    """Give up a round whose inbox was taken out of the content, and say so."""
    give_up(round_)
    st.info(
        f"The inbox of that round is not here any more.{still_stand(round_)} Here are the others."
    )


# --- choosing a seat --------------------------------------------------------------------------


def _offer_seats(participant: Participant) -> None:
    show_introduction("seat")
    seats, attempts = _seats(), resources.store().attempts.of(participant.id)
    rounds = resources.store().games.of(participant.id)
    first = suggested([*seats.values()], attempts, rounds)
    if first is None:
        st.info("There is no inbox here yet. Come back another day.")
        return
    chosen = st.radio(
        "Whose seat do you take?",
        [*seats],
        index=[*seats].index(first),
        format_func=lambda inbox_id: plain(seats[inbox_id].scenario.recipient.name),
        captions=[plain(seat.scenario.recipient.headline) for seat in seats.values()],
        key="whose-seat",
    )
    seat = seats[chosen]
    own = written_to(attempts, seat.scenario.id)
    show_card("You will be", seat.scenario.recipient)
    remember_meeting(participant, seat.scenario.id)
    _show_whether_own(seat.scenario, own)
    with st.container(horizontal=True):
        for label, clock in (("Start the clock", True), ("Without the clock", False)):
            st.button(
                label,
                type="primary" if clock else "secondary",
                icon=":material/timer:" if clock else ":material/timer_off:",
                on_click=_begin,
                args=(participant, seat, own),
                kwargs={"clock": clock},
                wrap=True,
            )


def _show_whether_own(scenario: Scenario, own: Attempt | None) -> None:
    name = plain(scenario.recipient.name)
    if own is not None:
        st.caption(f"Your latest note to {name} is one of the eight.")
        return
    st.caption(f"You have not written to {name} yet. You can play all the same.")
    st.page_link(
        "practice.py",
        label=f"Write to {name} first, and your note will be among the eight",
        icon=":material/edit:",
        query_params={"scenario": scenario.id},
    )


def _begin(participant: Participant, seat: Seat, own: Attempt | None, *, clock: bool) -> None:
    """Begin one round, however often the button is pressed."""
    rounds = resources.store().games.of(participant.id)
    if any(round_.game == "seat" and round_.ended is None for round_ in rounds):
        return
    plan = plan_inbox(seat.inbox, rounds, participant.id, own=own is not None)
    kept = kept_at_the_start(own, clock=clock)
    begin(NewRound(participant.id, "seat", about=seat.inbox.id, plan=plan, answers=kept))


# --- in the round -----------------------------------------------------------------------------


def _show_in_peace(participant: Participant, round_: Round, seat: Seat, asked: str) -> None:
    recipient = seat.scenario.recipient
    st.markdown(f"You are **{plain(recipient.name)}** · {plain(recipient.headline)}")
    show_place(round_, asked)
    _show_invitation(participant, round_, seat, asked)
    _offer_reminder(recipient)
    offer_leaving_round(round_, "Leave this seat")


def _show_invitation(participant: Participant, round_: Round, seat: Seat, asked: str) -> None:
    if asked == OWN_NOTE:
        sender, note = seat.scenario.sender, round_.answers.get(OWN_TEXT, "")
        limit = _limit(own_attempt(participant, round_, seat))
    else:
        invitation = seat.inbox.invitations[int(asked)]
        sender, note, limit = invitation.sender, invitation.note, _limit(None)
    says = f"{place_in_words(round_, asked)}. {sender.name}, {sender.headline}. {note}"
    announce("seat", f"{round_.id}-{asked}", says)
    _show_phone(sender, note, limit)
    _show_buttons(round_, asked)


def _offer_reminder(recipient: Card) -> None:
    """The card of the seat and the introduction, folded away."""
    with st.expander("Who I am here", icon=":material/person:"):
        show_card("You are", recipient)
    offer_introduction("seat")


@st.fragment(run_every=1)
def _show_clock(began: datetime, place: str) -> None:
    """The seconds left by the server's clock; the page is run anew when there are none."""
    left = time_left(began, now())
    if left == 0:
        st.rerun()
    words = in_digits(left, "second left", "seconds left")
    st.progress(left / SECONDS_AT_THE_INBOX, text=f"**{place}** · {words}")


def _show_phone(sender: Card, note: str, limit: int) -> None:
    """An invitation on a phone; as high for a short note, so that the buttons stay in place."""
    with st.container(key=PHONE_KEY):
        show_request(sender, what_arrives(note, limit))


def _show_buttons(round_: Round, asked: str) -> None:
    """A button for each answer: each invitation's own, or a second tap would judge the next one.

    Single keys answer only while the clock runs, or they would be in the way of other tools.
    """
    with st.container(horizontal=True, width=BUTTONS_WIDTH):
        for given, words in WORDS.items():
            st.button(
                words.label,
                icon=words.icon,
                key=f"{given}-{asked}",
                on_click=_judge,
                args=(round_, asked, given),
                shortcut=words.key if has_clock(round_) else None,
                width="stretch",
            )


def _judge(round_: Round, asked: str, given: InboxAnswer) -> None:
    if counts(round_, now()):
        answer(round_, {asked: given})


def _limit(attempt: Attempt | None) -> int:
    if attempt is not None:
        return attempt.assessment.limit
    return resources.content().rubric.limit.characters
