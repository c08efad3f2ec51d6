"""A blank request: choose who sent it, answer as long as you like, and see what the answer does."""

from __future__ import annotations

import streamlit as st

from ccc.content.games import BlankRequest
from ccc.content.scenarios import Card
from ccc.games.reply import reply_points
from ccc.games.rounds import NewRound, Round, ended_rounds
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import LONGEST_REPLY
from ccc.scoring.replies.reply import ReplyAssessment, can_be_read
from ccc.scoring.scenarios import score_answer
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, draft_field
from ccc.ui.components.announce import announce
from ccc.ui.components.cards import show_card
from ccc.ui.components.markdown import as_list, plain
from ccc.ui.games.round import offer_introduction, save_errors_shown, show_ending, show_introduction
from ccc.ui.resources import now
from ccc.ui.theme import show_page_title

LEVELS = ("○○ not yet", "●○ partly", "●● clearly")
"""A check's levels 0–2, as a picture and in words."""


def show_reply(participant: Participant) -> None:
    """The introduction and everybody who sent a request, or one request and a field to answer."""
    asked = st.query_params.get("sender", "")
    request = next(
        (blank for blank in resources.content().blank_requests if blank.id == asked), None
    )
    if request is not None:
        _show_request(participant, request)
        return
    if asked:
        st.info("That request is not there any more. Here are the others.")
    show_introduction("reply")
    _show_senders(participant)


def _show_senders(participant: Participant) -> None:
    announce("reply", "", "Who is at your table?", at_first=False)
    st.header("Who is at your table?", anchor=False)
    rounds = ended_rounds(resources.store().games.of(participant.id), "reply")
    for request in resources.content().blank_requests:
        own = (round_.points for round_ in rounds if round_.about == request.id)
        best = max((points for points in own if points is not None), default=None)
        st.page_link(
            "reply.py",
            label=plain(request.title),
            icon=":material/mark_email_unread:" if best is None else ":material/mark_email_read:",
            query_params={"sender": request.id},
        )
        told = "" if best is None else f" · Your best answer: {best.gained} of {best.possible}"
        st.caption(f"{plain(request.them.name)} · {plain(request.them.headline)}{told}")


def _show_request(participant: Participant, request: BlankRequest) -> None:
    show_page_title(request.title)
    announce("reply", request.id, request.title)
    st.page_link("reply.py", label="All senders", icon=":material/arrow_back:")
    st.header(plain(request.title), anchor=False)
    st.markdown(plain(request.arrives))
    left, right = st.columns(2)
    with left:
        show_card("You are", request.me)
    with right:
        _show_sender(request.them)
    _show_answer(participant, request)
    offer_introduction("reply")


def _show_sender(them: Card) -> None:
    """The request, which has no words, and all that the page says of whoever sent it."""
    with st.container(border=True, height="stretch"):
        st.caption("They want to join you. There is no note.")
        headline = f"  \n{plain(them.headline)}" if them.headline else ""
        st.markdown(f"**{plain(them.name)}**{headline}")
        st.caption("This is all their page says")
        st.markdown(as_list(map(plain, them.facts)))


@own_fragment
def _show_answer(participant: Participant, request: BlankRequest) -> None:
    """A field for the answer, saved as it is typed, and what the latest answer does."""
    style = FieldStyle("Your answer", "As long as you like", rows=4, enter="looks at it")
    text, entered = draft_field(
        participant, SavedField(f"reply:{request.id}", style, LONGEST_REPLY)
    )
    pressed = st.button("Look at my answer", type="primary", icon=":material/visibility:")
    if pressed or entered:
        _judge(participant, request, text, _mine(participant, request))
    mine = _mine(participant, request)
    points = mine[-1].points if mine else None
    says = f"{points.gained} of {points.possible} points" if points else ""
    announce(f"reply-{request.id}", len(mine), says, at_first=False)
    if mine:
        _show_latest(request, mine, text)


def _mine(participant: Participant, request: BlankRequest) -> list[Round]:
    """The participant's answers to this request, oldest first."""
    rounds = ended_rounds(resources.store().games.of(participant.id), "reply")
    return [round_ for round_ in rounds if round_.about == request.id]


def _judge(participant: Participant, request: BlankRequest, text: str, mine: list[Round]) -> None:
    if not text.strip():
        st.info("There are no words yet. Even one friendly question is an answer.")
    elif not can_be_read(text):
        st.info(
            "This seems to be another language. We can only read English so far, so we did not "
            "count it.",
            icon=":material/translate:",
        )
    elif mine and mine[-1].answers.get("reply") == text:
        st.info("These are the same words as in your last answer, so it was not counted again.")
    elif len(text) <= LONGEST_REPLY:
        judged = score_answer(text, request, resources.content().replies)
        points = reply_points(judged)
        new = NewRound(participant.id, "reply", request.id, (), {"reply": text}, points)
        with save_errors_shown():
            resources.store().games.begin(new, now())


def _show_latest(request: BlankRequest, mine: list[Round], typed: str) -> None:
    """What the latest answer does, beside its words where others stand in the field by now."""
    latest = mine[-1]
    text, points = latest.answers.get("reply", ""), latest.points
    if points is None:
        return
    if typed != text:
        st.info(
            f"{plain(text)}\n\nYour new words are looked at when you press the button.",
            title="Below is about your earlier answer",
            icon=":material/history:",
        )
    judged = score_answer(text, request, resources.content().replies)
    st.header(f"{points.gained} of {points.possible} points", anchor=False)
    first = mine[0].points
    earlier = f" Your first answer to them had {first.gained}." if first and len(mine) > 1 else ""
    st.caption(f"Each line below brings up to two points.{earlier}")
    _show_faults(judged)
    for step in judged.advice[:1]:
        st.info(plain(step.say), title="One next step", icon=":material/footprint:")
    _show_checks(text, judged)
    with st.expander("How somebody else did it", icon=":material/compare_arrows:"):
        _show_both(request)
    lesson = {"lesson": "answering-a-blank-request"}
    show_ending(
        "reply", points, {"The lesson": ("lessons.py", lesson), "Another sender": ("reply.py", {})}
    )


def _show_faults(judged: ReplyAssessment) -> None:
    games = resources.content().games
    for fault in judged.faults:
        st.warning(
            "It costs two points, whatever else is there.",
            title=games.fault_name(fault),
            icon=":material/flag:",
        )


def _show_checks(text: str, judged: ReplyAssessment) -> None:
    """Each check with its level, and the words of the answer that it rests on."""
    with st.container(border=True):
        for check in resources.content().games.answer_checks:
            quotes = "".join(
                f"  \n:small[“{plain(text[found.start : found.end].strip())}” – {plain(found.why)}]"
                for found in judged.evidence
                if found.about == check.id
            )
            st.markdown(f"**{plain(check.name)}** {LEVELS[judged.checks[check.id]]}{quotes}")


def _show_both(request: BlankRequest) -> None:
    rules = resources.content().replies
    for label, reply in (("Before", request.before), ("After", request.after)):
        judged = score_answer(reply, request, rules)
        points = reply_points(judged)
        with st.container(border=True):
            st.markdown(
                f"**{label}: {points.gained} of {points.possible} points**\n\n{plain(reply)}"
            )
    st.markdown(f"**Look at this:** {plain(request.look_at)}")
