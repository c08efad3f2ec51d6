"""The number to join: in the address, from the screen's code for cameras, or typed."""

from __future__ import annotations

import hmac
from base64 import b32encode

import streamlit as st

from ccc.guesses import Secret
from ccc.ui import resources
from ccc.ui.account.guessing import try_guess
from ccc.ui.state import Slot
from ccc.workshop.workshop import CODES, OVER, Workshop, typed_code

CODE = "code"
"""The number to join, in the address."""

PASS = "by"
"""In the address beside it, what only the screen's code for cameras knows."""

PASS_CHARACTERS = 8
"""Of 32 kinds each: whoever made a million guesses a second would need a week for one in two."""

NOBODYS = "No workshop has this number. Look at the screen again, and type all four digits."
SCAN = "Or point your camera at the code on the screen: it lets you in at once."

CODES_TRIED = Slot[dict[str, bool]]("codes tried", dict)
"""The numbers that were tried in this window, and whether each was a workshop's."""


def way_in(code: str) -> str:
    """The page to join with this number, as the screen's code for cameras opens it.

    Numbers are short, so wrong ones are limited by the address that a room has in common, and one
    who guesses there holds up all who type. By the pass nobody is held up.
    """
    return f"join?{CODE}={code}&{PASS}={_pass(code)}"


def _pass(code: str) -> str:
    secret = resources.store().cookie_secret()
    made = hmac.digest(secret.encode(), f"join {code}".encode(), "sha256")
    return b32encode(made).decode().lower()[:PASS_CHARACTERS]


def _comes_from_the_screen(code: str) -> bool:
    given = _in_address(PASS).encode("utf-8", "replace")
    return hmac.compare_digest(given, _pass(code).encode())


def workshop_asked_for() -> tuple[bool, Workshop | None]:
    """Whether the address names a number that was looked at, and its workshop, if it has one.

    Each number counts as a guess once; where too many were wrong it is not looked at, unless it
    comes from the screen's code for cameras.
    """
    text, tried = _in_address(CODE), CODES_TRIED.get()
    asked = typed_code(text)
    if asked is None:
        return bool(text), None

    def find() -> Workshop | None:
        return resources.store().workshops.by_code(asked)

    is_known = asked in tried or _comes_from_the_screen(asked)
    was_looked_at, found = (True, find()) if is_known else try_guess(Secret.NUMBER, find, SCAN)
    if was_looked_at:
        tried[asked] = found is not None
    return was_looked_at, found


def ask_number(workshop: Workshop | None, *, was_looked_at: bool) -> None:
    """A field for the number; what is known of the one in the address stands above it."""
    st.title("Join a workshop", anchor=False)
    if workshop is not None:
        st.info(OVER, icon=":material/event_available:")
    elif was_looked_at:
        st.warning(NOBODYS)
    with st.form("join-code", border=True):
        number = st.number_input(
            "The number on the screen",
            min_value=0,
            max_value=9999,
            value=_typed_before(),
            step=1,
            format="%d",
            placeholder="Four digits",
        )
        if st.form_submit_button("Go on", type="primary"):
            typed = typed_code("" if number is None else str(number))
            if typed is None:
                st.warning("The number has four digits. It stands on the screen of the room.")
            else:
                CODES_TRIED.get().pop(typed, None)
                st.query_params.from_dict({CODE: typed})
                st.rerun()


def _typed_before() -> int | None:
    """The number in the address, to be corrected instead of typed anew; None for what is none.

    A number field shows no zero at the beginning, so it is left empty then. It is one all the same:
    phones offer their digits for no other.
    """
    text = _in_address(CODE)
    if not text.isdecimal() or len(text) > len(str(CODES.start)):
        return None
    return int(text) if len(str(int(text))) == len(text) else None


def _in_address(name: str) -> str:
    return str(st.query_params.get(name, "")).strip()
