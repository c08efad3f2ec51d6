"""The card as a web page holds every word in any script, as text and never as markup."""

from __future__ import annotations

from html import unescape

import pytest

from ccc.content.load import Content
from ccc.reports.take_home_page import card_page
from tests.reports.conftest import MakeCard


@pytest.mark.parametrize("note", ["नमस्ते, आपका काम।", "မင်္ဂလာပါ", "謝謝您 ✨", "مرحبا", "a < b & c"])
def test_the_page_holds_every_word_of_the_notes_and_the_name(
    make_card: MakeCard, content: Content, note: str
) -> None:
    page = card_page(make_card("Hi!", note, to=note), content.rubric)
    assert unescape(page).count(note) == 3
    assert "Next habit: Common ground" in page
    page.encode("utf-8")


def test_markup_in_a_note_or_a_name_stays_text(make_card: MakeCard, content: Content) -> None:
    evil = "</p><script>x</script><img src='http://x/y'>\x00\ud800"
    page = card_page(make_card(evil, evil, to=evil), content.rubric)
    assert "<script" not in page
    assert "<img" not in page
    assert "\x00" not in page
    page.encode("utf-8")
