"""What Streamlit works out for each element of a page, and need not (tried on Streamlit 1.67)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from streamlit.cursor import Cursor, SparseList


def shorten_each_element() -> None:
    """Let Streamlit use the functions below in place of its own."""
    Cursor.__deepcopy__ = copied  # type: ignore[attr-defined]


def copied(cursor: Cursor, memo: dict[int, Any]) -> Cursor:
    """A cursor of its own at the same place.

    Before a part of a page is drawn, Streamlit copies all cursors around it, by the way that Python
    has for what it knows nothing of: a fifteenth of the time that drawing took.
    """
    copy = object.__new__(type(cursor))
    vars(copy).update(vars(cursor))
    passing = cursor._transient_elements
    copy._transient_elements = deepcopy(passing, memo) if len(passing) else SparseList()
    return copy
