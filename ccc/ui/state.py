"""What pages share of a session: the device, and what each feature remembers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from ccc.ui.device_cookie import DEVICE_COOKIE, checked_token

if TYPE_CHECKING:
    from ccc.ui.autosave.draft import Draft
    from ccc.ui.games.beat import Tried
    from ccc.ui.practice.composer_state import ComposerState


@dataclass
class Session:
    """What pages share of a session; lost on reload, so nothing dear is kept here.

    `coach` is the hash of the key with which the coach's desk was opened: a new key closes it.
    """

    device: str
    remembered: bool
    coach: str | None = None
    code: str = ""
    just_came: bool = False
    just_loaded: bool = True
    wrong_keys: list[datetime] = field(default_factory=list)
    composers: dict[str, ComposerState] = field(default_factory=dict)
    fields: dict[str, Draft] = field(default_factory=dict)
    choice: tuple[str, str] = ("", "")
    refused_note: str = ""
    just_closed: int | None = None
    tried: Tried | None = None


def session() -> Session:
    """The one place of session state, made on first use from the device cookie."""
    if "ccc" not in st.session_state:
        cookie = checked_token(st.context.cookies.get(DEVICE_COOKIE))
        st.session_state["ccc"] = Session(
            device=cookie or secrets.token_urlsafe(32), remembered=cookie is not None
        )
    found: Session = st.session_state["ccc"]
    return found


def begin_afresh() -> None:
    """Forget all that this session holds of whoever was here; the device stays known."""
    device, remembered = session().device, session().remembered
    st.session_state.clear()
    st.session_state["ccc"] = Session(device, remembered)
