"""What is said where a text could not be saved, or another window had other words."""

from __future__ import annotations

from zlib import crc32

import streamlit as st

from ccc.practice.field_rules import too_long
from ccc.ui.autosave.draft import Draft
from ccc.ui.components.markdown import plain
from ccc.ui.state import Slot

LATE = Slot[dict[str, str]]("late words", dict)
"""What this window typed after another had sent what it was meant for, by the name of that."""


def show_save_error(draft: Draft) -> None:
    """Why the words are not in the database, and that they are not lost."""
    if draft.error:
        st.warning(
            f"{plain(draft.error)}\n\nWhat you typed stays in this window and in this "
            "browser's own memory, and is sent again by itself.",
            title="Not saved yet",
            icon=":material/cloud_off:",
        )


def show_if_too_long(draft: Draft, most: int) -> None:
    """That a text has more characters than can be kept, and by how many."""
    complaint = too_long(draft.text, most)
    if complaint is not None:
        st.warning(complaint, icon=":material/content_cut:")


def offer_conflicts(draft: Draft, key: str) -> None:
    """Each text of another window that these words replaced, to be used instead or let go."""
    if not draft.conflicts:
        return
    with st.expander(
        "You typed something else in another window. We took the later words; here are the others",
        icon=":material/difference:",
        expanded=True,
    ):
        for text in draft.conflicts:
            which = crc32(text.encode("utf-8", "surrogatepass"))
            st.markdown(plain(text))
            with st.container(horizontal=True):
                for label, do in (
                    ("Use these instead", draft.swap_with),
                    ("Delete these", draft.let_go),
                ):
                    st.button(
                        label,
                        key=f"{label}-{key}-{which}",
                        on_click=do,
                        args=(text,),
                        type="secondary" if do == draft.swap_with else "tertiary",
                        wrap=True,
                    )


def keep_late_words(what_for: str, text: str) -> None:
    """Hold what this window typed after another had sent what it was meant for."""
    LATE.get()[what_for] = text


def show_late_words(what_for: str, says: str) -> None:
    """The words that came too late, to be copied or let go, below what is said of that."""
    late = LATE.get().get(what_for)
    if not late:
        return
    st.warning(says, icon=":material/difference:")
    st.code(late, language=None, wrap_lines=True)
    st.button(
        "Delete these words",
        key=f"late-{what_for}",
        type="tertiary",
        on_click=_forget_late_words,
        args=(what_for,),
    )


def _forget_late_words(what_for: str) -> None:
    LATE.get().pop(what_for, None)
