"""How the score is made tells who reads a note, how well, and what they cannot do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.ui import resources
from ccc.ui.autosave.live_field import OBJECTS
from tests.encoder import CARD, with_card, with_rules_alone
from tests.ui.conftest import OpenPage, texts


def page_of(rubric: Rubric, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page as it is with this rubric, its tables included."""
    content = replace(resources.content(), rubric=rubric)
    monkeypatch.setattr(resources, "content", lambda: content)
    app = open_page("score.py")
    assert not app.exception
    tables = "\n".join(table.value.to_string() for table in app.table)
    return f"{texts(app)}\n{tables}"


def test_without_an_encoder_the_page_tells_of_rules_alone(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(with_rules_alone(content.rubric), open_page, monkeypatch)
    assert "No language model is asked" in page
    assert "more or less" not in page
    assert "rules alone" not in page


def test_with_an_encoder_it_says_in_plain_words_what_reads_a_note(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(with_card(content.rubric), open_page, monkeypatch)
    assert "No language model is asked" not in page
    assert "learnt from 6,237 notes" in page
    assert "a coach can read and extend" in page
    assert "nothing you write leaves it" in page
    assert "the reason stands at the words" in page


def test_the_figures_are_those_on_writers_it_has_never_seen_each_with_a_sentence(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(with_card(content.rubric), open_page, monkeypatch)
    assert "Measured on 784 notes, each read by a model that had never seen its writer" in page
    assert "typically **14 points** away" in page
    assert "1 would be perfect, 0 is what chance would bring" in page
    common_ground = content.rubric.criterion("common_ground").name.lower()
    assert f"in words, without a number: *{common_ground}*." in page


def test_writers_marked_words_limits_and_the_base_are_told_too(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(with_card(content.rubric), open_page, monkeypatch)
    assert "Not everybody is read equally well" in page
    assert "not measured" in page
    assert "Whether it marks the right words" in page
    assert "0.62" in page
    assert "It knows English alone" in page
    assert "licence Apache" in page


def test_writers_who_came_later_are_told_of_the_finished_model(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = CARD.figures["voices"].model_copy(
        update={"notes": 630, "by_writer": {"z": CARD.figures["voices"].rules}}
    )
    card = CARD.model_copy(
        update={"unseen": ("later",), "figures": {**CARD.figures, "later": later}}
    )
    page = page_of(with_card(content.rubric, card), open_page, monkeypatch)
    assert "tried on 630 notes by 1 writer who came later" in page
    assert "Writer Z" in page


def test_a_card_without_writers_has_no_table_of_them(
    content: Content, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = CARD.measured.model_copy(update={"by_writer": {}})
    card = CARD.model_copy(update={"figures": {"voices": figures}})
    page = page_of(with_card(content.rubric, card), open_page, monkeypatch)
    assert "Not everybody is read equally well" not in page


def test_whoever_disagrees_learns_how_to_say_so_and_who_reads_it(open_page: OpenPage) -> None:
    page = texts(open_page("score.py"))
    assert f"*{OBJECTS}* stands beside each level" in page
    assert "A coach whom you let read your notes sees what you dispute" in page
