"""The fonts are small, ours, and have the letters of the app's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import streamlit
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from ccc.reports.lettering.font_file import widths
from ccc.reports.lettering.typeface import FOLDER, em, family, has

FONTS = sorted(file for file in FOLDER.iterdir() if file.suffix in {".ttf", ".otf"})
APP = Path(streamlit.__file__).parent / "static/static/media"


def test_all_fonts_together_stay_under_two_megabytes_and_come_with_their_licence() -> None:
    assert 0 < sum(file.stat().st_size for file in FONTS) < 2 * 1024 * 1024
    assert "Reserved Font Name 'Source'" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_what_is_read_of_a_font_is_what_a_library_reads(file: Path) -> None:
    font = TTFont(file)
    size, of = font["head"].unitsPerEm, font["hmtx"]
    told = {code: of[glyph][0] / size for code, glyph in font.getBestCmap().items()}
    assert widths(file) == pytest.approx(told)


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_no_font_has_the_name_of_one_that_may_be_installed(file: Path) -> None:
    assert TTFont(file)["name"].getDebugName(1).startswith("Canvas ")


@pytest.mark.parametrize(
    ("file", "theirs", "axes"),
    [
        ("canvas-sans.ttf", "SourceSansVF-Upright*", {"wght": 400}),
        ("canvas-sans-bold.ttf", "SourceSansVF-Upright*", {"wght": 700}),
        ("canvas-serif.ttf", "SourceSerifVariable-Roman*", {"wght": 600, "opsz": 20}),
    ],
)
def test_the_letters_are_those_of_the_app(file: str, theirs: str, axes: dict[str, int]) -> None:
    ours, app = TTFont(FOLDER / file), TTFont(next(APP.glob(theirs)))
    for letter in "AgéßQ&?7":
        assert shape(ours, letter) == pytest.approx(shape(app, letter, axes), abs=1)


def shape(font: TTFont, letter: str, axes: Mapping[str, float] | None = None) -> tuple[float, ...]:
    """The letter's bounds and its width, in thousandths of an em, where `axes` vary the font."""
    glyphs, name = font.getGlyphSet(location=axes), font.getBestCmap()[ord(letter)]
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return (*pen.bounds, glyphs[name].width)


def test_each_style_has_a_font_of_its_own_and_the_plain_one_stands_in() -> None:
    assert (family("a"), family("a", "bold"), family("a", "heading")) == (
        "Canvas Sans",
        "Canvas Sans",
        "Canvas Serif",
    )
    assert em("W", "bold") > em("W")
    assert family("Ж", "heading") == "Canvas Sans"
    assert family("1") == "Canvas Sans"


def test_what_no_font_has_is_known_and_has_no_width() -> None:
    assert not has("न")
    assert em("न") == 0
