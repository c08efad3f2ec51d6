"""Whom a note went to, in words: for shipped people, own people, and people no longer here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccc.canvas import own_id
from ccc.practice import Attempt
from ccc.ui import resources
from ccc.ui.plain import showable


def titles_of(attempts: Sequence[Attempt], own: Mapping[str, str] | None) -> dict[str, str]:
    """A title for every scenario id among the attempts; `own` names own people by `own:12`."""
    return {
        scenario_id: showable((own or {}).get(scenario_id) or _title(scenario_id))
        for scenario_id in dict.fromkeys(attempt.scenario_id for attempt in attempts)
    }


def _title(scenario_id: str) -> str:
    """The scenario's title; the id in readable words where it is no longer there."""
    scenario = resources.content().scenario(scenario_id)
    if scenario is not None:
        return scenario.title
    number = own_id(scenario_id)
    return scenario_id.replace("-", " ").capitalize() if number is None else f"Own person {number}"
