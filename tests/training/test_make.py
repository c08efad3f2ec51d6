"""From texts left out to a card that the app can read; what trains the networks needs torch."""

import sys

import pytest

from ccc.content.encoder import CARD, FOLDER, GRAPHS, TOKENIZER, read_encoder
from ccc.content.ids import CRITERIA
from ccc.evaluation.agreement import evaluate
from ccc.evaluation.rated import read_rated
from ccc.training.make import (
    EXTRA,
    TrainingError,
    encoder_table,
    make_encoder,
    model_card,
    tried_on,
    write_card,
)
from tests.scoring.conftest import RATED
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
    return model_card(examples, predictions, rubric, rules(), folder, "2026-11-29", raters)


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
    encoder, rated_lines, rubric, card
):
    rated = read_rated(rated_lines[:12])
    found = tried_on(encoder.card, "later", rated, rubric, encoder.folder)
    assert found.figures["later"].notes == len(rated)
    assert (card.unseen, found.unseen) == ((), ("later", *encoder.card.unseen))
    apart = {"unseen": encoder.card.unseen, "figures": encoder.card.figures}
    assert found.model_copy(update=apart) == encoder.card


@pytest.mark.parametrize("writer", ["bo"])
def test_what_the_shipped_card_says_of_unseen_notes_is_what_the_scorer_does_now(
    encoder, learned, writer
):
    """One writer stands for all, to be quick; `ccc evaluate FILE --on-card` writes it anew."""
    figures = encoder.card.figures
    (name,) = [name for name in encoder.card.unseen if writer in figures[name].by_writer]
    told = figures[name]
    lines = (RATED.parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    every = read_rated(lines)
    found = evaluate([note for note in every if note.writer == writer], learned)
    assert told.notes == len(every)
    for criterion in CRITERIA:
        now = found.kappa[criterion].value
        assert now == pytest.approx(told.by_writer[writer][criterion], abs=0.01), criterion


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
        make_encoder(examples, {}, rubric, rules(), folder, "today", "coaches", silent.append)
    assert 'pip install -e ".[train]"' in str(caught.value)
    assert silent == []
    assert not folder.exists()
