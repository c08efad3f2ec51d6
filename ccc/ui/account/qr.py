"""A text as a QR code that a phone's camera reads from a screen."""

from __future__ import annotations

from html import escape

import segno


def qr_code(text: str, alt: str) -> str:
    """HTML of the code, dark on white in either theme, with the quiet edge that cameras need."""
    image = segno.make(text, error="m", micro=False).svg_data_uri(scale=8, border=4, light="#fff")
    return (
        f'<img src="{escape(image)}" alt="{escape(alt)}" '
        'style="display:block;width:min(100%,18rem);margin:auto;border-radius:.5rem">'
    )


THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0", "::"})
"""Hosts that mean another machine, or none, on every other machine."""
