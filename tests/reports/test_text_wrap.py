"""Any text becomes lines that fit."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.reports.text_wrap import drawable, shortened, width, wrapped


@given(st.text(alphabet=st.characters(), max_size=300), st.floats(40, 400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    assert all(width(line, 12, bold=False) <= room for line in wrapped(text, 12, room))


@given(st.text(alphabet=st.characters(), max_size=200), st.booleans())
def test_a_shortened_line_fits_and_has_no_line_break(text: str, bold: bool) -> None:
    line = shortened(text, 9, 60, bold=bold)
    assert width(line, 9, bold=bold) <= 60
    assert "\n" not in line


@given(st.text(alphabet="abcdef ghi", max_size=300))
def test_wrapping_loses_no_word(text: str) -> None:
    assert " ".join(wrapped(text, 12, 200)).split() == text.split()


@given(st.text(alphabet=st.characters(), max_size=200))
def test_what_is_drawn_has_only_characters_xml_may_hold(text: str) -> None:
    line = Xml.Element("text")
    line.text = drawable(text)
    assert Xml.fromstring(Xml.tostring(line, encoding="unicode")).text in {line.text, None}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("hi 👨‍👩‍👧‍👦 there 😀", "hi  there 😀"),
        ("🇫🇷👍🏽", ""),
        ("a\x00b\tc", "a b c"),
        ("one\r\ntwo", "one\ntwo"),
        ("\u202eevil", "evil"),
        ("e\u0301", "é"),
        ("z" + "\u0335" * 50, "z\u0335\u0335"),
        ("\ud800", " "),
    ],
)
def test_what_cannot_be_drawn_becomes_something_that_can(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_a_word_wider_than_the_room_is_broken() -> None:
    assert "".join(wrapped("W" * 90, 12, 100)) == "W" * 90
