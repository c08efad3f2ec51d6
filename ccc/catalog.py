"""Content that may be used: loaded, validated, and proved against the scorer that will use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from ccc.content.load import Content, read_content, whole
from ccc.content.models import Card, Lesson, Pair
from ccc.content.rubric import Rubric
from ccc.errors import Fault
from ccc.scoring import Assessment, score
from ccc.scoring.other_selftest import decision_faults, reply_check_faults
from ccc.scoring.selftest import check_faults


class Setting(Protocol):
    """What a note is scored against: a scenario, a lesson's example, or somebody of one's own."""

    @property
    def situation(self) -> str:
        """How the two come to be near each other."""

    @property
    def sender(self) -> Card:
        """Who writes."""

    @property
    def recipient(self) -> Card:
        """Who is written to."""


def open_content(folder: Path) -> Content:
    """Load a content folder and try it out. Raises ContentError with every fault found."""
    reading = read_content(folder)
    faults = [*reading.faults]
    if reading.replies is not None:
        faults.extend(reply_check_faults(reading.replies))
    if reading.decisions is not None:
        faults.extend(decision_faults(reading.decisions))
    if reading.rubric is not None:
        faults.extend(check_faults(reading.rubric))
        for lesson in reading.lessons:
            faults.extend(_pair_faults(lesson, reading.rubric))
    return whole(replace(reading, faults=tuple(faults)))


def score_on(
    note: str,
    occasion: Setting,
    rubric: Rubric,
    others: Sequence[Card] = (),
    limit: int | None = None,
) -> Assessment:
    """A note's assessment against the two cards of an occasion.

    `others` are recipients to whom the swap test addresses it instead; `limit` is the chosen
    account's length in characters, the rubric's default where there is none.
    """
    return score(
        note,
        sender=occasion.sender,
        recipient=occasion.recipient,
        situation=occasion.situation,
        limit=rubric.limit.characters if limit is None else limit,
        rubric=rubric,
        others=others,
    )


def other_recipients(content: Content, scenario_id: str) -> tuple[Card, ...]:
    """The recipients of all scenarios but this one, in order of id."""
    return tuple(one.recipient for one in content.scenarios if one.id != scenario_id)


def score_pair(pair: Pair, rubric: Rubric) -> tuple[Assessment, Assessment]:
    """The scores of a lesson's before and after, computed now by the scorer."""
    return score_on(pair.before, pair, rubric), score_on(pair.after, pair, rubric)


def _pair_faults(lesson: Lesson, rubric: Rubric) -> Iterator[Fault]:
    """An example whose better note does not score better would teach the opposite."""
    for number, pair in enumerate(lesson.pairs, start=1):
        before, after = score_pair(pair, rubric)
        if (after.score or 0) <= (before.score or 0):
            yield Fault(
                f"lessons/{lesson.id}.yaml",
                f"pairs[{number}].after",
                f"scores {after.score}, not more than the note before it ({before.score})",
                "make the second note better, or the first one weaker",
            )
