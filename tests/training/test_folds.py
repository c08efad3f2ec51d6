"""Which texts are left out together, so that nobody is measured on people they have seen."""

from dataclasses import replace

import pytest

from ccc.scoring.encoder.features import Piece
from ccc.training.folds import folds


@pytest.fixture
def make(notes):
    def make(number, scenario, cards, writer=""):
        pieces = (Piece("recipient", cards),)
        changes = {"scenario": scenario, "pieces": pieces, "writer": writer}
        return replace(notes[0], id=str(number), **changes)

    return make


def fold_of(found, example):
    return next(number for number, ids in enumerate(found) if example.id in ids)


def test_every_text_is_left_out_once(examples):
    found = folds(examples, 3)
    assert sorted(one for ids in found for one in ids) == sorted(one.id for one in examples)
    assert len(found) == 3
    assert all(found)


def test_neither_a_scenario_nor_its_cards_nor_a_writer_stand_in_two_folds(make):
    every = [
        make(1, "a", "Lars", "h"), make(2, "b", "Mo", "h"), make(3, "b", "Nia"),
        make(4, "c", "Nia"), make(5, "d", "Ona", "j"), make(6, "e", "Pia", "k"),
    ]  # fmt: skip
    found = folds(every, 3)
    together = {fold_of(found, example) for example in every[:4]}
    assert len(together) == 1
    assert {fold_of(found, every[4]), fold_of(found, every[5])}.isdisjoint(together)


def test_texts_that_share_nothing_are_spread_evenly(make):
    found = folds([make(n, f"s{n}", f"c{n}") for n in range(9)], 3)
    assert [len(ids) for ids in found] == [3, 3, 3]


def test_notes_by_nobody_in_particular_are_not_one_writer_s(make):
    one, other = make(1, "a", "Lars"), make(2, "b", "Mo")
    found = folds([one, other], 2)
    assert fold_of(found, one) != fold_of(found, other)


def test_the_folds_are_the_same_in_whatever_order_the_texts_come(examples):
    def sets(found):
        return sorted(sorted(ids) for ids in found)

    assert sets(folds(examples, 3)) == sets(folds(examples, 3))
