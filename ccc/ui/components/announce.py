"""Where something new begins: told to a screen reader, and found again by a lost focus."""

from __future__ import annotations

from ccc.ui.frontend.renderer import renderer, widget_key
from ccc.ui.state import session


def announce(where: str, what: object, says: str, *, at_first: bool = True) -> None:
    """The place where something new begins: `says` is told once for each `what`.

    A focus that was lost with the button that led here goes on from this place. `where` names the
    place; without `at_first`, what it has when somebody comes to the page is not told. Of a page
    that was just loaded nothing is told, for that is read anyway.
    """
    tells = at_first and not session().just_loaded
    data = {"where": where, "what": str(what), "says": says, "at_first": tells}
    renderer("place")(key=widget_key("place", where), data=data)
