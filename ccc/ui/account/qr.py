"""A text as a QR code that a phone's camera reads from a screen."""

from __future__ import annotations

from html import escape
from urllib.parse import urljoin, urlsplit

import segno
import streamlit as st

from ccc.settings import Settings

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0", "::"})
"""Hosts that mean another machine, or none, on every other machine."""

ONLY_HERE = (
    "Phones cannot open this address yet: the app listens to this computer only. Stop it, and "
    "start it again with `--host 0.0.0.0` at the end."
)


def show_code_for_phones(page: str, alt: str) -> None:
    """A page of the app as a QR code; where phones cannot open it, what to do about that."""
    address = address_for_phones(page)
    if address is None:
        st.warning(ONLY_HERE)
    else:
        st.html(qr_code(address, alt))


def address_for_phones(page: str) -> str | None:
    """The address by which phones open a page of the app; None where only this computer can."""
    public = Settings.from_environment().public_url
    if public is not None:
        return f"{public}/{page}"
    here = st.context.url or ""
    return urljoin(here, page) if urlsplit(here).hostname not in {None, *THIS_MACHINE} else None


def qr_code(text: str, alt: str) -> str:
    """HTML of the code, dark on white in either theme, with the quiet edge that cameras need."""
    image = segno.make(text, error="m", micro=False).svg_data_uri(scale=8, border=4, light="#fff")
    return (
        f'<img src="{escape(image)}" alt="{escape(alt)}" '
        'style="display:block;width:min(100%,18rem);margin:auto;border-radius:.5rem">'
    )
