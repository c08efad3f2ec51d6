"""The ways in which a text is shown while the encoder learns, and what stays true of each."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.training.augment import mistyped, vary

TEXT = "Lars, your talk on rye, in Oslo: take my recipe."


class Draws(random.Random):
    """Chance, but for the first draws, which are given."""

    def __init__(self, *first):
        super().__init__(1)
        self._first = list(first)

    def random(self):
        return self._first.pop(0) if self._first else super().random()


@pytest.fixture
def note(notes):
    """A note that is strong throughout, and one to somebody else."""
    return replace(notes[0], text=TEXT, levels=(3, 3, 3, 3, 3), raters=(), marks=((0, 4, 0),))


@pytest.fixture
def other(notes, note):
    return next(one for one in notes if one.scenario != note.scenario)


def test_mostly_a_text_is_shown_as_it_is(note, other):
    lesson = vary(note, [other], Draws(0.9, 0.9))
    assert lesson.example is note
    assert lesson.targets.tolist() == note.targets.tolist()
    assert lesson.counts.tolist() == [1] * len(CRITERIA)


def test_sent_to_somebody_else_a_note_is_hardly_personal_and_unsure_of_the_rest(note, other):
    lesson = vary(note, [other], Draws(0.0))
    assert lesson.example.pieces == other.pieces
    assert lesson.example.recipient_name == other.recipient_name
    assert lesson.example.text == note.text
    assert lesson.example.marks is None
    personal = CRITERIA.index("personal")
    assert lesson.targets[personal].sum() <= 1
    assert lesson.counts[personal] == 1
    assert lesson.counts[CRITERIA.index("reason")] == 0


def test_a_template_sent_to_somebody_else_stays_a_template(note, other):
    template = replace(note, levels=(0, 1, 0, 1, 0))
    lesson = vary(template, [other], Draws(0.0))
    assert lesson.targets.tolist() == template.targets.tolist()
    assert lesson.counts.tolist() == [1] * len(CRITERIA)


def test_nobody_else_is_somebody_of_the_same_scenario(note):
    lesson = vary(note, [note], Draws(0.0))
    assert lesson.example is note
    assert lesson.targets.tolist() == note.targets.tolist()


def test_without_its_cards_a_note_counts_half(note, other):
    lesson = vary(note, [other], Draws(0.16, 0.9))
    assert lesson.example.pieces == ()
    assert lesson.counts.tolist() == [0.5] * len(CRITERIA)


@pytest.mark.parametrize("seed", range(6))
def test_a_sentence_beside_the_point_changes_nothing_but_where_the_marks_stand(note, other, seed):
    draws = Draws(0.25)
    draws.seed(seed)
    lesson = vary(replace(note, marks=((0, 4, 0),)), [other], draws)
    assert len(lesson.example.text) > len(TEXT)
    assert lesson.targets.tolist() == note.targets.tolist()
    assert lesson.counts.tolist() == [1] * len(CRITERIA)
    for start, end, _ in lesson.example.marks or ():
        assert lesson.example.text[start:end] == "Lars"


def test_a_mistyped_note_has_the_same_targets_and_no_marks(note, other):
    lesson = vary(note, [other], Draws(0.9, 0.0, 0.0))
    assert lesson.example.text != note.text
    assert lesson.example.marks is None
    assert lesson.targets.tolist() == note.targets.tolist()


def test_showing_a_note_otherwise_leaves_the_note_itself_as_it_was(note, other):
    before = note.targets.tolist()
    vary(note, [other], Draws(0.0))
    assert (note.targets.tolist(), note.text) == (before, TEXT)


def test_a_reply_has_no_levels_to_learn(replies, notes):
    lesson = vary(replies[0], notes, Draws(0.9, 0.9))
    assert lesson.targets is None
    assert not lesson.counts.any()


@given(st.text(max_size=60), st.integers())
def test_a_slip_of_the_finger_changes_a_text_by_a_few_letters_at_most(text, seed):
    slipped = mistyped(text, random.Random(seed))
    points = sum(text.count(mark) for mark in ".,;:!")
    assert abs(len(slipped) - len(text.lower())) <= 2 + points + (len(text.lower()) - len(text))


def test_a_short_text_loses_no_letter():
    assert {mistyped("Hi Ana", random.Random(seed)) for seed in range(30)} == {"Hi Ana", "hi ana"}


def test_the_same_chance_shows_the_same(note, other):
    first, again = (vary(note, [other], random.Random(5)) for _ in range(2))
    assert first.example == again.example or first.example.text == again.example.text
    assert first.counts.tolist() == again.counts.tolist()
