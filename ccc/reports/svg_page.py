"""A page of shapes and lines of text, drawn as SVG in which every text is text, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from ccc.reports.lettering.order import leftwards, pieces
from ccc.reports.lettering.typeface import Style
from ccc.reports.text_wrap import width


@dataclass(frozen=True)
class Look:
    """How a line of text is set: its size in points, its colour, its style."""

    size: float
    ink: str
    style: Style = "plain"


class SvgPage:
    """An SVG under way; coordinates are points from the top left."""

    def __init__(self, width: float, height: float, paper: str) -> None:
        """An empty page in the colour of its paper."""
        size = {"width": f"{width:g}", "height": f"{height:g}"}
        self._root = Xml.Element(
            "svg", size, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:g} {height:g}"
        )
        Xml.SubElement(self._root, "rect", size, fill=paper)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle with round corners."""
        place = {"x": x, "y": y, "width": width, "height": height, "rx": 8}
        Xml.SubElement(self._root, "rect", {k: f"{v:g}" for k, v in place.items()}, fill=fill)

    def dot(self, x: float, y: float, ink: str, *, full: bool) -> None:
        """A small circle, full or hollow."""
        fill = ink if full else "none"
        place = {"cx": f"{x:g}", "cy": f"{y:g}", "r": "3"}
        Xml.SubElement(self._root, "circle", place, stroke=ink, fill=fill)

    def line(self, says: str, x: float, y: float, look: Look, *, ends: bool = False) -> None:
        """One line of drawable text; `y` is its base line, `x` where it begins, or `ends`."""
        found = pieces(says, look.style, from_right=leftwards(says))
        if len(found) == 1:
            self._piece(found[0].words, x, y, look, found[0].family, "end" if ends else "start")
            return
        left = x - width(says, look.size, look.style) if ends else x
        for piece in found:
            self._piece(piece.words, left + piece.at * look.size, y, look, piece.family, "start")

    def _piece(  # noqa: PLR0913, PLR0917 - all that a text element has
        self, words: str, x: float, y: float, look: Look, family: str, anchor: str
    ) -> None:
        place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{look.size:g}", "fill": look.ink}
        element = Xml.SubElement(self._root, "text", place)
        element.set("text-anchor", anchor)
        element.set("font-family", f"'{family}'")
        element.set("font-weight", "bold" if look.style == "bold" else "normal")
        element.set("xml:space", "preserve")
        element.text = words

    def written(self) -> str:
        """The SVG as text."""
        return Xml.tostring(self._root, encoding="unicode")
