"""A press that changes something: where it could not, the page says why when it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import streamlit as st

from ccc.errors import RefusedError, StorageError
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.state import Slot

T = TypeVar("T")

FAILED = Slot("press failed", str)
"""Why the last choice or press did nothing, until it is told."""


def press(do: Callable[[datetime], T]) -> T | None:
    """Do what a button says, as its callback; where it cannot be done the page tells why.

    Returns what was done, None where it was not. What is refused is told by the page itself, which
    may show no more of it.
    """
    try:
        return do(now())
    except RefusedError:
        return None
    except StorageError as error:
        FAILED.set(str(error))
        return None


def show_if_failed() -> None:
    """Why the last choice or press did nothing, once."""
    if failed := FAILED.get():
        FAILED.set("")
        st.warning(f"{plain(failed)}\n\nTry it once more in a moment.", icon=":material/cloud_off:")
