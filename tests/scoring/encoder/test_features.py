"""What the encoder is given: word pieces, and which words stand on which card."""

from types import SimpleNamespace

import numpy as np
import pytest

from ccc.content.scenarios import Card
from ccc.scoring.encoder.features import (
    CARD_BITS,
    MOST_CARD_TOKENS,
    MOST_NOTE_TOKENS,
    NOTE_BITS,
    Piece,
    TextReader,
    bits,
    card_set,
    embedding,
    likeness,
    pieces,
)

MINE = Card(name="Ana", headline="Nurse", facts=("Grows rye", "Swims at dawn"))
THEIRS = Card(name="Lars Holm", headline="Baker", facts=("Wrote of rye",))


class Words:
    """A tokenizer for which every word is a piece, and its number is its length."""

    def encode(self, sequence, *, add_special_tokens):
        assert not add_special_tokens
        spans, at = [], 0
        for word in sequence.split():
            at = sequence.index(word, at)
            spans.append((at, at + len(word)))
            at += len(word)
        return SimpleNamespace(ids=[end - start for start, end in spans], offsets=spans)

    def token_to_id(self, token):
        return {"[CLS]": 101, "[SEP]": 102}.get(token)


@pytest.fixture
def reader():
    return TextReader(Words())


def ready(reader, sender=MINE, recipient=THEIRS, situation="", alike=0.0):
    found = pieces(sender, recipient, situation)
    tokens = [reader.tokens(piece.text) for piece in found]
    return card_set(found, tokens, [alike] * len(found), recipient.name if recipient else "")


def test_a_card_is_its_name_with_headline_and_each_fact_but_no_empty_one():
    assert pieces(MINE, THEIRS, "On a train.") == (
        Piece("sender", "Ana, Nurse"),
        Piece("sender", "Grows rye"),
        Piece("sender", "Swims at dawn"),
        Piece("recipient", "Lars Holm, Baker"),
        Piece("recipient", "Wrote of rye"),
        Piece("situation", "On a train."),
    )


def test_nobody_and_nothing_is_no_piece():
    assert pieces(None, None, " ") == ()
    assert pieces(None, Card.model_construct(name="", headline=" ", facts=()), "") == ()


def test_a_text_stands_between_two_marks_that_have_no_place_in_it(reader):
    tokens = reader.tokens("Grows rye")
    assert tokens.ids == (101, 5, 3, 102)
    assert tokens.spans == ((0, 0), (0, 5), (6, 9), (0, 0))
    assert tokens.stems[0] is tokens.stems[-1] is None


def test_words_that_tell_nothing_have_no_stem(reader):
    _, grows, the, rye, _ = reader.tokens("Grows the rye").stems
    assert grows
    assert rye
    assert the is None


def test_a_text_is_cut_where_the_encoder_no_longer_reads(reader):
    assert len(reader.note("rye " * 500).ids) == MOST_NOTE_TOKENS + 2
    assert len(reader.tokens("rye " * 500).ids) == MOST_CARD_TOKENS + 2


def test_a_note_s_word_knows_on_which_card_it_stands_and_whether_it_is_their_name(reader):
    cards = ready(reader, situation="A train")
    note = reader.note("Lars rye Swims train honey")
    rows, _ = bits(note, cards)
    assert rows.shape == (7, NOTE_BITS)
    lars, rye, swims, train, honey = rows[1:-1, :5].tolist()
    assert lars == [0, 1, 1, 0, 0]
    assert rye == [1, 0, 1, 0, 1]
    assert swims == [1, 0, 0, 0, 0]
    assert train == [0, 0, 0, 1, 0]
    assert honey == [0, 0, 0, 0, 0]


def test_a_card_s_word_knows_its_card_and_whether_the_note_says_it(reader):
    cards = ready(reader, Card.model_construct(name="", facts=("Grows rye",)), THEIRS)
    _, rows = bits(reader.note("All the rye"), cards)
    assert rows.shape[1] == CARD_BITS
    grows, rye = rows[1:3, :5].tolist()
    assert grows == [1, 0, 0, 0, 0]
    assert rye == [1, 0, 0, 1, 1]


def test_reading_one_note_leaves_the_cards_as_they_were_for_the_next(reader):
    cards = ready(reader)
    first = bits(reader.note("rye"), cards)[1]
    bits(reader.note("Swims at dawn"), cards)
    assert (bits(reader.note("rye"), cards)[1] == first).all()
    assert cards.bits[:, 3].sum() == 0


def test_without_cards_every_bit_of_a_note_is_nought(reader):
    cards = card_set((), (), (), "")
    rows, of_cards = bits(reader.note("Any words"), cards)
    assert not rows.any()
    assert of_cards.shape == (0, CARD_BITS)


def test_facts_are_alike_as_far_as_their_embeddings_point_the_same_way():
    two = (Piece("sender", "a"), Piece("recipient", "b"), Piece("situation", "c"))
    same, other = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
    assert likeness(two, [same, same, same]) == (1, 1, 0)
    assert likeness(two, [same, other, same]) == (0, 0, 0)
    half = np.array([0.5, 0.75**0.5], np.float32)
    assert likeness(two, [same, half, same]) == pytest.approx((0.5, 0.5, 0))


def test_what_a_text_says_is_the_middle_of_its_words_at_distance_one():
    said = embedding(np.array([[3, 0], [3, 8]], np.float32))
    assert said.tolist() == pytest.approx([0.6, 0.8])
    assert not embedding(np.zeros((2, 2), np.float32)).any()


def test_with_one_card_alone_nothing_is_alike():
    one = np.array([1, 0], np.float32)
    assert likeness([Piece("sender", "a"), Piece("sender", "b")], [one, one]) == (0, 0)
