from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from ccc.storage.schema.any_text import escaped, fit_for_a_file, unescaped

ANY_TEXT = st.text(st.characters() | st.sampled_from("\x00\x1a\ud83d\ude00\udfff0a👩‍👧"))


@given(ANY_TEXT)
@example("\x1a0000")
@example("\x1a\x1a001a")
@example("\ud83d\ude00")
def test_any_text_comes_back_code_point_for_code_point(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(ANY_TEXT)
def test_what_is_kept_fits_utf8_and_holds_no_nul(text: str) -> None:
    assert "\x00" not in escaped(text).encode().decode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\x1a")))
def test_ordinary_text_is_kept_as_it_is(text: str) -> None:
    assert escaped(text) == text


@given(ANY_TEXT)
def test_text_for_a_file_fits_utf8_with_as_many_code_points(text: str) -> None:
    fitting = fit_for_a_file({"note": [text, 1, None]})

    assert isinstance(fitting, dict)
    assert len(fitting["note"][0].encode().decode()) == len(text)
    assert fitting["note"][1:] == [1, None]
