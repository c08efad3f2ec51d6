"""The words that the encoder marks: where they stand, what they say, and what is left unmarked."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from ccc.content.encoder import MarkThresholds
from ccc.content.ids import CRITERIA
from ccc.content.scenarios import Card
from ccc.scoring import score
from ccc.scoring.annotation import annotate
from ccc.scoring.encoder.reader import Reading
from ccc.scoring.feedback.marks import COSTS, EARNS, marks
from ccc.scoring.guards import Guard
from ccc.scoring.text.note import read

pytestmark = pytest.mark.xdist_group("marks")

NOTE = "You wrote of the lime flow. I will send hive weights to you, and the scales."
HALF = MarkThresholds(earns=dict.fromkeys(CRITERIA, 0.5), costs=dict.fromkeys(CRITERIA, 0.5))
NOTHING = dict.fromkeys(CRITERIA, 0)


def reading(note, earns="", costs="", of="value"):
    """A reading by which those words of a note are marked for one criterion, and no others."""
    plain = read(note).plain
    words = [(word.start, word.end) for word in read(note).words]
    logits = np.full((len(words) + 2, 2 * len(CRITERIA)), -5.0, np.float32)
    for head, said in ((0, earns), (len(CRITERIA), costs)):
        for row, (start, end) in enumerate(words, start=1):
            if plain[start:end] in said.split():
                logits[row, head + CRITERIA.index(of)] = 5
    none = np.zeros((0, 0), np.float32)
    spans = ((0, 0), *words, (0, 0))
    return Reading(none, none, logits, none, none, none, spans)


def shown(rubric, level, guards=(), note=NOTE, **marked):
    found = marks(
        annotate(note, None, None, "", rubric),
        {**NOTHING, "value": level},
        reading(note, **marked),
        HALF,
        guards,
    )
    return [(one.kind, note[one.start : one.end]) for one in found if one.criterion == "value"]


def test_neighbouring_words_are_one_mark_without_small_words_at_its_ends(rubric):
    assert shown(rubric, 2, earns="send hive weights to") == [("earns", "send hive weights")]


def test_one_word_between_does_not_part_a_phrase_but_the_end_of_a_sentence_does(rubric):
    assert shown(rubric, 2, earns="send weights") == [("earns", "send hive weights")]
    parted = [("earns", "lime flow"), ("earns", "will send hive")]
    assert shown(rubric, 2, earns="flow send") == parted


@pytest.mark.parametrize(
    ("note", "word", "marked"),
    [
        ("Hi, I saw you lead a team and grow leads.", "lead", "you lead"),
        ("Hi, I saw you lead a team and grow leads.", "grow", "grow leads"),
        ("You sort mail by night, beside the 4:10 ferry.", "4:10", "4:10 ferry"),
        ("You sort mail, and all by bike.", "mail", "sort mail"),
        ("I heard the tram at Halifax sing.", "Halifax", "Halifax"),
    ],
)
def test_a_lone_word_is_marked_with_its_neighbours_for_it_says_nothing_by_itself(
    rubric, note, word, marked
):
    assert shown(rubric, 1, note=note, earns=word) == [("earns", marked)]
    assert shown(rubric, 0, note=note, costs=word) == [("costs", marked)]


def test_a_small_word_parted_from_the_others_does_not_end_a_mark(rubric):
    """As in "hive weights to you": half of what follows is none to mark."""
    assert shown(rubric, 2, earns="hive weights you") == [("earns", "hive weights")]
    told = "Your bees were heard, you know, at the fair."
    assert shown(rubric, 2, note=told, earns="bees were heard you") == [
        ("earns", "bees were heard")
    ]


def test_a_mark_does_not_end_on_who_does_what_follows(rubric):
    told = "I keep bees and we sell wax."
    assert shown(rubric, 2, note=told, earns="keep bees we") == [("earns", "keep bees")]


@pytest.mark.parametrize("marked", ["unread e", "mails now", "e", "mails"])
def test_a_word_with_a_hyphen_is_marked_whole(rubric, marked):
    note = "Have you unread e-mails now?"
    ((_, words),) = shown(rubric, 2, earns=marked, note=note)
    assert "e-mails" in words


def test_small_words_alone_are_never_marked(rubric):
    assert shown(rubric, 1, earns="the of", note="Of the hives.") != [("earns", "Of the")]
    assert ("costs", "the") not in shown(rubric, 0, costs="of the to and")


def test_a_level_that_no_word_was_marked_for_shows_the_likeliest_word(rubric):
    (mark,) = [words for kind, words in shown(rubric, 1) if kind == "earns"]
    assert mark


def test_a_note_of_small_words_alone_shows_none(rubric):
    assert shown(rubric, 1, note="And so it is to you.") == []


def test_at_level_nought_nothing_earns_and_at_three_nothing_costs(rubric):
    assert shown(rubric, 0, earns="scales", costs="lime flow") == [("costs", "lime flow")]
    assert shown(rubric, 3, earns="scales", costs="lime flow") == [("earns", "scales")]


def test_words_that_earn_do_not_also_cost(rubric):
    assert shown(rubric, 1, earns="hive weights", costs="weights") == [("earns", "hive weights")]


def test_a_guard_is_shown_at_its_words_with_its_own_reason(rubric):
    guard = Guard("value", 1, 0, 9, "No.")
    assert shown(rubric, 1, (guard,), earns="scales") == [
        ("costs", "You wrote"),
        ("earns", "scales"),
    ]


def test_each_criterion_is_marked_three_times_at_most(rubric):
    note = "Hives here. Scales here. Weights here. Honey here. Lime here."
    words = "Hives Scales Weights Honey Lime"
    assert len(shown(rubric, 2, note=note, earns=words)) == 3


def test_what_is_said_of_a_mark_tells_levels_apart():
    assert set(EARNS) == set(COSTS) == set(CRITERIA)
    assert all(len({*whys}) == 3 for whys in EARNS.values())


@pytest.fixture(scope="module")
def rated(rated_objects, learned):
    """Rated notes with what the shipped encoder and the rules say of them."""
    found = []
    for one in rated_objects[::7]:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        found.append((one["note"], score(one["note"], limit=400, rubric=learned, **cards)))
    return found


def test_every_level_above_nought_has_a_mark_that_earns_it(rated):
    for _, result in rated:
        earned = {one.criterion for one in result.evidence if one.kind == "earns"}
        assert earned == {name for name, level in (result.levels or {}).items() if level > 0}


def test_every_mark_has_a_word_that_tells_something(rated):
    for note, result in rated:
        for one in result.evidence:
            said = note[one.start : one.end]
            assert any(word.rarity > 0 for word in read(said).words), said


def test_marks_of_one_criterion_that_earn_do_not_overlap_and_stand_in_order(rated):
    for _, result in rated:
        for criterion in CRITERIA:
            marked = [one for one in result.evidence if one.criterion == criterion]
            assert marked == sorted(marked, key=lambda one: (one.start, one.end))
            earns = [one for one in marked if one.kind == "earns"]
            assert all(a.end <= b.start for a, b in itertools.pairwise(earns))


def test_a_strong_mark_says_so_and_a_weak_one_does_not_promise_more(rated, rubric):
    by_checks = {check.why for check in rubric.checks}
    for _, result in rated:
        for one in result.evidence:
            if one.kind == "earns":
                in_general = EARNS[one.criterion][result.levels[one.criterion] - 1]
                assert one.why in {in_general, *by_checks}


@pytest.mark.parametrize("note", ["I am you and we are them.", "Is it not so?", "How is it?"])
def test_a_note_of_function_words_alone_reaches_no_level_and_has_no_mark(learned, note):
    result = score(note, rubric=learned)
    assert set(result.levels.values()) == {0}
    assert result.evidence == ()


def test_marks_stand_at_the_same_words_when_markup_is_around_them(rubric):
    note = "<b>You</b> wrote; I will send\u200b hive weights."
    plain = read(note).plain
    first = plain.index("hive")
    spans = ((0, 0), (first, first + 4), (first + 5, first + 12), (0, 0))
    logits = np.full((4, 2 * len(CRITERIA)), -5.0, np.float32)
    logits[1:3, CRITERIA.index("value")] = 5
    found = marks(
        annotate(note, None, None, "", rubric),
        {**NOTHING, "value": 2},
        replace(reading(note), marks=logits, spans=spans),
        HALF,
        (),
    )
    (mark,) = [one for one in found if one.criterion == "value"]
    assert note[mark.start : mark.end] == "hive weights"
