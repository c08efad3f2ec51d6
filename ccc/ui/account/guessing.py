"""Keys and codes that people type: a few wrong ones are a slip, many are somebody who guesses."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import timedelta
from math import ceil
from threading import Lock
from typing import TypeVar

import streamlit as st

from ccc.guesses import Limits, Secret, WrongGuess
from ccc.practice.numbers import in_digits
from ccc.seldom_log import log
from ccc.ui import resources
from ccc.ui.device_cookie import device_name
from ccc.ui.resources import now
from ccc.ui.state import session

T = TypeVar("T")

BY_DEVICE, BY_ADDRESS, IN_ALL = 5, 30, 60
"""Wrong ones of a kind in a minute."""

_LIMITS = Limits(BY_DEVICE, BY_ADDRESS, IN_ALL)

# Guesses of one moment are made one after the other, so that they are not all let through.
_one_at_a_time = Lock()


def try_guess(
    what: Secret, find: Callable[[], T | None], instead: str = ""
) -> tuple[bool, T | None]:
    """Whether a key or number was looked at, and what it opens: None where it is wrong.

    Says how long to wait where there were too many wrong ones to look at another, and what may be
    done `instead`.
    """
    device, address = device_name(session().device), _name_of_address()
    wrong = resources.store().wrong_guesses
    with _one_at_a_time:
        wait = _LIMITS.wait(wrong.lately(what, now()), device, address, now())
        found = None if wait else find()
        if not wait and found is None:
            wrong.add(WrongGuess(now(), what, device, address))
    if wait:
        _say_wait(wait, instead)
    return not wait, found


def _say_wait(wait: timedelta, instead: str) -> None:
    log.warning("Somebody guesses keys or codes: some guesses were not even looked at.")
    seconds = in_digits(ceil(wait.total_seconds()), "second", "seconds")
    st.warning(
        "Several wrong keys or codes were typed just now, perhaps by somebody else. Try again "
        f"in {seconds}. {instead}".rstrip()
    )


def _name_of_address() -> str:
    """What tells an address from others for this database's servers, and nobody else."""
    secret, address = resources.store().cookie_secret(), str(st.context.ip_address)
    return hmac.digest(secret.encode(), address.encode(), "sha256").hex()
