"""What the scorer says about a note: a frozen value, and its JSON form in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ccc.content.ids import CriterionId, FlagId

Profiles = Literal["none", "sender", "recipient", "both"]
"""Which cards the note was judged against."""


@dataclass(frozen=True)
class Evidence:
    """Words that earned or cost a level: `note[start:end]`, by code point, half open, not empty."""

    criterion: CriterionId
    start: int
    end: int
    why: str


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
    `score` is 0–100, levels are 0–3, `characters` counts as a person counts.
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
    id: str | None = field(default=None, compare=False)

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
            id=data.get("id"),
        )


def _swap_json(swap: Swap) -> dict[str, Any]:
    return {"personal": swap.personal, "start_end": [list(span) for span in swap.start_end]}


def _swap_from(data: Mapping[str, Any]) -> Swap:
    return Swap(data["personal"], tuple((start, end) for start, end in data["start_end"]))
