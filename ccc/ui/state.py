"""What pages share of a session: the device, and a slot for each thing that a feature remembers."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ccc.ui import resources
from ccc.ui.device_cookie import tokens_in, was_given_out
from ccc.ui.resources import SESSION

T = TypeVar("T")


@dataclass
class Session:
    """What pages share of a session; lost on reload, so nothing dear is kept here.

    `slots` are what features remember, by the name of each `Slot`.
    """

    device: str
    remembered: bool
    just_loaded: bool = True
    slots: dict[str, Any] = field(default_factory=dict)


_TAKEN: set[str] = set()


@dataclass(frozen=True)
class Slot(Generic[T]):
    """One thing that a feature remembers in a session; `make` gives what is there at first.

    Raises ValueError where another slot has the name already: they would overwrite each other.
    """

    name: str
    make: Callable[[], T]

    def __post_init__(self) -> None:
        """Take the name."""
        if self.name in _TAKEN:
            raise ValueError(f"There are two session slots of the name {self.name!r}.")
        _TAKEN.add(self.name)

    def get(self) -> T:
        """What is remembered; the same object until another is set."""
        slots = session().slots
        if self.name not in slots:
            slots[self.name] = self.make()
        found: T = slots[self.name]
        return found

    def set(self, value: T) -> None:
        """Remember this instead."""
        session().slots[self.name] = value


def session() -> Session:
    """The one place of session state, made on first use from the device cookie.

    Raises StorageError where the database does not tell which cookie is this server's.
    """
    # Asked for once and not twice: a page does this a dozen times.
    found: Session | None = st.session_state.get(SESSION)
    if found is None:
        cookie = device_of(st.context.headers.get_all("cookie"))
        found = Session(device=cookie or secrets.token_urlsafe(32), remembered=cookie is not None)
        st.session_state[SESSION] = found
    return found


class SessionState(Protocol):
    """Streamlit's state of a session, as it is read where no page runs."""

    def __contains__(self, key: str, /) -> bool: ...
    def __getitem__(self, key: str, /) -> Any: ...
    def __setitem__(self, key: str, value: Any, /) -> None: ...


def slots_in(state: SessionState) -> Mapping[str, Any]:
    """What features remember in this session's state, by the name of each `Slot`."""
    slots: Mapping[str, Any] = state[SESSION].slots if SESSION in state else {}
    return slots


def this_run() -> object:
    """What no other run has, of a page or of parts of it; outside of any, what nothing else has."""
    run = get_script_run_ctx(suppress_warning=True)
    return run.parallel_coordinator if run else object()


def device_of(cookie_headers: Iterable[str]) -> str | None:
    """The token by which we know a browser; None for one that was made up, or that has ended.

    Raises StorageError.
    """
    store = resources.store()
    secret, devices = store.cookie_secret(), store.devices
    for token in tokens_in(cookie_headers, store.server_id()):
        # Cookies of earlier versions were not signed; who is known by one stays known.
        is_ours = was_given_out(token, secret) or devices.knows(token)
        if is_ours and not devices.has_ended(token):
            return token
    return None


def begin_afresh() -> None:
    """Forget all that this session holds of whoever was here; the device stays known."""
    device, remembered = session().device, session().remembered
    st.session_state.clear()
    st.session_state[SESSION] = Session(device, remembered)
