"""What is shortened of Streamlit's elements comes to the same as Streamlit's own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from streamlit.cursor import Cursor, LockedCursor, RunningCursor
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Text_pb2 import Text

from ccc.ui.server.each_element import copied

CURSORS = (RunningCursor(0), RunningCursor(1, (3, 0, 2)), LockedCursor(0, (1,), 4))


def parts(cursor: Cursor) -> dict[str, Any]:
    """All that a cursor knows, in what can be compared."""
    return vars(cursor) | {"_transient_elements": dict(cursor.transient_elements.items())}


def passing(cursor: Cursor) -> Cursor:
    """A cursor at a place where something is drawn that will go by itself."""
    cursor.get_transient_cursor()
    cursor.transient_elements[0] = Element(text=Text(body="Just a moment"))
    return cursor


@pytest.mark.parametrize(
    "cursor", [*CURSORS, *(passing(deepcopy(one)) for one in CURSORS)], ids=repr
)
def test_a_cursor_is_copied_as_python_copies_it(
    cursor: Cursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = copied(cursor, {})
    monkeypatch.delattr(Cursor, "__deepcopy__", raising=False)
    theirs = deepcopy(cursor)
    assert (type(ours), parts(ours)) == (type(theirs), parts(theirs))
    for one in cursor.transient_elements:
        assert all(one is not other for other in ours.transient_elements)


def test_a_copied_cursor_goes_on_by_itself() -> None:
    cursor = RunningCursor(0, (2,))
    cursor.lock_element()
    copy = copied(cursor, {})
    copy.lock_element()
    passing(copy)
    assert (cursor.delta_path, len(cursor.transient_elements)) == ([0, 2, 1], 0)
    assert (copy.delta_path, len(copy.transient_elements)) == ([0, 2, 2], 1)
