"""Sample people: thirty who write as people do, and become what is said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from ccc.content.load import Content
from ccc.content.references import faults_between_files
from ccc.content.rubric import WELCOME
from ccc.content.samples import Development, SampleGroup, SamplePerson
from ccc.content.validation import read_model
from ccc.content.workshops import AGAIN, NEW, WriteStep
from ccc.content.yaml_file import yaml_text
from ccc.scoring.assessment import Assessment
from ccc.scoring.scenarios import score_scenario
from tests.content.test_workshops import reading_of

pytestmark = pytest.mark.xdist_group("samples")

Scored = dict[str, list[Assessment]]
"""A person's tries at each scenario they wrote to, in the order in which they met them."""


def people_of(content: Content) -> list[SamplePerson]:
    return [person for group in content.samples for person in group.people]


@pytest.fixture(scope="module")
def played(content: Content) -> list[tuple[SamplePerson, Scored]]:
    """Every sample person with their notes, scored once for all tests."""
    return [(person, scored(person, content)) for person in people_of(content)]


def scored(person: SamplePerson, content: Content) -> Scored:
    found: Scored = {}
    for scenario_id in person.written_to:
        scenario = content.scenario(scenario_id)
        assert scenario is not None
        found[scenario_id] = [
            score_scenario(note, scenario, content.rubric) for note in person.tries(scenario_id)
        ]
    return found


def points(assessments: list[Assessment]) -> list[int]:
    return [assessment.score or 0 for assessment in assessments]


def first_drafts(notes: Scored) -> list[int]:
    return [points(tries)[0] for tries in notes.values()]


def becoming(
    played: list[tuple[SamplePerson, Scored]], *developments: Development
) -> list[tuple[SamplePerson, Scored]]:
    found = [(person, notes) for person, notes in played if person.develops in developments]
    assert found
    return found


# --- who they are ---------------------------------------------------------------------------------


def test_there_are_three_groups_of_ten(content: Content) -> None:
    assert [len(group.people) for group in content.samples] == [10, 10, 10]


def test_they_come_from_many_countries_and_one_nickname_is_borne_by_two(content: Content) -> None:
    people = people_of(content)
    assert len({person.country for person in people}) >= 25
    names = Counter(person.nickname for person in people)
    assert [name for name, times in names.items() if times > 1] == ["Maria"]


def test_everything_that_can_become_of_somebody_becomes_of_somebody(content: Content) -> None:
    assert {person.develops for person in people_of(content)} == set(get_args(Development))


def test_they_can_play_every_shipped_plan(content: Content) -> None:
    """All who write know the person to whom the room writes, and somebody else."""
    for plan in content.workshops:
        room = {step.to for step in plan.steps if isinstance(step, WriteStep)} - {AGAIN, NEW}
        for person in people_of(content):
            assert not person.notes or {person.written_to[0]} == room, person.nickname


def test_there_is_a_note_to_everybody_who_is_kept_for_first_drafts(content: Content) -> None:
    """So whomever a phone is given as the next new person, there are words to send."""
    reserved = {one.id for one in content.scenarios if one.reserved and one.best == "connect"}
    written_to = {to for person in people_of(content) for to in person.written_to[1:]}
    assert reserved <= written_to


def test_nearly_all_notes_fit(content: Content) -> None:
    notes = [note.note for person in people_of(content) for note in person.notes]
    long = [note for note in notes if len(note) > content.rubric.limit.characters]
    assert 1 <= len(long) <= 3


def test_nobody_sends_a_note_that_somebody_else_sends(content: Content) -> None:
    sent = Counter(note.note for person in people_of(content) for note in person.notes)
    assert [note for note, times in sent.items() if times > 1] == []


# --- what becomes of them, by the scorer that the app uses ----------------------------------------


def test_who_improves_writes_better_again_and_to_somebody_new(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    for person, notes in becoming(played, "improves", "rises-and-stays", "comes-back"):
        first, *again = points(notes[person.written_to[0]])
        assert first <= 40, person.nickname
        assert min(again) >= WELCOME, person.nickname
        assert min(first_drafts(notes)[1:]) >= WELCOME, person.nickname


def test_who_stands_still_is_never_welcome(played: list[tuple[SamplePerson, Scored]]) -> None:
    for person, notes in becoming(played, "stands-still", "thinks-too-well", "same-words"):
        assert max(max(points(tries)) for tries in notes.values()) < WELCOME, person.nickname


def test_who_falls_back_begins_well_and_ends_by_forty_points_lower(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    for person, notes in becoming(played, "falls-back"):
        first, *new = first_drafts(notes)
        assert first >= WELCOME, person.nickname
        assert max(new) <= first - 40, person.nickname


def test_who_thinks_too_little_of_their_notes_writes_good_ones(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    for person, notes in becoming(played, "thinks-too-little"):
        assert min(first_drafts(notes)) >= WELCOME, person.nickname
        assert person.lean <= -20


def test_who_polishes_tries_one_note_five_times_and_knows_few_people(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    for person, notes in becoming(played, "polishes"):
        tries = points(notes[person.written_to[0]])
        assert len(tries) >= 5, person.nickname
        assert len(person.written_to) < 4, person.nickname
        assert tries[-1] >= tries[0] + 40, person.nickname
        assert first_drafts(notes)[-1] < tries[-1], person.nickname


def test_who_sends_the_same_words_sends_them_to_three_new_people(content: Content) -> None:
    for person in people_of(content):
        drafts = [runs_of_four(person.tries(to)[0]) for to in person.written_to[1:]]
        shared = set.intersection(*drafts) if drafts else set()
        same = len(drafts) >= 3 and all(len(shared) >= len(runs) / 2 for runs in drafts)
        assert same == (person.develops == "same-words"), person.nickname


def runs_of_four(note: str) -> set[tuple[str, ...]]:
    words = note.lower().split()
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def test_who_disagrees_with_advice_is_given_it_with_every_first_draft(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    for person, notes in becoming(played, "disagrees"):
        assert person.puts_aside is not None
        for first, *_ in notes.values():
            assert first.levels is not None
            assert first.levels[person.puts_aside.criterion] <= 1, person.nickname


def test_there_are_words_enough_for_eight_new_people_met_well_or_badly(
    played: list[tuple[SamplePerson, Scored]],
) -> None:
    """So that a long way up, down or nowhere can be made of them, without the same words twice."""
    good, weak = set(), set()
    for person, notes in played:
        if person.develops != "same-words":
            for to in person.written_to[1:]:
                (good if points(notes[to])[0] >= WELCOME else weak).add(to)
    assert min(len(good), len(weak)) >= 8


# --- faults ---------------------------------------------------------------------------------------

NOTES = [{"to": to, "note": "Hi"} for to in ("refund-letters", "refund-letters", "care-exam")]
ANN = {
    "nickname": "Ann",
    "country": "Malta",
    "character": "Writes.",
    "develops": "improves",
    "notes": NOTES,
}


def told_of(folder: Path, *people: dict[str, Any]) -> str:
    """The only fault of a group of these people, in a file of its own."""
    text = yaml_text({"title": "A group", "people": list(people)})
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    _, (fault,) = read_model(folder, "a.yaml", SampleGroup, {"id": "a"})
    return str(fault)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"develops": "shines"}, "people[1].develops (line 6): 'shines' is not one of"),
        ({"notes": NOTES[1:]}, "people[1] (line 3): notes are not two or more to one person"),
        ({"notes": NOTES[:2]}, "people[1] (line 3): notes are not two or more to one person"),
        ({"notes": []}, "people[1] (line 3): notes are not two or more to one person"),
        ({"develops": "never-writes"}, "people[1] (line 3): notes are given for who never writes"),
        ({"develops": "disagrees"}, "people[1] (line 3): puts_aside is for those who disagree"),
        ({"develops": "thinks-too-well", "lean": -20}, "people[1] (line 3): lean is above 0 for"),
        ({"lean": 20}, "people[1] (line 3): lean is above 0 for"),
    ],
)
def test_somebody_who_cannot_become_what_is_said_of_them_is_named(
    tmp_path: Path, changed: dict[str, Any], fault: str
) -> None:
    assert told_of(tmp_path, {**ANN, **changed}).startswith(f"a.yaml: {fault}")


def test_two_of_one_nickname_in_a_group_are_named(tmp_path: Path) -> None:
    told = told_of(tmp_path, ANN, {**ANN, "nickname": "ann"})
    assert told == "a.yaml: file (line 1): two people are called 'Ann' – rename one"


def test_a_note_to_nobody_or_to_somebody_to_follow_is_named_with_its_place(
    content: Content,
) -> None:
    notes = [{**NOTES[0], "to": to} for to in ("care-exm", "care-exm", "same-name")]
    group = SampleGroup.model_validate(
        {"id": "a", "title": "A group", "people": [{**ANN, "notes": notes}]}
    )
    shipped = reading_of(content)
    told = [str(fault) for fault in faults_between_files(replace(shipped, samples=(group,)))]
    unknown = "there is no scenario 'care-exm' – did you mean 'care-exam'?"
    assert told == [
        f"samples/a.yaml: people[1].notes[1].to: {unknown}",
        f"samples/a.yaml: people[1].notes[2].to: {unknown}",
        "samples/a.yaml: people[1].notes[3].to: the best move for scenario 'same-name' is to "
        "follow – choose one whose best move is to connect",
    ]
