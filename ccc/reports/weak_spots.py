"""Weak spots of the scorer as a file: notes that beat it, and what writers say it gets wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ccc.content.ids import CriterionId, own_id
from ccc.content.yaml_file import yaml_text
from ccc.games.rounds import WeakSpot
from ccc.practice.attempts import Objection
from ccc.scoring import Assessment

Judge = Callable[[str, str], Assessment | None]
"""A scenario's id and a note in, its assessment of today out; None where the scenario is gone."""

Row = Mapping[str, Any]
"""A weak spot or an objection; `kind` says which: "beaten" or "objection"."""

BEATEN = (
    '# Bad notes that reached 70 of 100, found and given by people who played "Beat the score".\n'
    "# Add them to tests/data/beaten.yaml: from then on the scorer must see through them.\n\n"
)
OBJECTIONS = (
    "# Levels, marked words and advice that writers say are wrong, given with their consent.\n"
    "# They are no tests yet: read the note, and judge who is right.\n\n"
)

OWN_PERSON = "own"
"""What stands for the scenario of a note to one of the writer's own people."""


def weak_spot_rows(
    spots: Iterable[WeakSpot], objections: Iterable[Objection], judge: Judge
) -> Sequence[Row]:
    """One row each: the notes that beat the score, then the objections, both as of then and now."""
    beaten = [_beaten(number, spot, judge) for number, spot in enumerate(spots, start=1)]
    return [*beaten, *(_objection(objection, judge) for objection in objections)]


def _beaten(number: int, spot: WeakSpot, judge: Judge) -> Row:
    """An id, scenario, note, why it is bad, its score then and now (or None)."""
    judged = judge(spot.scenario_id, spot.note)
    return {
        "id": f"beaten-{spot.at:%Y%m%d}-{number}",
        "kind": "beaten",
        "scenario": spot.scenario_id,
        "note": spot.note,
        "because": spot.why,
        "score_then": spot.score,
        "score_now": None if judged is None else judged.score,
    }


def _objection(objection: Objection, judge: Judge) -> Row:
    """What is disputed, in which note, why, and the criterion's level then and now (or None).

    Of a note to an own person nothing is told that stands on a card, for a card of theirs holds a
    third person's details: neither a card nor the advice, which quotes it.
    """
    said, own = objection.said, own_id(objection.scenario_id) is not None
    return {
        "id": f"objection-{objection.at:%Y%m%d}-{objection.id}",
        "kind": "objection",
        "scenario": OWN_PERSON if own else objection.scenario_id,
        "note": objection.note,
        "about": said.about,
        "criterion": said.criterion,
        "words": None if own and said.about == "advice" else said.words,
        "reason": objection.reason,
        "level_then": _level(objection.assessment, said.criterion),
        "level_now": _level(judge(objection.scenario_id, objection.note), said.criterion),
    }


def _level(judged: Assessment | None, criterion: CriterionId) -> int | None:
    return None if judged is None or judged.levels is None else judged.levels[criterion]


def weak_spots_yaml(rows: Sequence[Row]) -> str:
    """The rows as one list in YAML, each kind under what it is for; only this where none is."""
    return "\n".join(
        heading + _yaml([row for row in rows if row["kind"] == kind])
        for kind, heading in (("beaten", BEATEN), ("objection", OBJECTIONS))
    )


def _yaml(rows: Sequence[Row]) -> str:
    return yaml_text([dict(row) for row in rows]) if rows else ""
