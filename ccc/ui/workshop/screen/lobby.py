"""The lobby on the room's screen: how to join, by camera or by number, and how many are here."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from ccc.practice.numbers import in_digits
from ccc.ui.account.qr import address_for_phones, show_code_for_phones
from ccc.ui.theme import style_sheet
from ccc.ui.workshop.phone.number import way_in
from ccc.ui.workshop.pulse import draw_pulse
from ccc.workshop.workshop import Workshop

LARGE_NUMBER = Path(__file__).with_suffix(".css")


def show_lobby(workshop: Workshop) -> None:
    """The number, large, beside a code for cameras; and no name of anybody."""
    st.html(style_sheet(LARGE_NUMBER))
    address = address_for_phones("join")
    with st.container(key="lobby", horizontal=True, gap="xsmall", vertical_alignment="center"):
        with st.container(width="content"):
            show_code_for_phones(way_in(workshop.code), "QR code that opens the page to join")
        with st.container(width="stretch"):
            with st.container(key="lobby-number"):
                st.text(workshop.code)
            with st.container(key="lobby-words"):
                if address is not None:
                    st.text(ways_in_words(address))
                draw_pulse(workshop.id, lambda pulse: st.text(here_in_words(pulse.people)))


def ways_in_words(address: str) -> str:
    """What to do to join: by camera, or with the number at this address."""
    return f"Point your camera at the code, or open\n{as_typed(address)}\nand type the number."


def as_typed(address: str) -> str:
    """An address as one would type it."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}"


def here_in_words(people: int) -> str:
    """How many are in the room."""
    return (
        in_digits(people, "person is here", "people are here") if people else "Nobody is here yet"
    )
