"""A quick check: answered by a reader, or put to a room."""

from __future__ import annotations

import streamlit as st

from ccc.content.lessons import Option, QuickCheck


def show_check(check: QuickCheck, key: str) -> bool:
    """A quick check, whose chosen answer explains itself; whether it is the right one."""
    st.markdown(check.question)
    chosen = st.radio(
        "Your answer",
        check.options,
        index=None,
        format_func=lambda option: with_letter(check, option),
        key=key,
        label_visibility="collapsed",
    )
    if not isinstance(chosen, Option):
        return False
    if chosen.right:
        st.success(chosen.because, title="Yes", icon=":material/check:")
    else:
        st.info(chosen.because, title="Look again", icon=":material/lightbulb:")
    return chosen.right


def show_question(check: QuickCheck, *, solved: bool) -> None:
    """A quick check as a room sees it, with nothing to press; once `solved`, what is right and why.

    The right answer is told by its letter, by which the room has chosen.
    """
    st.markdown(check.question)
    with st.container(gap="xsmall"):
        for option in check.options:
            st.markdown(with_letter(check, option))
    if solved:
        right = next(option for option in check.options if option.right)
        title = f"{_letter(check, right)} is right"
        st.success(right.because, title=title, icon=":material/check:")


def with_letter(check: QuickCheck, option: Option) -> str:
    """An answer in its own words, with the letter by which a room chooses it before them."""
    return f"**{_letter(check, option)}**  {option.answer}"


def _letter(check: QuickCheck, option: Option) -> str:
    return next(letter for letter, one in check.lettered if one == option)
