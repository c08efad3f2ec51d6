"""From texts left out to a card that the app can read; what trains the networks needs torch."""

import sys
from dataclasses import replace

import pytest

from ccc.content.encoder import CARD, FOLDER, GRAPHS, TOKENIZER, read_encoder
from ccc.content.ids import CRITERIA
from ccc.training.make import (
    EXTRA,
    TrainingError,
    encoder_table,
    make_encoder,
    model_card,
    write_card,
)
from tests.scoring.replies.data import rules


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A content folder with networks in it that are none."""
    folder = tmp_path_factory.mktemp("content")
    (folder / FOLDER).mkdir()
    for name in (*GRAPHS, TOKENIZER):
        (folder / FOLDER / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def card(examples, predictions, rubric, content):
    """What is measured on a few notes and replies."""
    folder, raters = content / FOLDER, "two coaches"
    return model_card(examples, [], predictions, rubric, rules(), folder, "2026-11-29", raters)


def test_a_card_that_is_written_is_read_again_as_it_was(card, content):
    write_card(card, content / FOLDER)
    encoder, faults = read_encoder(content)
    assert faults == ()
    assert encoder.card == card
    assert encoder.read(TOKENIZER) == TOKENIZER.encode()


def test_a_card_begins_with_what_it_is(card, content):
    write_card(card, content / FOLDER)
    first, *_ = (content / FOLDER / CARD).read_text(encoding="utf-8").splitlines()
    assert first.startswith("# The model card")


def test_a_card_tells_what_it_was_made_of(card, notes, replies):
    assert (card.notes, card.replies) == (len(notes), len(replies))
    assert (card.made, card.raters) == ("2026-11-29", "two coaches")
    assert card.cannot
    assert "left out" not in card.base
    assert set(card.files) == {*GRAPHS, TOKENIZER}


def test_each_set_of_notes_has_figures_of_its_own_and_nothing_stands_in_for_them(card, notes):
    assert list(card.figures) == ["notes"]
    assert card.figures["notes"].notes == len(notes)
    assert card.margin > 0
    assert max(card.calibration.values()) < 1


def test_unseen_notes_have_figures_too_and_count_for_nothing_else(
    card, examples, notes, predictions, rubric, content
):
    unseen = [replace(note, set="later") for note in notes[::2]]
    given = (examples, unseen, predictions, rubric, rules(), content / FOLDER)
    found = model_card(*given, "2026-11-29", "two coaches")
    assert found.figures["later"].notes == len(unseen)
    assert (card.unseen, found.unseen) == ((), ("later",))
    assert (found.notes, found.levels, found.data) == (card.notes, card.levels, card.data)


def test_the_table_names_every_set_and_every_criterion(card):
    table = encoder_table(card)
    for name in (*CRITERIA, *card.figures, "the rules alone", "marked words", "calibration"):
        assert name in table
    assert max(map(len, table.splitlines())) <= 110


def test_a_writer_has_a_line_of_the_table(card):
    figures = card.figures["notes"].model_copy(
        update={"by_writer": {"h": card.figures["notes"].rules}}
    )
    told = card.model_copy(update={"figures": {"voices": figures}})
    assert "  writer h " in encoder_table(told)


@pytest.mark.parametrize("missing", EXTRA)
def test_what_training_needs_is_missed_before_anything_is_trained(
    examples, rubric, tmp_path, monkeypatch, missing
):
    monkeypatch.setitem(sys.modules, missing, None)
    folder, silent = tmp_path / "encoder", []
    with pytest.raises(TrainingError, match=missing) as caught:
        make_encoder(examples, [], rubric, rules(), folder, "today", "coaches", silent.append)
    assert 'pip install -e ".[train]"' in str(caught.value)
    assert silent == []
    assert not folder.exists()
