"""The form of a mark: five levels, reasons where they differ, one comment; saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

import streamlit as st

from ccc.coaching.marks import EarlierWords, stretches
from ccc.content.rubric import Criterion
from ccc.errors import StorageError
from ccc.practice.field_rules import LONGEST_COMMENT, LONGEST_LEVEL_REASON
from ccc.ui import resources
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.press import press
from ccc.ui.autosave.saved_field import SavedField, add_to_field, saved_field
from ccc.ui.coaching.marking.draft import MarkDraft
from ccc.ui.components.mark import tool_level
from ccc.ui.components.markdown import plain

EARLIER_SHOWN = 8
"""So many earlier words are looked through at a glance."""

WHOLE_NOTE = ""
"""What the comment is about where no words were chosen."""


def offer_form(draft: MarkDraft) -> None:
    """Everything to say of a note; folded away until the coach begins."""
    form = st.expander(
        "Your mark, not handed over yet" if draft.mark else "Mark this note",
        expanded=draft.mark is not None,
        key=draft.key,
        on_change="rerun",
        icon=":material/rate_review:",
    )
    if form.open:
        with form:
            _show_form(draft)


def _show_form(draft: MarkDraft) -> None:
    earlier = EarlierWords()
    with suppress(StorageError):  # The page has told that already.
        earlier = resources.store().marks.earlier_words(draft.host)
    for criterion in resources.content().rubric.criteria:
        with st.container(gap="xsmall", key=f"mark-row-{draft.attempt.id}-{criterion.id}"):
            _offer_level(draft, criterion, earlier.reasons.get(criterion.id, ()))
    if draft.hidden:
        _offer_levels_of_the_tool(draft)
    _offer_quote(draft)
    comment = _offer_comment(draft, earlier.comments)
    _offer_handing_over(draft, comment)


def _offer_level(draft: MarkDraft, criterion: Criterion, earlier: Sequence[str]) -> None:
    """One row: the tool's level in words, the coach's to be chosen, a reason where they differ."""
    tool = "hidden" if draft.hidden else tool_level(draft.attempt.assessment, criterion)
    st.markdown(f"**{criterion.name}** :small[The tool: {tool}]", help=criterion.question)
    key, kept = f"{draft.key}-{criterion.id}", draft.said.levels.get(criterion.id)
    st.session_state[key] = kept
    st.segmented_control(
        f"Your level for {criterion.name}",
        range(len(criterion.levels)),
        format_func=lambda level: criterion.levels[level].name,
        key=key,
        on_change=_choose_level,
        args=(draft, criterion, key),
        label_visibility="collapsed",
        width="stretch",
    )
    if not draft.hidden and criterion.id in draft.said.differing(draft.attempt.assessment):
        _offer_reason(draft, criterion, earlier)


def _hand_over(draft: MarkDraft, moment: datetime) -> None:
    """Give the draft to its writer, and say so where the eyes are: the form is gone then."""
    if resources.store().marks.hand_over(draft.host, draft.attempt, moment):
        st.toast("Handed over. You can take it back until they open it.", icon=":material/send:")


def _choose_level(draft: MarkDraft, criterion: Criterion, key: str) -> None:
    """Keep a level; where another window chose another meanwhile, tell both."""
    level: int | None = st.session_state[key]
    before = draft.change(lambda said: said.with_level(criterion.id, level))
    if before is None:
        return
    other = before.levels.get(criterion.id)
    if other not in {draft.said.levels.get(criterion.id), level}:
        was, now_is = (
            "no level" if one is None else f"*{criterion.levels[one].name}*"
            for one in (other, level)
        )
        st.toast(
            f"In another window you had chosen {was} for {criterion.name}. Now it is {now_is}.",
            icon=":material/difference:",
            duration="long",
        )


def _offer_reason(draft: MarkDraft, criterion: Criterion, earlier: Sequence[str]) -> None:
    style = FieldStyle("Why?", "What the tool does not see", rows=2)
    field = SavedField(draft.reason_field(criterion.id), style, LONGEST_LEVEL_REASON)
    kept = draft.said.reasons.get(criterion.id, "")
    saved_field(draft.host, field, kept, partial(draft.save_reason, criterion.id))
    _offer_earlier(draft, field.name, earlier)


def _offer_quote(draft: MarkDraft) -> None:
    """Which words of the note the comment is about."""
    key = f"{draft.key}-quote"
    words = stretches(draft.attempt.note, None if draft.hidden else draft.attempt.assessment)
    st.session_state[key] = draft.said.quote if draft.said.quote in words else WHOLE_NOTE
    st.selectbox(
        "About these words",
        (WHOLE_NOTE, *words),
        format_func=lambda words: f"“{words}”" if words else "The whole note",
        key=key,
        on_change=_choose_quote,
        args=(draft, key),
    )


def _choose_quote(draft: MarkDraft, key: str) -> None:
    quote: str = st.session_state[key]
    draft.change(lambda said: replace(said, quote=quote))


def _offer_comment(draft: MarkDraft, earlier: Sequence[str]) -> str:
    """One comment on the note; what stands in the field."""
    style = FieldStyle("Your comment", "What is good, and what you would try next", rows=3)
    field = SavedField(draft.comment_field, style, LONGEST_COMMENT)
    text, _ = saved_field(draft.host, field, draft.said.comment, draft.save_comment)
    _offer_earlier(draft, field.name, earlier)
    return text


def _offer_earlier(draft: MarkDraft, field_name: str, texts: Sequence[str]) -> None:
    """The coach's own earlier words, each put into the field by a press."""
    if not texts:
        return
    with st.popover(
        "What I wrote before", icon=":material/history:", type="tertiary", key=f"{field_name}-more"
    ):
        for number, text in enumerate(texts[:EARLIER_SHOWN]):
            st.button(
                plain(text),
                key=f"{field_name}-earlier-{number}",
                on_click=add_to_field,
                args=(draft.host, field_name, text),
                wrap=True,
            )


def _offer_levels_of_the_tool(draft: MarkDraft) -> None:
    """The end of marking blind: from then on the tool's levels stand beside the coach's."""
    if len(draft.said.levels) < len(resources.content().rubric.criteria):
        st.caption("The tool's levels are shown when you have chosen all five.")
        return
    st.button(
        "I have marked: show the tool's levels",
        key=f"{draft.key}-show",
        icon=":material/visibility:",
        on_click=press,
        args=(partial(resources.store().marks.show_levels, draft.host, [draft.attempt]),),
        wrap=True,
    )


def _offer_handing_over(draft: MarkDraft, comment: str) -> None:
    """The way to the writer, and the way to begin anew."""
    marks, saved = resources.store().marks, draft.is_saved
    ready = replace(draft.said, comment=comment).says_something
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Hand over",
            key=f"{draft.key}-hand-over",
            type="primary",
            icon=":material/send:",
            disabled=not (ready and saved),
            on_click=press,
            args=(partial(_hand_over, draft),),
        )
        if draft.mark:
            st.button(
                "Delete this draft",
                key=f"{draft.key}-delete",
                type="tertiary",
                on_click=press,
                args=(lambda _now: marks.discard(draft.host, draft.attempt),),
            )
    if not saved:
        st.caption("You can hand it over as soon as your words are saved.")
    elif ready:
        st.caption("Saved as you type. Only you see it until you hand it over.")
    else:
        st.caption("Choose a level or write a comment. Only you see it until you hand it over.")
