"""Where something new begins: told to a screen reader, and found again by a lost focus."""

from __future__ import annotations

from ccc.ui.frontend.renderer import renderer, widget_key
from ccc.ui.frontend.sent_again import draw_if_changed
from ccc.ui.state import Slot, session

AS_FOUND = Slot[dict[str, str]]("places", dict)
"""What places had when somebody came to them, of those that have told nothing since."""

TOLD = "\0told"
"""What no place has: from then on it is always drawn."""


def announce(where: str, what: object, says: str, *, at_first: bool = True) -> None:
    """The place where something new begins: `says` is told once for each `what`.

    A focus that was lost with the button that led here goes on from this place. `where` names the
    place; without `at_first`, what it has when somebody comes to the page is not told. Of a page
    that was just loaded nothing is told, for that is read anyway.
    """
    if not at_first and _is_as_found(where, str(what)):
        return
    data = {"where": where, "what": str(what), "says": says, "at_first": not session().just_loaded}
    key = widget_key("place", where)
    draw_if_changed(key, data, lambda: renderer("place")(key=key, data=data))


def _is_as_found(where: str, what: str) -> bool:
    """Whether a place has what somebody found there: it is not drawn, at each key, for nothing."""
    places = AS_FOUND.get()
    if places.setdefault(where, what) == what:
        return True
    places[where] = TOLD
    return False
