"""What the scorer says about a note: a frozen value, and its JSON form in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ccc.content.ids import CriterionId, FlagId
from ccc.scoring.chances import Chances, expected

if TYPE_CHECKING:
    from ccc.content.rubric import Criterion

RULES = "rules"
"""The judge of notes that no encoder has read."""

_UNDECIDED = 0.15
"""Nearer than this to half-way between two levels, it is told as between them."""

Profiles = Literal["none", "sender", "recipient", "both"]
"""Which cards the note was judged against."""


@dataclass(frozen=True)
class Evidence:
    """Words that earned or cost a level: `note[start:end]`, by code point, half open, not empty."""

    criterion: CriterionId
    start: int
    end: int
    why: str
    kind: Literal["earns", "costs"] = "earns"


@dataclass(frozen=True)
class Advice:
    """One step for one criterion; names an unused fact of the cards where there is one."""

    criterion: CriterionId
    say: str


@dataclass(frozen=True)
class Claim:
    """A claim in the note, held against the cards (the fact ledger)."""

    start: int
    end: int
    about: Literal["sender", "recipient", "both"]
    card: Literal["on_card", "not_on_card", "contradicted"]
    fact: str | None = None


@dataclass(frozen=True)
class Swap:
    """The level `personal` would have if the note were addressed to other people."""

    personal: int
    start_end: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Assessment:
    """A note's levels, flags, score, evidence and advice, as in the scoring contract.

    `score`, `band` and `levels` are None where the note is not scored (`other_language`).
    `score` is 0–100, levels are 0–3, `characters` counts as a person counts. With an encoder
    there are `chances` of a level of at least 1, 2 and 3, and the score's standard error, `margin`,
    in points; `judge` says which judge gave the levels, and its version.
    """

    score: int | None
    band: str | None
    levels: Mapping[CriterionId, int] | None
    flags: tuple[FlagId, ...]
    characters: int
    limit: int
    profiles: Profiles
    rubric_id: str
    rubric_hash: str
    evidence: tuple[Evidence, ...] = ()
    advice: tuple[Advice, ...] = ()
    claims: tuple[Claim, ...] | None = None
    swap: Swap | None = None
    chances: Mapping[CriterionId, Chances] | None = None
    margin: float | None = None
    judge: str = RULES
    id: str | None = field(default=None, compare=False)

    def between(self, criterion: CriterionId) -> tuple[int, int] | None:
        """The two levels that the chances lie between, where they do not tell which."""
        if self.chances is None:
            return None
        mean = expected(self.chances[criterion])
        lower = int(mean)
        return (lower, lower + 1) if abs(mean - lower - 0.5) < _UNDECIDED else None

    def named(self, criterion: Criterion) -> str:
        """The level by the rubric's name, or the two that it lies between; empty without levels."""
        if self.levels is None:
            return ""
        names = [level.name for level in criterion.levels]
        between = self.between(criterion.id)
        if between is None:
            return names[self.levels[criterion.id]]
        lower, upper = between
        return f"between {names[lower]} and {names[upper]}"

    def to_json(self) -> dict[str, Any]:
        """The assessment in the scoring contract's shape, ready for `json.dumps`."""
        return {
            "id": self.id,
            "score": self.score,
            "band": self.band,
            "levels": None if self.levels is None else dict(self.levels),
            "flags": list(self.flags),
            "characters": self.characters,
            "limit": self.limit,
            "profiles": self.profiles,
            "evidence": [asdict(found) for found in self.evidence],
            "claims": None if self.claims is None else [asdict(claim) for claim in self.claims],
            "swap": self.swap and _swap_json(self.swap),
            "advice": [asdict(step) for step in self.advice],
            "rubric": {"id": self.rubric_id, "hash": self.rubric_hash},
            "chances": self.chances and {name: list(found) for name, found in self.chances.items()},
            "margin": self.margin,
            "judge": self.judge,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Assessment:
        """The assessment that `to_json` wrote; keys it does not know are ignored."""
        claims, swap = data.get("claims"), data.get("swap")
        return cls(
            score=data["score"],
            band=data["band"],
            levels=data["levels"],
            flags=tuple(data["flags"]),
            characters=data["characters"],
            limit=data["limit"],
            profiles=data["profiles"],
            rubric_id=data["rubric"]["id"],
            rubric_hash=data["rubric"]["hash"],
            evidence=tuple(Evidence(**found) for found in data["evidence"]),
            advice=tuple(Advice(**step) for step in data["advice"]),
            claims=None if claims is None else tuple(Claim(**claim) for claim in claims),
            swap=swap and _swap_from(swap),
            chances=_chances_from(data.get("chances")),
            margin=data.get("margin"),
            judge=data.get("judge", RULES),
            id=data.get("id"),
        )


def _chances_from(
    data: Mapping[CriterionId, list[float]] | None,
) -> dict[CriterionId, Chances] | None:
    if data is None:
        return None
    return {name: (one, two, three) for name, (one, two, three) in data.items()}


def _swap_json(swap: Swap) -> dict[str, Any]:
    return {"personal": swap.personal, "start_end": [list(span) for span in swap.start_end]}


def _swap_from(data: Mapping[str, Any]) -> Swap:
    return Swap(data["personal"], tuple((start, end) for start, end in data["start_end"]))
