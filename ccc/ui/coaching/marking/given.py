"""A mark that was handed over: taken back, sent word of, and what its writer answered."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.coaching.marks import Mark
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.account.qr import ONLY_HERE, address_for_phones
from ccc.ui.autosave.conflicts import show_late_words
from ccc.ui.autosave.press import press
from ccc.ui.components.days import day
from ccc.ui.components.mark import show_mark
from ccc.ui.components.markdown import plain

HANDED_OVER_ELSEWHERE = (
    "You handed this over in another window. What you typed here meanwhile was not kept. You can "
    "copy it, and take the mark back to change it."
)
OPENED_MEANWHILE = "They opened it meanwhile, so it stays as it is. You can mark the note again."


def show_given(host: Host, attempt: Attempt, mark: Mark) -> None:
    """The coach's mark as its writer sees it, and what can be done with it now."""
    show_late_words(f"mark-{attempt.id}", HANDED_OVER_ELSEWHERE)
    with st.container(border=True, key=f"given-{mark.id}"):
        show_mark(mark, attempt.assessment, resources.content().rubric)
        if mark.blind:
            st.caption("You marked before you saw the tool's levels.")
        if mark.state == "handed_over":
            _offer_taking_back(host, attempt)
            _offer_message(mark)
        else:
            _show_answer(host, mark)
            st.button(
                "Mark it again",
                key=f"again-{mark.id}",
                type="tertiary",
                icon=":material/redo:",
                on_click=press,
                args=(partial(resources.store().marks.begin_again, host, attempt),),
            )


def _offer_taking_back(host: Host, attempt: Attempt) -> None:
    st.caption("Handed over. They have not opened it yet.")

    def take_back(_now: datetime) -> None:
        if not resources.store().marks.take_back(host, attempt):
            st.toast(OPENED_MEANWHILE, icon=":material/drafts:", duration="long")

    st.button(
        "Take back",
        key=f"back-{attempt.id}",
        icon=":material/undo:",
        on_click=press,
        args=(take_back,),
    )


def _offer_message(mark: Mark) -> None:
    """A text for the coach to send in their own way, with the address of the mark."""
    page = f"progress?note={mark.attempt_id}"
    address = address_for_phones(page)
    where = "You find it in Career Calibrator Canvas, under Your progress."
    with st.popover("Copy a message", icon=":material/content_copy:", key=f"message-{mark.id}"):
        st.markdown("We send no mail. Copy this and send it in your own way.")
        st.code(
            f"I wrote something about a note of yours. {where if address is None else address}",
            language=None,
            wrap_lines=True,
        )
        if address is None:
            st.caption(ONLY_HERE)


def _show_answer(host: Host, mark: Mark) -> None:
    """Whether they got it, and their one answer until the coach replied, and after."""
    if mark.answer is None:
        st.caption("They have opened it.")
        return
    if mark.answer.at is None:
        st.caption(f"They got it on {day(mark.answer.seen_at)}.")
        return
    st.markdown(f"**They answered** :small[{day(mark.answer.at)}]  \n{plain(mark.answer.text)}")
    if mark.waits:
        st.caption("Reply when you talk, or mark the note again.")
        st.button(
            "I have replied",
            key=f"replied-{mark.id}",
            icon=":material/check:",
            on_click=press,
            args=(partial(resources.store().marks.reply, host, mark),),
        )
