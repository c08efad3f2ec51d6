"""What a room wrote, as points and levels of all together; nothing here tells who wrote what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal, get_args

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.rubric import Rubric
from ccc.content.workshops import AGAIN, WorkshopPlan, WriteStep
from ccc.practice.attempts import Attempt, scored
from ccc.practice.forecasts import guessed, noise_of_mean
from ccc.practice.habits import REACHED
from ccc.practice.numbers import in_digits, in_points

Turn = Literal["first", "again", "new"]
"""A note before the lesson, one to the same person after it, and one to somebody new."""

TURNS: tuple[Turn, ...] = get_args(Turn)

FEWEST_TO_SHOW = 3
"""With fewer people, everybody in the room could tell whose points they see."""

FEW = 8
"""With fewer people it is said that they are few."""


def turns_of(plan: WorkshopPlan, before: int) -> dict[Turn, int]:
    """In which step, from 1, each turn is written; of steps before that one, the latest a turn."""
    steps = [number for number in plan.writings if number < before]
    turns: dict[Turn, int] = {"first": steps[0]} if steps else {}
    return turns | {_turn_of(plan, step): step for step in steps[1:]}


def _turn_of(plan: WorkshopPlan, step: int) -> Turn:
    written = plan.step(step)
    return "again" if isinstance(written, WriteStep) and written.to == AGAIN else "new"


@dataclass(frozen=True)
class TurnResult:
    """What one turn came to, of all who wrote on every turn.

    `points` (0–100) go from low to high, so that nobody is followed from turn to turn. `reached`
    counts the notes with a level of at least 2. `mean_guess` and `mean_guessed` are guess and score
    of those who guessed, None where they are too few to show.
    """

    turn: Turn
    points: tuple[int, ...]
    reached: Mapping[CriterionId, int]
    mean_guess: float | None
    mean_guessed: float | None

    @property
    def mean(self) -> float:
        """The mean of the points."""
        return fmean(self.points)


@dataclass(frozen=True)
class RoomResults:
    """What a room came to: `people` wrote on every turn there was, `others` on some of them.

    `turns` has those that somebody wrote on, in order; it is empty with fewer than three people.
    `written` says how many turns there were. `gain` is the mean of new minus first, and `noise` how
    far it strays by chance (95 %), in points; both are None with fewer than eight people, or
    without both turns.
    """

    people: int
    others: int
    written: int
    turns: tuple[TurnResult, ...] = ()
    gain: float | None = None
    noise: float | None = None


def room_results(notes: Mapping[Turn, Iterable[Attempt]]) -> RoomResults:
    """The results of the notes of each turn, one a writer; a turn may be missing or empty.

    A note without a score, or a blank one, is not counted as written.
    """
    written = {turn: found for turn in TURNS if (found := _by_writer(notes.get(turn, ())))}
    writers = list(written.values())
    everybody = set().union(*writers)
    people = sorted(set(everybody).intersection(*writers))
    others = len(everybody) - len(people)
    if len(people) < FEWEST_TO_SHOW:
        return RoomResults(len(people), others, len(written))
    turns = tuple(_turn(turn, [found[who] for who in people]) for turn, found in written.items())
    gain, noise = _gain(written, people)
    return RoomResults(len(people), others, len(written), turns, gain, noise)


def _by_writer(notes: Iterable[Attempt]) -> dict[int, Attempt]:
    return {note.person_id: note for note in scored(notes) if "blank" not in note.assessment.flags}


def _turn(turn: Turn, notes: Sequence[Attempt]) -> TurnResult:
    levels = [note.assessment.levels or {} for note in notes]
    guesses = guessed(notes)
    enough = len(guesses) >= FEWEST_TO_SHOW
    return TurnResult(
        turn,
        tuple(sorted(note.points for note in notes)),
        {each: sum(found.get(each, 0) >= REACHED for found in levels) for each in CRITERIA},
        fmean(note.forecast or 0 for note in guesses) if enough else None,
        fmean(note.points for note in guesses) if enough else None,
    )


def _gain(
    written: Mapping[Turn, Mapping[int, Attempt]], people: Sequence[int]
) -> tuple[float | None, float | None]:
    if len(people) < FEW or not {"first", "new"} <= set(written):
        return None, None
    gains = [written["new"][who].points - written["first"][who].points for who in people]
    return fmean(gains), noise_of_mean(gains)


SAID_OF: Mapping[Turn, str] = {"first": "before", "again": "again", "new": "to somebody new"}

REACHED_INTRODUCTION = "How many notes reached one of the two highest levels:"

CAVEATS = (
    "Somebody new may be easier or harder to write to.",
    "Polishing makes a note better, but it is not learning yet: that shows when you write to "
    "somebody new.",
)
"""Said with all results, whatever they are."""


def people_words(found: RoomResults) -> str:
    """Of how many people the results are, and that they are few where they are."""
    if not found.people and not found.others:
        return "Nobody has written a note yet."
    people = in_digits(found.people, "person", "people") if found.people else "Nobody"
    who = f"{people} wrote {_all_notes(found.written)}."
    left_out = (
        f" Only their notes are counted here, not those of {found.others} more who wrote some."
        if found.others
        else ""
    )
    if not found.turns:
        return (
            f"{who} We show results from {FEWEST_TO_SHOW} people on, so that nobody can tell whose "
            "points they see."
        )
    few = " That is few, so luck decides a lot." if found.people < FEW else ""
    return f"{who}{few}{left_out}"


def _all_notes(turns: int) -> str:
    return {1: "a note", 2: "both notes", 3: "all three notes"}[turns]


def means_words(found: RoomResults) -> str:
    """The mean points of each turn; empty where there are none to show."""
    return _listed(
        "Points of 100, on average: ", {each.turn: f"{each.mean:.0f}" for each in found.turns}
    )


def gain_words(found: RoomResults) -> str:
    """Whether the notes to somebody new are better than chance explains; empty where unknown."""
    if found.gain is None or found.noise is None:
        return ""
    points, more = in_points(abs(found.gain)), "more" if found.gain > 0 else "fewer"
    if abs(found.gain) <= found.noise:
        return (
            "Between the first note and the one to somebody new there is no clear change: "
            f"{points} {more}, and up to {found.noise:.0f} can be chance."
        )
    return (
        f"Notes to somebody new have {points} {more} than the first notes, on "
        f"average. Up to {found.noise:.0f} could be chance."
    )


def reached_words(found: RoomResults, rubric: Rubric) -> tuple[str, ...]:
    """A sentence a criterion: in how many notes it was reached on each turn."""
    if not found.turns:
        return ()
    return tuple(
        _reached(found, rubric, criterion.id, criterion.name) for criterion in rubric.criteria
    )


def _reached(found: RoomResults, rubric: Rubric, criterion: CriterionId, name: str) -> str:
    if not rubric.shows_number(criterion):
        return f"{name}: we cannot judge this well enough yet to count it."
    first, *later = found.turns
    counts = {each.turn: str(each.reached[criterion]) for each in later}
    return _listed(
        f"{name}: ", {first.turn: f"{first.reached[criterion]} of {found.people}"} | counts
    )


def guess_words(found: RoomResults) -> str:
    """The mean guess of those who guessed beside their mean score; empty where they are too few."""
    means = {
        each.turn: f"{each.mean_guess:.0f} guessed and {each.mean_guessed:.0f} reached"
        for each in found.turns
        if each.mean_guess is not None
    }
    return _listed("Those who guessed their points, on average: ", means)


def _listed(start: str, said: Mapping[Turn, str]) -> str:
    """One sentence of what each turn came to."""
    if not said:
        return ""
    return start + ", ".join(f"{words} {SAID_OF[turn]}" for turn, words in said.items()) + "."
