"""What blind marks say of the tool: figures from enough notes on, and only of marks that count."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from ccc.coaching.marks import Mark
from ccc.coaching.trust import (
    MARKS_COUNTED,
    NOTES_NEEDED,
    MarkedNote,
    blind_ones,
    figure_words,
    gap_words,
    rated_notes,
    trust_of,
    trust_sentence,
)
from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.load import Content
from ccc.evaluation.measures import Figure
from ccc.evaluation.rated import read_rated
from tests.attempts import levelled
from tests.conftest import NOON

PEOPLE = 25
"""Scenarios that simulated notes are written to."""


def marked(
    number: int,
    tool: dict[CriterionId, int],
    coach: dict[CriterionId, int],
    scenario: str = "meetup",
    **of_mark: Any,
) -> MarkedNote:
    """A note of this number, with the tool's levels, and a coach's blind mark on it."""
    attempt = replace(levelled(scenario, **tool), id=number, note=f"Note {number}")
    told = {"host_id": 1, "host_name": "Maya", "blind": True, "state": "opened"} | of_mark
    mark = Mark(
        id=told.pop("id", 1000 + number), attempt_id=number, person_id=1, levels=coach, at=NOON,
        **told,
    )  # fmt: skip
    return MarkedNote(mark, attempt, "Ann")


def simulated(
    notes: int, seed: int, kinder: dict[CriterionId, float], **of_mark: Any
) -> list[MarkedNote]:
    """Notes on which the tool is kinder than the coach by so many levels on average."""
    chance = random.Random(seed)
    found = []
    for number in range(notes):
        tool = {criterion: chance.choice((1, 2, 3)) for criterion in CRITERIA}
        coach = {
            criterion: level - (chance.random() < kinder.get(criterion, 0))
            for criterion, level in tool.items()
        }
        scenario = f"person-{chance.randrange(PEOPLE)}"
        found.append(marked(number, tool, coach, scenario, **of_mark))
    return found


BIAS: dict[CriterionId, float] = {"value": 0.4, "context": 0.7, "personal": 0.15}


def kappa_of(share: float) -> float:
    """The weighted kappa to be expected where the tool is a level kinder in this share of notes.

    The tool gives 1, 2 and 3 equally often.
    """
    tool = dict.fromkeys((1, 2, 3), 1 / 3)
    coach = {
        level: (1 - share) * tool.get(level, 0) + share * tool.get(level + 1, 0)
        for level in range(4)
    }
    by_chance = sum(
        one * other * (a - b) ** 2 for a, one in tool.items() for b, other in coach.items()
    )
    return 1 - share / by_chance


def test_blind_marks_give_a_coachs_bias_back_within_its_interval() -> None:
    """In 95 of 100 cases, as an interval says; so of many coaches, nearly always."""
    coaches = [trust_of(simulated(150, seed, BIAS)) for seed in range(100)]
    for criterion, kinder in BIAS.items():
        gaps = [found.agreed[criterion].gap for found in coaches]
        kappas = [found.agreed[criterion].kappa for found in coaches]
        assert 90 <= sum(holds(gap, kinder) for gap in gaps) <= 99
        assert 90 <= sum(holds(kappa, kappa_of(kinder)) for kappa in kappas) <= 99


def holds(figure: Figure, truth: float) -> bool:
    assert figure.low is not None
    assert figure.high is not None
    return figure.low <= truth <= figure.high


def test_a_coach_who_agrees_with_the_tool_is_told_to() -> None:
    for agreed in trust_of(simulated(100, 1, {})).agreed.values():
        assert (agreed.kappa.value, agreed.kappa.low) == (1, 1)
        assert (agreed.gap.value, agreed.gap.high) == (0, 0)


def test_marks_that_had_seen_the_tools_levels_are_left_out() -> None:
    blind = simulated(60, 1, BIAS)
    anchored = [
        replace(one, mark=replace(one.mark, id=5000 + number, host_id=2, blind=False))
        for number, one in enumerate(simulated(200, 2, {}))
    ]
    assert trust_of([*anchored, *blind]) == trust_of(blind)
    assert trust_of(anchored).notes == 0


ALL_CLEAR: dict[CriterionId, int] = dict.fromkeys(CRITERIA, 2)


@pytest.mark.parametrize(
    "without", [{"blind": False}, {"state": "draft"}, {"coach": {"reason": 2, "value": 1}}]
)
def test_a_draft_a_mark_that_is_not_whole_and_one_that_was_not_blind_do_not_count(
    without: dict[str, Any],
) -> None:
    coach = without.pop("coach", ALL_CLEAR)
    assert blind_ones([marked(1, ALL_CLEAR, coach, **without)]) == ()
    assert blind_ones([marked(1, ALL_CLEAR, ALL_CLEAR)]) != ()


def test_a_note_that_the_tool_did_not_score_does_not_count() -> None:
    one = marked(1, ALL_CLEAR, ALL_CLEAR)
    unscored = replace(one.attempt.assessment, levels=None, score=None)
    assert blind_ones([replace(one, attempt=replace(one.attempt, assessment=unscored))]) == ()


def test_of_several_marks_by_one_coach_on_a_note_the_last_blind_one_counts() -> None:
    first = marked(1, ALL_CLEAR, {**ALL_CLEAR, "value": 0}, id=1)
    second = marked(1, ALL_CLEAR, {**ALL_CLEAR, "value": 1}, id=2)
    seen = marked(1, ALL_CLEAR, ALL_CLEAR, id=3, blind=False, replaces=2)
    assert blind_ones([first, second, seen]) == (second,)


@pytest.mark.parametrize(("notes", "told"), [(NOTES_NEEDED - 1, False), (NOTES_NEEDED, True)])
def test_there_is_no_figure_under_thirty_notes(notes: int, told: bool) -> None:
    found = trust_of(simulated(notes, 1, BIAS))
    assert found.notes == notes
    assert set(found.agreed) == (set(CRITERIA) if told else set())


def test_two_marks_of_one_note_are_one_note() -> None:
    both = [*simulated(20, 1, BIAS), *simulated(20, 1, {}, host_id=2, host_name="Ivo")]
    found = trust_of(both)
    assert (found.notes, found.agreed) == (20, {})


def test_the_notes_on_which_tool_and_coach_are_furthest_apart_come_first() -> None:
    near = marked(1, ALL_CLEAR, {**ALL_CLEAR, "value": 1})
    same = marked(2, ALL_CLEAR, ALL_CLEAR)
    far = marked(3, ALL_CLEAR, dict.fromkeys(CRITERIA, 0))
    assert trust_of([near, same, far]).differences == (far, near)
    assert far.differing == CRITERIA
    assert near.differing == ("value",)


def test_two_coaches_who_marked_the_same_notes_are_compared_with_each_other() -> None:
    maya = simulated(80, 3, {})
    ivo = simulated(50, 3, {"value": 0.5}, host_id=2, host_name="Ivo")
    alone = marked(900, ALL_CLEAR, ALL_CLEAR, host_id=3, host_name="Ada")
    (both,) = trust_of([*maya, *ivo, alone]).coaches
    assert (both.names, both.notes) == (("Maya", "Ivo"), 50)
    assert both.agreed["reason"].kappa.value == 1
    gap = both.agreed["value"].gap
    assert gap.value == pytest.approx(-0.5, abs=0.2), "Ivo minus Maya"


def test_two_coaches_with_few_notes_in_common_are_told_how_many_and_no_figure() -> None:
    maya, ivo = simulated(40, 3, {}), simulated(12, 3, {}, host_id=2, host_name="Ivo")
    (both,) = trust_of([*maya, *ivo]).coaches
    assert (both.notes, both.agreed) == (12, {})


def test_rated_notes_are_read_back_from_their_lines_as_they_are(content: Content) -> None:
    scenario = content.scenarios[0]
    one = marked(1, ALL_CLEAR, {**ALL_CLEAR, "value": 0}, scenario.id, id=12)
    hard = replace(one, attempt=replace(one.attempt, note='“Hi” \n\\ \u2028 "x" 👩🏽‍🚀'))
    (rated,) = rated_notes([hard], content.scenarios)
    assert (rated.id, rated.note) == ("mark-12", hard.attempt.note)
    assert (rated.recipient, rated.levels) == (scenario.recipient, one.mark.levels)
    (line,) = [json.dumps(note.to_json(), ensure_ascii=False) for note in (rated,)]
    (read,) = read_rated([line])
    assert read.to_json() == rated.to_json()


def test_a_note_to_somebody_of_ones_own_or_to_nobody_in_content_is_in_no_file(
    content: Content,
) -> None:
    own = marked(1, ALL_CLEAR, ALL_CLEAR, "own-7")
    gone = marked(2, ALL_CLEAR, ALL_CLEAR, "nobody-any-more")
    assert rated_notes([own, gone], content.scenarios) == ()
    assert trust_of([own, gone]).notes == 2


def test_under_thirty_notes_a_sentence_says_how_many_there_are(content: Content) -> None:
    assert trust_sentence(trust_of(simulated(12, 1, BIAS)), content.rubric) == (
        "Coaches here have marked 12 of 30 notes before they saw the tool's levels. From 30 on, it "
        "stands here how far the two agree."
    )


def test_from_thirty_notes_on_the_sentence_has_a_figure_for_each_criterion(
    content: Content,
) -> None:
    found = trust_of(simulated(40, 1, BIAS))
    said = trust_sentence(found, content.rubric)
    assert said.startswith("Coaches here marked 40 notes before they saw the tool's levels. ")
    assert "reason 1.00 (1.00 to 1.00)" in said
    kappa = found.agreed["value"].kappa
    assert f"value {kappa.value:.2f} ({kappa.low:.2f} to {kappa.high:.2f})" in said


def test_where_only_the_latest_marks_count_the_sentence_says_so(content: Content) -> None:
    said = trust_sentence(trust_of(simulated(MARKS_COUNTED, 1, BIAS)), content.rubric)
    assert said.startswith(
        "Of the notes that coaches here marked before they saw the tool's levels, the latest "
        f"{MARKS_COUNTED} are counted. How far the two agree"
    )


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Figure(0.44, 0.31, 0.57), "the tool is kinder, by 0.4 levels (0.3 to 0.6)"),
        (Figure(-0.5, -0.8, -0.2), "the coach is kinder, by 0.5 levels (0.2 to 0.8)"),
        (Figure(0.1, -0.1, 0.3), "no clear difference"),
        (Figure(1.0, None, None), "no clear difference"),
    ],
)
def test_a_gap_is_told_in_words_where_it_is_beyond_chance(gap: Figure, words: str) -> None:
    assert gap_words(gap, "the tool is kinder", "the coach is kinder") == words


def test_a_figure_that_cannot_be_told_says_why() -> None:
    assert "one level throughout" in figure_words(Figure(None, None, None))
    assert figure_words(Figure(0.5, None, None)) == "0.50"
