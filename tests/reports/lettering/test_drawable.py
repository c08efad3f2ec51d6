"""What cannot be drawn is told in words; what can be is kept."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.reports.lettering.drawable import drawable, left_out
from ccc.reports.lettering.typeface import has


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("hi 👨‍👩‍👧‍👦 there 😀", "hi 👨👩👧👦 there 😀"),
        ("🇸🇬👍🏽 1️⃣ ❤️ 🙋‍♀️", "SG👍 1 ❤ 🙋"),
        ("✨ ✅ ⭐ ❗ ❌ ⏰", "✨ ✅ ⭐ ❗ ❌ ⏰"),
        ("𝗛𝗲𝗹𝗹𝗼", "Hello"),
        ("a\x00b\tc", "a b c"),
        ("one\r\ntwo", "one\ntwo"),
        ("\u202eevil", "evil"),
        ("e\u0301", "é"),
        ("q" + "\u0301" * 50, "q\u0301\u0301"),
        ("\ud800", " "),
        ("น้ำใจ", "น\u0e4d\u0e49าใจ"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_drawn_in_another_form_leaves_nothing_out(text: str, drawn: str) -> None:
    assert drawable(text) == drawn
    assert left_out(text) == ()


@pytest.mark.parametrize(
    ("text", "drawn", "missing"),
    [
        ("नमस्ते, आपका काम। Hello.", "[words in Devanagari] Hello.", "words in Devanagari"),
        ("Hi வணக்கம்!", "Hi [words in Tamil]!", "words in Tamil"),
        ("မင်္ဂလာပါ", "[words in Burmese]", "words in Burmese"),
        ("ជំរាបសួរ", "[words in Khmer]", "words in Khmer"),
        ("আমি পড়েছি", "[words in Bengali]", "words in Bengali"),
        ("నమస్కారం", "[words in Telugu]", "words in Telugu"),
        ("ආයුබෝවන්", "[words in Sinhala]", "words in Sinhala"),
        ("ସ୍କାର", "[words in Odia]", "words in Odia"),
        ("謝謝您", "[less common East Asian characters]", "less common East Asian characters"),
        ("林秀雲", "林秀[a less common character]", "less common East Asian characters"),
        ("a \U0001f0a1 b", "a [a sign] b", "a sign"),
    ],
)
def test_what_no_font_has_is_said_in_its_place(text: str, drawn: str, missing: str) -> None:
    assert drawable(text) == drawn
    assert left_out(text, text) == (missing,)


def test_two_scripts_are_two_things_left_out() -> None:
    assert left_out("नमस्ते", "Hi", "வணக்கம்") == ("words in Devanagari", "words in Tamil")


@given(st.text(alphabet=st.characters(), max_size=200))
def test_whatever_is_drawn_is_in_a_font_and_may_stand_in_xml(text: str) -> None:
    line = Xml.Element("text")
    line.text = drawable(text)
    assert Xml.fromstring(Xml.tostring(line, encoding="unicode")).text in {line.text, None}
    assert all(has(one) or one == "\n" for one in line.text)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_what_is_drawable_stays_as_it_is(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)


@pytest.mark.parametrize("alone", ["\U0001f3fb", "\ufe0f", "\u20e3", "\u200d"])
def test_what_says_how_an_emoji_is_to_look_is_nothing_without_one(alone: str) -> None:
    assert drawable(alone) == ""
    assert left_out(alone) == ()
