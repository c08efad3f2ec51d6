"""What a coach said of a participant's note: first where they come in, and beside the note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

import streamlit as st

from ccc.coaching.marks import Mark, latest_of_each
from ccc.errors import StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.practice.field_rules import LONGEST_MARK_ANSWER
from ccc.practice.numbers import joined
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.conflicts import keep_late_words, show_late_words
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.press import press, show_if_failed
from ccc.ui.autosave.saved_field import SavedField, draft_field
from ccc.ui.components.days import day
from ccc.ui.components.mark import show_mark
from ccc.ui.components.markdown import inline, plain
from ccc.ui.practice.recipients import titles
from ccc.ui.state import Slot
from ccc.work import Work

FROM_YOUR_COACH = "From your coach"
SENT_ELSEWHERE = "You sent this answer in another window. What you typed here was not sent:"

KNOWN = Slot[dict[int, tuple[Mark, ...]]]("marks received", dict)
"""The marks that were read last, by the note's id, for when the database does not answer."""


def show_unopened(participant: Participant) -> None:
    """On the first page: that a coach said something, with the way to it."""
    work = resources.store().works.of(participant.id)

    def go(attempt_id: int) -> None:
        st.switch_page("progress.py", query_params={"note": str(attempt_id)})

    offer_unopened(work, titles(work.own_people), go)


def offer_unopened(work: Work, names: Mapping[str, str], open_note: Callable[[int], None]) -> None:
    """Each note of which a coach said something that was not opened yet, and a press to open it."""
    for attempt in work.attempts:
        unopened = [
            mark
            for mark in work.marks
            if mark.attempt_id == attempt.id and mark.state == "handed_over"
        ]
        if unopened:
            _offer(unopened, names[attempt.scenario_id], open_note)


def _offer(marks: Sequence[Mark], name: str, open_note: Callable[[int], None]) -> None:
    """A press to open the note of which these marks are, by whomever they are."""
    latest = marks[-1]
    hosts = dict.fromkeys(inline(mark.host_name) for mark in marks)
    have = "has" if len(hosts) == 1 else "have"
    with st.container(border=True, gap="small"):
        st.subheader(FROM_YOUR_COACH, anchor=False)
        whom = inline(name)
        st.markdown(f"{joined([*hosts])} {have} read your note ({whom}) and wrote to you about it.")
        if st.button(
            "Read it", key=f"read-mark-{latest.id}", type="primary", icon=":material/mail:"
        ):
            open_note(latest.attempt_id)


@own_fragment
def show_received(participant: Participant, attempt: Attempt) -> None:
    """What coaches say of a note, each by name; whoever sees it has opened it.

    Nothing where no coach said anything.
    """
    marks = _received(participant, attempt)
    if not marks:
        return
    current = latest_of_each(marks)
    with st.container(border=True):
        show_if_failed()
        st.subheader(FROM_YOUR_COACH, anchor=False)
        st.markdown(f"> {plain(attempt.note)}".replace("\n", "\n> "))
        for mark in current:
            show_mark(mark, attempt.assessment, resources.content().rubric)
            _offer_answer(participant, mark)
        earlier = [mark for mark in marks if mark not in current]
        if earlier:
            with st.expander("What they said before"):
                for mark in reversed(earlier):
                    show_mark(mark, attempt.assessment, resources.content().rubric)
                    _show_answered(mark)


def _received(participant: Participant, attempt: Attempt) -> Sequence[Mark]:
    """The marks of a note, opened from now on; those read last where the database is gone."""
    received, known = resources.store().received_marks, KNOWN.get()
    try:
        marks = [one for one in received.of(participant.id) if one.attempt_id == attempt.id]
        unopened = [mark.id for mark in marks if mark.state == "handed_over"]
        if unopened:
            received.open(participant.id, unopened)
            marks = [one for one in received.of(participant.id) if one.attempt_id == attempt.id]
        known[attempt.id] = tuple(marks)
    except StorageError as error:
        if attempt.id in known:
            st.warning(plain(str(error)), icon=":material/cloud_off:")
    return known.get(attempt.id, ())


def _offer_answer(participant: Participant, mark: Mark) -> None:
    """*Got it*, and one answer; once it was sent, what it was."""
    if mark.answer is not None and mark.answer.at is not None:
        _show_answered(mark)
        return
    style = FieldStyle("Your answer, if you like", "A question, or what you think", rows=2)
    text, _ = draft_field(participant, SavedField(f"answer:{mark.id}", style, LONGEST_MARK_ANSWER))
    fits = 0 < len(text.strip()) <= LONGEST_MARK_ANSWER
    with st.container(horizontal=True, vertical_alignment="center"):
        if mark.answer is None:
            st.button(
                "Got it",
                key=f"got-it-{mark.id}",
                icon=":material/check:",
                on_click=press,
                args=(partial(_got_it, participant, mark),),
            )
        st.button(
            "Send",
            key=f"send-{mark.id}",
            disabled=not fits,
            on_click=press,
            args=(partial(_send, participant, mark, text.strip()),),
        )
    if mark.answer is not None:
        st.caption("Your coach sees that you got it. You can still send one answer.")
    else:
        st.caption("You can send one answer. It cannot be changed afterwards.")


def _got_it(participant: Participant, mark: Mark, moment: datetime) -> None:
    resources.store().received_marks.got_it(participant.id, mark.id, moment)


def _send(participant: Participant, mark: Mark, text: str, moment: datetime) -> None:
    """Send the one answer; where another window sent one before, say so and keep this text."""
    store = resources.store()
    kept = store.received_marks.answer(participant.id, mark.id, text, moment)
    if kept.text == text:
        store.drafts.save(participant.id, f"answer:{mark.id}", "", moment)
        st.toast("Sent to your coach.", icon=":material/check:")
    else:
        keep_late_words(f"answer-{mark.id}", text)


def _show_answered(mark: Mark) -> None:
    if mark.answer is not None and mark.answer.at is not None:
        st.markdown(f"**You answered** :small[{day(mark.answer.at)}]  \n{plain(mark.answer.text)}")
    show_late_words(f"answer-{mark.id}", SENT_ELSEWHERE)
