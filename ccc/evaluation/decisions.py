"""Points of the signs from rated decisions, and how often the choice is the raters'.

Ridge regression towards one point a sign, in the direction that its author gave it: thirty
decisions can shift such points, they cannot invent them. numpy is imported only for a fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ccc.evaluation.measures import Share, share
from ccc.evaluation.rated import read_each
from ccc.scoring.decide import Choice, decide, signs
from ccc.scoring.jsonl import BadLineError, card_of, parse_object, text_of

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules
    from ccc.content.scenarios import Card

_HOLD = 3.0
"""How strongly a sign holds to its one point, in decisions."""

_NOTHING = -0.05
"""Without any sign the sum stays below nought: nothing speaks for a request, so follow."""


@dataclass(frozen=True)
class RatedDecision:
    """Two people and a situation, with the choice the raters call right."""

    id: str
    sender: Card | None
    recipient: Card | None
    situation: str
    best: Choice


@dataclass(frozen=True)
class DecisionAgreement:
    """How often the choice is the raters': as shipped, and with each decision left out of a fit."""

    as_shipped: Share
    left_out: Share
    wrong: tuple[str, ...]
    wrong_left_out: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data, ready for `json.dumps`."""
        return asdict(self)

    def table(self) -> str:
        """The figures as a table for a terminal."""
        rows = (("as shipped", self.as_shipped), ("each left out in turn", self.left_out))
        lines = [
            f"{name:<24}{one.right:>4} of {one.of:<4}{one.value or 0:>6.3f}"
            f"  {one.low or 0:.3f} to {one.high or 0:.3f}"
            for name, one in rows
        ]
        if self.wrong_left_out:
            lines.append(f"wrong when left out: {', '.join(self.wrong_left_out)}")
        return "\n".join(lines)


def evaluate_decisions(lines: Iterable[str], rules: DecisionRules) -> DecisionAgreement:
    """Measure on rated decisions in JSON Lines. Raises RatedError naming every bad line."""
    rated = read_decisions(lines)
    shipped = [_chosen(decision, rules) for decision in rated]
    left = [
        _chosen(decision, fit_points([*rated[:at], *rated[at + 1 :]], rules))
        for at, decision in enumerate(rated)
    ]
    return DecisionAgreement(
        as_shipped=_share(rated, shipped),
        left_out=_share(rated, left),
        wrong=_wrong(rated, shipped),
        wrong_left_out=_wrong(rated, left),
    )


def read_decisions(lines: Iterable[str]) -> tuple[RatedDecision, ...]:
    """Rated decisions from JSON Lines; blank lines are skipped. Raises RatedError."""
    return read_each(lines, _rated, "decisions")


def _rated(line: str, number: int) -> RatedDecision:
    data = parse_object(line)
    best = data.get("best")
    if best not in ("connect", "follow"):
        raise BadLineError(f"best is {best!r}; write connect or follow")
    return RatedDecision(
        id=text_of(data, "id") or f"line-{number}",
        sender=card_of(data, "sender"),
        recipient=card_of(data, "recipient"),
        situation=text_of(data, "situation"),
        best=best,
    )


def fit_points(rated: Sequence[RatedDecision], rules: DecisionRules) -> DecisionRules:
    """The rules with points fitted to these decisions; a sign keeps the direction it was given."""
    import numpy as np  # noqa: PLC0415 - only a fit needs it

    names = sorted(rules.points)
    prior = np.array([0.0, *(float(rules.direction(name)) for name in names)])
    rows, wanted = [], []
    for decision in rated:
        seen = signs(decision.sender, decision.recipient, decision.situation, rules)
        rows.append([1.0, *(float(name in seen) for name in names)])
        wanted.append(1.0 if decision.best == "connect" else -1.0)
    given, target = np.array(rows), np.array(wanted)
    square = given.T @ given + _HOLD * np.eye(len(prior))
    fitted = np.linalg.solve(square, given.T @ target + _HOLD * prior)
    points = {
        name: round(float(max(0.0, value * rules.direction(name)) * rules.direction(name)), 2)
        for name, value in zip(names, fitted[1:], strict=True)
    }
    return rules.model_copy(
        update={"points": points, "start": round(min(float(fitted[0]), _NOTHING), 2)}
    )


def _chosen(decision: RatedDecision, rules: DecisionRules) -> Choice:
    return decide(decision.sender, decision.recipient, decision.situation, rules=rules).best


def _wrong(rated: Sequence[RatedDecision], chosen: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(
        decision.id for decision, best in zip(rated, chosen, strict=True) if best != decision.best
    )


def _share(rated: Sequence[RatedDecision], chosen: Sequence[Choice]) -> Share:
    return share(len(rated) - len(_wrong(rated, chosen)), len(rated))
