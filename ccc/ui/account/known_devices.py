"""The devices on which somebody is known, each with the way to have it forget them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from ccc.access import KnownDevice
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.sign_in import is_still_here
from ccc.ui.components.days import day_and_time
from ccc.ui.state import session


def offer_my_devices(participant: Participant) -> None:
    """Every device of a participant's, since when it knows them, and a way to forget each other."""
    devices = resources.store().devices.of(participant.id, session().device)
    show_devices(devices, "Forget", ":material/phonelink_erase:", partial(_forget, participant))
    if len(devices) > 1:
        st.caption("A device that you forget asks for a nickname or a code again.")


def show_devices(
    devices: Sequence[KnownDevice], label: str, icon: str, end: Callable[[str], None]
) -> None:
    """A line for each device; those but the one here with a button that calls `end` by its name.

    Devices are told apart by a number, and so are their buttons: `label` goes before it.
    """
    for number, device in enumerate(devices, start=1):
        since = f"since {day_and_time(device.since)}"
        if device.is_here:
            st.markdown(f"**This device**, {since}")
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"Device {number}, {since}")
            st.button(
                f"{label} device {number}",
                icon=icon,
                key=f"end-device-{number}",
                on_click=end,
                args=(device.name,),
            )


def _forget(participant: Participant, name: str) -> None:
    if is_still_here(participant):
        resources.store().devices.forget(participant.id, name)
