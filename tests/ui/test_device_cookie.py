"""The device cookie is read by its name alone, whatever else the host keeps in the browser."""

from __future__ import annotations

import hashlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.ui.device_cookie import (
    DEVICE_COOKIE,
    checked_token,
    cookie_name,
    cookie_with,
    device_name,
    new_ticket,
    new_token,
    predecessor_hash_of,
    successor_by,
    token_in,
    was_given_out,
)

TOKEN = "a" * 43
SECRET = "5ec7e7"
LETTERS = string.ascii_letters + string.digits + "-_"
SERVER = "5e7f"
NAME = cookie_name(SERVER)
OURS = f"{NAME}={TOKEN}"

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
    f"named={NAME}",
)


@pytest.mark.parametrize("other", STRANGE)
def test_a_cookie_of_somebody_else_does_not_hide_ours(other: str) -> None:
    assert token_in([f"{other}; {OURS}"], SERVER) == TOKEN
    assert token_in([f"{OURS}; {other}"], SERVER) == TOKEN
    assert token_in([other], SERVER) is None


@given(st.lists(st.text(st.characters(max_codepoint=255, exclude_characters=";"))), st.integers(0))
def test_no_other_cookies_at_all_hide_ours(others: list[str], place: int) -> None:
    place %= len(others) + 1
    assert token_in([";".join([*others[:place], OURS, *others[place:]])], SERVER) == TOKEN


@pytest.mark.parametrize(
    "headers",
    [
        [f"x=1; {OURS}; y=2"],
        [f"x=1;{OURS};y=2"],
        ["x=1", OURS],
        [f'{NAME} = "{TOKEN}"'],
        [f"{NAME}=guess; {OURS}"],
    ],
    ids=["among others", "without spaces", "in a header of its own", "in quotes", "after a guess"],
)
def test_our_cookie_is_found_however_it_is_sent(headers: list[str]) -> None:
    assert token_in(headers, SERVER) == TOKEN


@pytest.mark.parametrize("value", [f"{TOKEN}x", TOKEN[1:], "", "é" * 43, f"{TOKEN}\n{TOKEN}"])
def test_what_we_never_gave_out_is_no_token(value: str) -> None:
    assert checked_token(value) is None
    assert token_in([f"{NAME}={value}"], SERVER) is None


def test_without_a_cookie_there_is_no_token() -> None:
    assert checked_token(None) is None
    assert token_in([], SERVER) is None
    assert token_in(["", ";;=;\x00"], SERVER) is None


def test_what_is_given_out_is_found_again() -> None:
    token = new_token(SECRET)
    assert token_in([cookie_with(token, SERVER, secure=False)], SERVER) == token
    assert was_given_out(token, SECRET)


@given(st.text(st.sampled_from(LETTERS), min_size=43, max_size=43))
def test_no_token_that_somebody_makes_up_was_given_out(made_up: str) -> None:
    assert checked_token(made_up)
    assert not was_given_out(made_up, SECRET)


@given(st.integers(0, 42), st.sampled_from(LETTERS))
def test_no_letter_of_a_token_may_be_changed(place: int, letter: str) -> None:
    token = new_token(SECRET)
    changed = token[:place] + letter + token[place + 1 :]
    assert was_given_out(changed, SECRET) == (changed == token)


def test_another_servers_token_was_not_given_out_here() -> None:
    assert not was_given_out(new_token("another secret"), SECRET)


def test_by_a_ticket_a_device_gets_another_token_and_keeps_its_name() -> None:
    token = new_token(SECRET)
    first, second = (successor_by(new_ticket(token), SECRET) for _ in range(2))
    assert first is not None
    assert second is not None
    assert len({token, first, second}) == 3
    assert was_given_out(first, SECRET)
    assert device_name(first) == device_name(token) != device_name(new_token(SECRET))


def test_a_ticket_says_no_token_and_is_of_use_at_its_own_server_alone() -> None:
    token = new_token(SECRET)
    ticket = new_ticket(token)
    assert token[12:] not in ticket
    assert predecessor_hash_of(ticket) == hashlib.sha256(token.encode()).hexdigest()
    assert successor_by(ticket, SECRET) == successor_by(ticket, SECRET)
    assert successor_by(ticket, SECRET) != successor_by(ticket, "another secret")


@pytest.mark.parametrize("made_up", ["", "..", "x" * 500, f"{'a' * 12}.{'b' * 22}.{'c' * 63}", "é"])
def test_what_is_no_ticket_is_for_no_token(made_up: str) -> None:
    assert successor_by(made_up, SECRET) is None


def test_the_cookie_of_another_server_on_this_machine_is_not_ours() -> None:
    assert token_in([f"{cookie_name('0ther')}={TOKEN}"], SERVER) is None


def test_a_device_that_is_known_by_the_old_name_stays_known() -> None:
    old = f"{DEVICE_COOKIE}={'o' * 43}"
    assert token_in([old], SERVER) == "o" * 43
    assert token_in([f"{NAME}=guess; {old}"], SERVER) == "o" * 43


def test_a_cookie_of_the_servers_own_name_counts_before_one_of_the_old_name() -> None:
    assert token_in([f"{DEVICE_COOKIE}={'o' * 43}; {OURS}"], SERVER) == TOKEN


def test_over_https_the_cookie_is_secure() -> None:
    assert "Secure" in cookie_with(TOKEN, SERVER, secure=True)
    assert "Secure" not in cookie_with(TOKEN, SERVER, secure=False)
