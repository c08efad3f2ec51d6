"""Weak spots of the scorer as a file: notes that beat it, in the shape its attack tests read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import yaml

from ccc.games.rounds import WeakSpot
from ccc.scoring import Assessment

Judge = Callable[[str, str], Assessment | None]
"""A scenario's id and a note in, its assessment of today out; None where the scenario is gone."""

HEADING = (
    '# Bad notes that reached 70 of 100, found and given by people who played "Beat the score".\n'
    "# Add them to tests/data/beaten.yaml: from then on the scorer must see through them.\n\n"
)


def weak_spot_rows(spots: Iterable[WeakSpot], judge: Judge) -> Sequence[Mapping[str, Any]]:
    """One row a spot: an id, scenario, note, why it is bad, its score then and now (or None)."""
    rows = []
    for number, spot in enumerate(spots, start=1):
        judged = judge(spot.scenario_id, spot.note)
        rows.append(
            {
                "id": f"beaten-{spot.at:%Y%m%d}-{number}",
                "kind": "beaten",
                "scenario": spot.scenario_id,
                "note": spot.note,
                "because": spot.why,
                "score_then": spot.score,
                "score_now": None if judged is None else judged.score,
            }
        )
    return rows


def weak_spots_yaml(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as YAML that can be added to the attack tests as it is."""
    if not rows:
        return HEADING
    text: str = yaml.safe_dump(
        [dict(row) for row in rows], allow_unicode=True, sort_keys=False, width=110
    )
    return HEADING + text
