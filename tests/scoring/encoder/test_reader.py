"""The shipped networks at run time: one text at a time, always with the same numbers."""

import numpy as np
import pytest

from ccc.content.ids import CRITERIA, READ_FLAGS, REPLY_CHECKS, REPLY_FAULTS
from ccc.scoring.encoder import reader as reader_module
from ccc.scoring.encoder.features import MOST_NOTE_TOKENS
from ccc.scoring.encoder.reader import Reader
from tests.scoring.conftest import MARTIN, OKSANA

NOTE = "Martin, I log my hives hourly, may I send you the weights?"
NUMBERS = ("levels", "flags", "marks", "checks", "faults", "looks")


@pytest.fixture(scope="module")
def reader(encoder):
    return Reader(encoder)


def same(one, other):
    return all((getattr(one, name) == getattr(other, name)).all() for name in NUMBERS)


def test_a_reading_has_a_number_for_all_that_there_is_to_judge(reader):
    reading = reader.read(NOTE, OKSANA, MARTIN, "")
    pieces = len(reading.spans)
    assert reading.levels.shape == (len(CRITERIA), 3)
    assert reading.flags.shape == (len(READ_FLAGS),)
    assert reading.marks.shape == (pieces, 2 * len(CRITERIA))
    assert reading.checks.shape == (len(REPLY_CHECKS), 2)
    assert reading.faults.shape == (len(REPLY_FAULTS),)
    assert reading.looks.shape == (len(REPLY_CHECKS) + len(REPLY_FAULTS), pieces)
    assert reading.logits("value") == tuple(reading.levels[CRITERIA.index("value")].tolist())


def test_pieces_stand_in_the_text_one_after_the_other(reader):
    first, *spans, last = reader.read(NOTE, OKSANA, MARTIN, "").spans
    assert first == last == (0, 0)
    assert all(0 <= start < end <= len(NOTE) for start, end in spans)
    assert spans == sorted(spans)


def test_equal_texts_get_equal_numbers_whatever_was_read_in_between(reader, encoder):
    first = reader.read(NOTE, OKSANA, MARTIN, "")
    fresh = Reader(encoder)
    fresh.read("Something else, to somebody else.", MARTIN, OKSANA, "A fair")
    fresh.prepare(OKSANA, MARTIN, "")
    assert same(fresh.read(NOTE, OKSANA, MARTIN, ""), first)


@pytest.mark.skipif(not reader_module._has_dot_product(), reason="needs VNNI")
def test_a_processor_with_a_dot_product_gives_the_same_numbers_as_one_without(
    reader, encoder, monkeypatch
):
    monkeypatch.setattr(reader_module, "_has_dot_product", lambda: False)
    precise = Reader(encoder)
    for note in (NOTE, "I " * 90, "ÄÖ!? 😀 " + NOTE.upper(), "Your talk; my list?"):
        for cards in ((OKSANA, MARTIN), (MARTIN, None)):
            assert same(precise.read(note, *cards, "A fair"), reader.read(note, *cards, "A fair"))


def test_the_cards_and_the_situation_make_a_difference(reader):
    beside = reader.read(NOTE, OKSANA, MARTIN, "")
    for others in ((None, None, ""), (MARTIN, OKSANA, ""), (OKSANA, MARTIN, "A fair on Friday")):
        assert not same(reader.read(NOTE, *others), beside)


def test_each_text_of_a_card_says_the_same_whatever_stands_beside_it(reader):
    """Within what 8 bits lose, which are shared out over all words that are read together."""
    facts = MARTIN.facts
    ((alone,),) = (reader._card((fact,)).embeddings for fact in facts[:1])
    together = reader._card((*facts[1:], facts[0], "Sings in a choir")).embeddings
    assert float(together[-2] @ alone) > 0.98
    assert all(float(other @ alone) < 0.9 for other in (*together[:-2], together[-1]))


@pytest.mark.parametrize("cards", [(None, None), (OKSANA, None), (None, MARTIN)])
def test_a_missing_card_is_no_trouble(reader, cards):
    assert reader.read(NOTE, *cards, "").levels.any()


def test_of_a_long_text_the_beginning_is_read(reader):
    long = reader.read("hives " * 1_600, OKSANA, MARTIN, "")
    assert len(long.spans) == MOST_NOTE_TOKENS + 2
    assert same(reader.read("hives " * 1_000, OKSANA, MARTIN, ""), long)


def test_a_note_that_is_typed_is_not_read_anew_when_it_is_scored_in_a_full_room(
    encoder, monkeypatch
):
    reader = Reader(encoder)
    typed = reader.read(NOTE, OKSANA, MARTIN, "")
    monkeypatch.setattr(reader, "_hidden", lambda *_: np.zeros((1, 3, 384), np.float32))
    monkeypatch.setattr(reader_module, "bits", lambda *_: (np.zeros((3, 6)), np.zeros((1, 6))))
    monkeypatch.setattr(reader, "_note", Nobody())
    # Two hundred who type twice and score within the same ten seconds.
    for number in range(600):
        reader.read(f"Note {number}", OKSANA, MARTIN, "")
    assert reader.read(NOTE, OKSANA, MARTIN, "") is typed


class Nobody:
    """A network that says nothing, at once."""

    def run(self, *_):
        return [np.zeros((1, size)) for size in (15, 3, 30, 17, 33)]


def test_where_a_room_practises_at_all_scenarios_each_card_is_read_once(
    encoder, content, monkeypatch
):
    reader = Reader(encoder)
    monkeypatch.setattr(reader, "_hidden", lambda *_: None)
    monkeypatch.setattr(reader, "_cards", SilentCards())
    read = []
    for _ in range(2):
        for scenario in content.scenarios:
            reader.prepare(scenario.sender, scenario.recipient, scenario.situation)
            # The swap test puts another card under the recipient's name.
            other = scenario.sender.model_copy(update={"name": scenario.recipient.name})
            reader.prepare(scenario.sender, other, "")
        read.append(reader._card.cache_info().misses)
    assert read[0] > 2 * len(content.scenarios)
    assert read[1] == read[0]


class SilentCards:
    """Cards that say the same, at once."""

    def run(self, _, given):
        pieces = given["texts"].shape[1]
        halves = np.zeros((5, 12, pieces, 32), np.float16)
        return halves, halves, np.ones((1, pieces, 384), np.float32)
