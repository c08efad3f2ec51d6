"""How far the tool can be trusted: its levels against those of coaches who had not seen them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ccc.coaching.marks import Mark
from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Scenario
from ccc.evaluation.agreement import LevelPair, gaps, kappas
from ccc.evaluation.measures import Figure
from ccc.evaluation.rated import RatedNote
from ccc.practice.attempts import Attempt
from ccc.practice.numbers import in_digits

NOTES_NEEDED = 30
"""Fewer notes say more of chance than of anybody who marked them."""


MARKS_COUNTED = 300
"""So many of the latest marks count: more would say little more, and take longer each year."""


@dataclass(frozen=True)
class MarkedNote:
    """A coach's mark, the note that it is on, and the nickname of whoever wrote that."""

    mark: Mark
    attempt: Attempt
    writer: str

    @property
    def pair(self) -> LevelPair:
        """The coach's levels, and those that the tool showed for this note."""
        tool = self.attempt.assessment.levels or {}
        return LevelPair(self.attempt.scenario_id, self.mark.levels, tool)

    @property
    def apart(self) -> int:
        """By how many levels coach and tool differ, over all criteria."""
        pair = self.pair
        return sum(abs(pair.rated[each] - pair.scored[each]) for each in CRITERIA)

    @property
    def differing(self) -> tuple[CriterionId, ...]:
        """The criteria on which coach and tool differ, in the rubric's order."""
        return self.mark.differing(self.attempt.assessment)


@dataclass(frozen=True)
class Agreed:
    """How two agree on one criterion: weighted kappa, and the second minus the first in levels."""

    kappa: Figure
    gap: Figure


Agreeing = Mapping[CriterionId, Agreed]
"""By criterion; empty where there are too few notes to say anything."""


@dataclass(frozen=True)
class BothCoaches:
    """Two coaches by name, and on how many notes both of them were blind.

    Gaps of `agreed` are the second coach minus the first.
    """

    names: tuple[str, str]
    notes: int
    agreed: Agreeing


@dataclass(frozen=True)
class Trust:
    """How the tool agrees with coaches who had not seen its levels.

    They marked so many `notes`, or more where these are the `latest_only`; gaps of `agreed` are
    tool minus coach. `differences` are the notes on which both are apart, the furthest first.
    """

    notes: int
    agreed: Agreeing
    differences: tuple[MarkedNote, ...]
    coaches: tuple[BothCoaches, ...]
    latest_only: bool = False


def trust_of(found: Iterable[MarkedNote]) -> Trust:
    """What marks say of the tool; only those count that `blind_ones` lets through.

    They are all there are, or the latest MARKS_COUNTED of more.
    """
    given = tuple(found)
    marked = blind_ones(given)
    apart = sorted(marked, key=lambda one: -one.apart)
    return Trust(
        notes=len({one.attempt.id for one in marked}),
        agreed=_agreed([one.pair for one in marked], {one.attempt.id for one in marked}),
        differences=tuple(one for one in apart if one.apart),
        coaches=_coaches(marked),
        latest_only=len(given) >= MARKS_COUNTED,
    )


def blind_ones(found: Iterable[MarkedNote]) -> tuple[MarkedNote, ...]:
    """The marks by which the tool can be measured, in the order given; of one coach, one a note.

    They were handed over, have all five levels, and these were set before the tool's were shown;
    the tool gave levels, too. Of several by one coach the last of them counts.
    """
    counted = {
        (one.mark.host_id, one.attempt.id): one
        for one in found
        if one.mark.blind
        and not one.mark.is_draft
        and set(one.mark.levels) == set(CRITERIA)
        and one.attempt.assessment.levels is not None
    }
    return tuple(counted.values())


def rated_notes(
    marked: Sequence[MarkedNote], scenarios: Iterable[Scenario]
) -> tuple[RatedNote, ...]:
    """Marks as rated notes, for `ccc.evaluation` to score anew; each has its mark's number as id.

    Notes to anybody else than these scenarios' people are left out: somebody of one's own did not
    ask to be in a file. A coach marks no flags, so they are the tool's.
    """
    by_id = {scenario.id: scenario for scenario in scenarios}
    return tuple(
        RatedNote(
            id=f"mark-{one.mark.id}",
            scenario=one.attempt.scenario_id,
            note=one.attempt.note,
            sender=by_id[one.attempt.scenario_id].sender,
            recipient=by_id[one.attempt.scenario_id].recipient,
            situation=by_id[one.attempt.scenario_id].situation,
            limit=one.attempt.assessment.limit,
            levels=dict(one.mark.levels),
            flags=one.attempt.assessment.flags,
        )
        for one in marked
        if one.attempt.scenario_id in by_id
    )


def _agreed(pairs: Sequence[LevelPair], notes: set[int]) -> Agreeing:
    if len(notes) < NOTES_NEEDED:
        return {}
    kappa, gap = kappas(pairs), gaps(pairs)
    return {criterion: Agreed(kappa[criterion], gap[criterion]) for criterion in CRITERIA}


def _coaches(marked: Sequence[MarkedNote]) -> tuple[BothCoaches, ...]:
    """Every two coaches who marked a note in common, those with the most of them first."""
    by_coach: dict[int, dict[int, MarkedNote]] = defaultdict(dict)
    for one in marked:
        by_coach[one.mark.host_id][one.attempt.id] = one
    both = [_both_coaches(one, other) for one, other in combinations(by_coach.values(), 2)]
    return tuple(sorted((pair for pair in both if pair.notes), key=lambda pair: -pair.notes))


def _both_coaches(one: Mapping[int, MarkedNote], other: Mapping[int, MarkedNote]) -> BothCoaches:
    common = [number for number in one if number in other]
    pairs = [
        LevelPair(one[note].attempt.scenario_id, one[note].mark.levels, other[note].mark.levels)
        for note in common
    ]
    names = (_name(one), _name(other))
    return BothCoaches(names, len(common), _agreed(pairs, set(common)))


def _name(marked: Mapping[int, MarkedNote]) -> str:
    return next(iter(marked.values())).mark.host_name


def trust_sentence(found: Trust, rubric: Rubric) -> str:
    """For everybody: how many notes coaches marked blind, and from enough on how far they agree."""
    if not found.agreed:
        return (
            f"Coaches here have marked {found.notes} of {NOTES_NEEDED} notes before they saw the "
            f"tool's levels. From {NOTES_NEEDED} on, it stands here how far the two agree."
        )
    figures = ", ".join(
        f"{criterion.name.lower()} {figure_words(found.agreed[criterion.id].kappa)}"
        for criterion in rubric.criteria
    )
    marked = in_digits(found.notes, "note", "notes")
    notes = (
        "Of the notes that coaches here marked before they saw the tool's levels, the latest "
        f"{found.notes} are counted."
        if found.latest_only
        else f"Coaches here marked {marked} before they saw the tool's levels."
    )
    return f"{notes} How far the two agree, from 0 by chance to 1: {figures}."


def figure_words(figure: Figure) -> str:
    """A figure with the interval in which it would lie 95 times in 100: "0.71 (0.52 to 0.84)"."""
    if figure.value is None:
        return "not to be told, for both gave one level throughout"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"


def gap_words(gap: Figure, kinder: str, harder: str) -> str:
    """Who gives higher levels, by how much: `kinder` where the gap is above nought.

    Where the interval holds nought, or there is none, nothing is claimed.
    """
    if gap.value is None or gap.low is None or gap.high is None or gap.low <= 0 <= gap.high:
        return "no clear difference"
    low, high = sorted((abs(gap.low), abs(gap.high)))
    who = kinder if gap.value > 0 else harder
    return f"{who}, by {abs(gap.value):.1f} levels ({low:.1f} to {high:.1f})"
