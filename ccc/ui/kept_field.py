"""Fields that save themselves: no button to forget, and no words lost when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from ccc.canvas import MOST_FACTS, every_fact_in, too_long
from ccc.errors import StorageError

Keep = Callable[[str], object]
"""Stores the text of a field. May raise StorageError."""


@dataclass(frozen=True)
class KeptField:
    """A field: its label and key, most characters, a hint for when it is empty, how many lines.

    Where the page already asks the question above it, the label is for screen readers only.
    """

    label: str
    key: str
    most: int
    placeholder: str = ""
    one_line: bool = False
    asked_above: bool = False

    @property
    def label_visibility(self) -> Literal["visible", "collapsed"]:
        """Whether Streamlit shows the label."""
        return "collapsed" if self.asked_above else "visible"


def kept_field(field: KeptField, kept: str, keep: Keep) -> None:
    """The field, with what was kept before; stored at every change unless it is too long."""
    if field.key not in st.session_state:
        st.session_state[field.key] = st.session_state.get(_unsaved(field), kept)
    on_change, args = _store, (field, keep)
    if field.one_line:
        st.text_input(
            field.label,
            key=field.key,
            placeholder=field.placeholder,
            label_visibility=field.label_visibility,
            on_change=on_change,
            args=args,
        )
    else:
        st.text_area(
            field.label,
            key=field.key,
            placeholder=field.placeholder,
            label_visibility=field.label_visibility,
            height="content",
            on_change=on_change,
            args=args,
        )
    _say_what_is_wrong(field, keep)


def say_left_out(text: str) -> None:
    """Say how many of a text's facts the scorer does not read, if there are any."""
    more = len(every_fact_in(text)) - MOST_FACTS
    if more > 0:
        st.caption(f"The scorer reads the first {MOST_FACTS} facts here; {more} more are kept.")


def _store(field: KeptField, keep: Keep) -> None:
    """Store what is in the field; what cannot be stored outlives a visit to another page."""
    text = st.session_state[field.key]
    for note in (_unsaved(field), _failure(field)):
        st.session_state.pop(note, None)
    try:
        if too_long(text, field.most) is None:
            keep(text)
        else:
            st.session_state[_unsaved(field)] = text
    except StorageError as error:
        st.session_state[_unsaved(field)] = text
        st.session_state[_failure(field)] = str(error)


def _unsaved(field: KeptField) -> str:
    return f"{field.key}-unsaved"


def _failure(field: KeptField) -> str:
    return f"{field.key}-failure"


def _say_what_is_wrong(field: KeptField, keep: Keep) -> None:
    complaint = too_long(st.session_state[field.key], field.most)
    if complaint is not None:
        st.warning(complaint, icon=":material/content_cut:")
    elif _failure(field) in st.session_state:
        st.error(
            f"{st.session_state[_failure(field)]} Your words are still in the field.",
            icon=":material/healing:",
        )
        st.button("Save again", key=f"{field.key}-again", on_click=_store, args=(field, keep))
