"""Hosts: a key that is typed once on a device, until the device is locked or the key is ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from ccc.access import Host
from ccc.errors import StorageError
from ccc.guesses import Secret
from ccc.keys import KEY_LASTS
from ccc.ui import resources
from ccc.ui.account import drawn_for
from ccc.ui.account.guessing import try_guess
from ccc.ui.account.known_devices import show_devices
from ccc.ui.account.sign_in import renew_device, show_if_ended
from ccc.ui.resources import now
from ccc.ui.state import Slot, session, this_run

P = ParamSpec("P")

FOUND = Slot[tuple[object, str, Host] | None]("host found", lambda: None)
"""In which run the database knew a host, on which device, and whom; None before it knew any."""


def host_here() -> Host | None:
    """The host whose key was typed on this device, or None.

    Each part of a page asks this: the database is asked once in a run.
    """
    run, device, found = this_run(), session().device, FOUND.get()
    if found is not None and found[:2] == (run, device):
        return found[2]
    host = resources.store().hosts.of_device(device, now())
    FOUND.set(None if host is None else (run, device, host))
    return host


def ask_host(whom_for: str) -> Host:
    """The host; asks for a key and ends the page here on a device that knows none.

    `whom_for` is a sentence on whom the page is for. The way to lock the device again stands beside
    the page.
    """
    host = host_here()
    if host is None:
        drawn_for.HOST.set(None)
        if not show_if_ended():
            _ask_key(whom_for)
        st.stop()
    if drawn_for.HOST.get() not in {None, host.id}:
        _show_locked()
        st.stop()
    drawn_for.HOST.set(host.id)
    with st.sidebar:
        st.caption("Opened with the key of")
        st.text(host.name)
        st.button("Lock this device", icon=":material/lock:", key="lock", on_click=_lock)
        devices = resources.store().hosts.devices(host, session().device)
        if len(devices) > 1:
            with st.expander("Your key on other devices", icon=":material/devices:"):
                show_devices(devices, "Lock", ":material/lock:", _lock_other)
    return host


def host_fragment(
    draw: Callable[Concatenate[Host, P], None],
) -> Callable[Concatenate[Host, P], None]:
    """A fragment of a host's; a notice instead of it where another window locked the device.

    A fragment is run without its page, so nothing else would ask whose key opens here by now.
    """

    @wraps(draw)
    def drawn(host: Host, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if not _show_if_locked(host):
            draw(host, *args, **kwargs)

    return st.fragment(drawn)


def _show_if_locked(host: Host) -> bool:
    try:
        here = host_here()
    except StorageError:
        return False
    if here == host:
        return False
    _show_locked()
    return True


def _show_locked() -> None:
    st.info("This device was locked in another window. Reload the page.", icon=":material/lock:")


def _ask_key(whom_for: str) -> None:
    st.markdown(whom_for)
    with st.form("host-key", border=True):
        key = st.text_input("Your key", type="password")
        pressed = st.form_submit_button("Open", type="primary", icon=":material/key:")
        if pressed:
            hosts, device = resources.store().hosts, session().device
            was_looked_at, host = try_guess(Secret.KEY, lambda: hosts.open(device, key, now()))
            if host is not None:
                renew_device()
                st.rerun()
            if was_looked_at:
                st.warning("That key does not fit. Check it for a missing group and try again.")
    if session().remembered:
        st.caption(f"This device then stays open for {KEY_LASTS.days} days, or until you lock it.")
    else:
        st.caption("This browser does not keep our cookie, so it will ask again after a reload.")
    st.caption("No key yet? Whoever runs the server makes one for you: *ccc keys new*.")


def _lock() -> None:
    resources.store().hosts.lock(session().device)


def _lock_other(name: str) -> None:
    host = host_here()
    if host is not None:
        resources.store().hosts.lock_device(host, name)
