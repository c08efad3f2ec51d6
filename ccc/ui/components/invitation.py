"""The note as the recipient would meet it: in an invitation, under a name and a headline."""

from __future__ import annotations

import streamlit as st

from ccc.content.scenarios import Card
from ccc.scoring import first_characters
from ccc.ui.components.markdown import plain


def show_invitation(sender: Card, note: str, limit: int) -> None:
    """The note in an invitation as wide as a phone; what is over the limit would not arrive."""
    st.caption("As they would see it")
    arrives = what_arrives(note, limit)
    show_request(sender, arrives)
    if arrives != note:
        st.caption("The rest does not fit.")


def what_arrives(note: str, limit: int) -> str:
    """The note as far as it fits, with an ellipsis in place of the rest."""
    begins = first_characters(note, limit)
    return note if begins == note else f"{begins}…"


def show_request(sender: Card, note: str = "") -> None:
    """A request to connect on a phone, with its note or without one."""
    with st.container(border=True, width=320):
        headline = f"  \n:small[{plain(sender.headline)}]" if sender.headline else ""
        st.markdown(f":material/account_circle: **{plain(sender.name)}**{headline}")
        if note.strip():
            st.markdown(plain(note))
        else:
            st.caption("wants to connect with you. There is no note.")
