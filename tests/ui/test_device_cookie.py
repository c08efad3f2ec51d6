"""The device cookie is read by its name alone, whatever else the host keeps in the browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.ui.device_cookie import DEVICE_COOKIE, checked_token, cookie_with, new_token, token_in

TOKEN = "a" * 43
OURS = f"{DEVICE_COOKIE}={TOKEN}"

STRANGE = (
    'g_state={"i_l":0}',
    "user@site",
    "user@site=1",
    "mp/seen=1",
    "cart[0]=1",
    'torn="half',
    "=",
    "Ã¤Ã¶=Ã¼",
    f"x{OURS}",
    f"named={DEVICE_COOKIE}",
)


@pytest.mark.parametrize("other", STRANGE)
def test_a_cookie_of_somebody_else_does_not_hide_ours(other: str) -> None:
    assert token_in([f"{other}; {OURS}"]) == TOKEN
    assert token_in([f"{OURS}; {other}"]) == TOKEN
    assert token_in([other]) is None


@given(st.lists(st.text(st.characters(max_codepoint=255, exclude_characters=";"))), st.integers(0))
def test_no_other_cookies_at_all_hide_ours(others: list[str], place: int) -> None:
    place %= len(others) + 1
    assert token_in([";".join([*others[:place], OURS, *others[place:]])]) == TOKEN


@pytest.mark.parametrize(
    "headers",
    [
        [f"x=1; {OURS}; y=2"],
        [f"x=1;{OURS};y=2"],
        ["x=1", OURS],
        [f'{DEVICE_COOKIE} = "{TOKEN}"'],
        [f"{DEVICE_COOKIE}=guess; {OURS}"],
    ],
    ids=["among others", "without spaces", "in a header of its own", "in quotes", "after a guess"],
)
def test_our_cookie_is_found_however_it_is_sent(headers: list[str]) -> None:
    assert token_in(headers) == TOKEN


@pytest.mark.parametrize("value", [f"{TOKEN}x", TOKEN[1:], "", "é" * 43, f"{TOKEN}\n{TOKEN}"])
def test_what_we_never_gave_out_is_no_token(value: str) -> None:
    assert checked_token(value) is None
    assert token_in([f"{DEVICE_COOKIE}={value}"]) is None


def test_without_a_cookie_there_is_no_token() -> None:
    assert checked_token(None) is None
    assert token_in([]) is None
    assert token_in(["", ";;=;\x00"]) is None


def test_what_is_given_out_is_found_again() -> None:
    token = new_token()
    assert token_in([cookie_with(token, secure=False)]) == token


def test_over_https_the_cookie_is_secure() -> None:
    assert "Secure" in cookie_with(TOKEN, secure=True)
    assert "Secure" not in cookie_with(TOKEN, secure=False)
