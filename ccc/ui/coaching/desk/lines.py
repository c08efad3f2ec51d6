"""Who may need a talk: a line for each, until the coach has seen it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.coaching.cohort import MORE_COUNTED, DeskNow, Member
from ccc.coaching.desk import DeskLine, Seen, desk_lines, put_away, reasons_in
from ccc.coaching.reasons import SCORES_WAIT, TELL_SCORES, Reason
from ccc.errors import RefusedError
from ccc.ui import resources
from ccc.ui.coaching.address import names_hidden, person_link
from ccc.ui.coaching.names import called
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import as_list, plain
from ccc.ui.resources import now
from ccc.ui.state import Slot

LINES_SHOWN = 10
"""So many lines are read at a glance; more are drawn when they are asked for."""

LINE_WIDTH = 760
"""Pixels from which a line is still one with its button, however wide the page is."""

_SHOWN = Slot("desk lines", lambda: LINES_SHOWN)


def offer_lines(host: Host, cohort: int, *, veiled: bool) -> None:
    """A line for each of the cohort who may need the host, to be opened or put away.

    Where it is `veiled`, no line says what the tool makes of anybody's notes.
    """
    st.header("Who may need you", anchor=False)
    shown = _SHOWN.get()
    lines, number = lines_for(host, cohort, shown)
    if not lines:
        st.markdown("Nobody stands out today. Everybody is in the list below.")
        return
    with st.container(border=True, gap="xsmall", key="desk-lines", width=LINE_WIDTH):
        for line, member in lines:
            _offer_line(host, line, member, veiled=veiled)
    others = more_words(number - len(lines))
    if others and st.button(f"Show {others}", type="tertiary", key="more-lines"):
        _SHOWN.set(shown + LINES_SHOWN)
        st.rerun()


def more_words(others: int) -> str:
    """How many others have a line; empty where nobody has."""
    if others > MORE_COUNTED:
        return f"more, of over {MORE_COUNTED} others"
    return f"{others} more" if others else ""


def lines_for(host: Host, cohort: int, most: int) -> tuple[list[tuple[DeskLine, Member]], int]:
    """The first lines of a cohort that the host has not put away, with whose each is; of how many.

    They are counted as in `Needing`.

    Only so many people are read as have one of them, or put away one, however many there are.
    """
    store, moment = resources.store(), now()
    waiting = store.marks.waiting_answers(host)
    unanswered = {person_id: len(marks) for person_id, marks in waiting.items()}
    looked = store.looks.latest_of(host)

    def lines_of(members: Sequence[Member], seen: Mapping[int, Seen]) -> tuple[DeskLine, ...]:
        rubric = resources.content().rubric
        reasons = reasons_in(members, moment, rubric, looked, unanswered)
        return desk_lines(reasons, seen, moment)

    seen = store.desk.seen(host)
    open_again = {one.person_id for one in lines_of(store.desk.those(host, cohort, seen), seen)}
    around = DeskNow(moment, unanswered, seen.keys() - open_again)
    found = store.desk.needing(host, cohort, around, most)
    by_id = {member.id: member for member in found.members}
    return [(line, by_id[line.person_id]) for line in lines_of(found.members, {})], found.found


def _offer_line(host: Host, line: DeskLine, member: Member, *, veiled: bool) -> None:
    others = dict.fromkeys(_sentence(one, veiled=veiled) for one in line.others)
    first = _sentence(line.reason, veiled=veiled)
    name = plain(called(member, hidden=names_hidden()))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        with st.container(gap="xxsmall"):
            offer_link(person_link(member.id), f"**{name}:** {first}")
            if line.others:
                with st.popover(line.more, type="tertiary", key=f"others-{member.id}"):
                    st.markdown(as_list(others))
        st.button(
            "Seen",
            key=f"seen-{member.id}",
            type="tertiary",
            icon=":material/done:",
            help="Away for two weeks, or until there is news.",
            on_click=partial(_put_away, host, line),
        )


def _sentence(reason: Reason, *, veiled: bool) -> str:
    words = SCORES_WAIT if veiled and reason.kind in TELL_SCORES else reason.sentence
    ends = "" if words.rstrip("”").endswith(tuple(".!?…")) else "."
    return plain(words + ends)


def _put_away(host: Host, line: DeskLine) -> None:
    """Put a line away; of somebody who took back their yes meanwhile it is gone already."""
    try:
        resources.store().desk.put_away(host, line.person_id, put_away(line.reason, now()))
    except RefusedError as error:
        st.toast(str(error))
