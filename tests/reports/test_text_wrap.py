"""Any text becomes lines that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.reports.lettering.typeface import Style
from ccc.reports.text_wrap import shortened, width, wrapped

STYLES: tuple[Style, ...] = ("plain", "bold", "heading")


@given(st.text(alphabet=st.characters(), max_size=300), st.floats(40, 400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    assert all(width(line, 12) <= room for line in wrapped(text, 12, room))


@given(st.text(alphabet=st.characters(), max_size=200), st.sampled_from(STYLES))
def test_a_shortened_line_fits_and_has_no_line_break(text: str, style: Style) -> None:
    line = shortened(text, 9, 60, style)
    assert width(line, 9, style) <= 60
    assert "\n" not in line


@given(st.text(alphabet="abcdef ghi", max_size=300))
def test_wrapping_loses_no_word(text: str) -> None:
    assert " ".join(wrapped(text, 12, 200)).split() == text.split()


def test_a_word_wider_than_the_room_is_broken() -> None:
    assert "".join(wrapped("W" * 90, 12, 100)) == "W" * 90


def test_chinese_is_broken_between_any_two_characters_but_not_before_a_full_stop() -> None:
    assert wrapped("Hi 我读了您的文章。", 10, 45) == ("Hi 我读了", "您的文", "章。")


def test_thai_is_broken_between_letters_and_never_before_a_mark() -> None:
    lines = wrapped("สวัสดีครับผมได้อ่านบทความของคุณ" * 3, 10, 60)
    assert "".join(lines) == "สวัสดีครับผมได้อ่านบทความของคุณ" * 3
    assert not any(line[0] in "ัีิ้่็์ุู" or line[-1] in "เแโใไ" for line in lines)


@pytest.mark.parametrize("text", ["✨ ✅ ⭐ ❗ ❌ ⏰" * 9, "안녕하세요 " * 20, "قرأت عن عملك " * 9])
def test_a_text_of_another_script_keeps_all_its_words(text: str) -> None:
    assert "".join(wrapped(text, 12, 100)).replace(" ", "") == text.replace(" ", "")
