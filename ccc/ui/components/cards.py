"""The two profile cards of a scenario or an example."""

from __future__ import annotations

import streamlit as st

from ccc.content.scenarios import Card
from ccc.practice.canvas import MOST_FACTS, every_fact_in, noise_in
from ccc.practice.numbers import in_digits
from ccc.ui.components.markdown import as_list, plain


def show_cards(sender: Card, recipient: Card) -> None:
    """The cards of sender and recipient, side by side or, on a phone, one above the other."""
    left, right = st.columns(2)
    with left:
        show_card("You are", sender)
    with right:
        show_card("You write to", recipient)


def show_card(role: str, card: Card) -> None:
    """One card: who it is, and what one could truly know about them."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.caption(role)
        st.markdown(f"**{plain(card.name)}**  \n{plain(card.headline)}")
        if card.facts:
            st.markdown(as_list(map(plain, card.facts)))
        else:
            st.caption("Nothing is written here yet, so the feedback looks at your words alone.")


NOISE_NAMED = 4
"""So many of the lines that were left out are named, and the others counted."""


def show_left_out(text: str) -> None:
    """What the scorer does not read of a text: a page's own words, facts beyond the most it reads.

    Nothing where it reads it all.
    """
    noise = noise_in(text)
    if noise:
        named = ", ".join(f"“{plain(line)}”" for line in noise[:NOISE_NAMED])
        others = len(noise) - NOISE_NAMED
        more = f" and {others} more" if others > 0 else ""
        st.caption(f"Left out, because every profile page has this: {named}{more}.")
    beyond = len(every_fact_in(text)) - MOST_FACTS
    if beyond > 0:
        kept = in_digits(beyond, "more is", "more are")
        st.caption(f"The scorer reads the first {MOST_FACTS} facts here; {kept} kept.")
