"""Rated notes: what raters gave, line by line, for measuring and for fitting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from ccc.content.ids import CRITERIA, FLAGS, CriterionId, FlagId
from ccc.errors import CccError
from ccc.scoring.jsonl import BadLineError, card_of, limit_of, parse_object, text_of

if TYPE_CHECKING:
    from ccc.content.scenarios import Card


T = TypeVar("T")


class RatedError(CccError):
    """A file of rated notes has lines that cannot be used; the message names every one."""


@dataclass(frozen=True)
class RatedNote:
    """A note with the levels (0–3) and flags its raters gave, and the scenario it belongs to.

    `writer` is who wrote it (`source` in a file), empty where the file does not say.
    """

    id: str
    scenario: str
    note: str
    sender: Card | None
    recipient: Card | None
    situation: str
    limit: int
    levels: Mapping[CriterionId, int]
    flags: tuple[FlagId, ...]
    writer: str = ""

    @property
    def total(self) -> int:
        """The sum of all levels, 0–15."""
        return sum(self.levels.values())

    def to_json(self) -> dict[str, Any]:
        """The line of a file from which `read_rated` makes this note again."""
        cards = {
            name: None if card is None else card.model_dump(mode="json")
            for name, card in (("sender", self.sender), ("recipient", self.recipient))
        }
        return {
            "id": self.id,
            "scenario": self.scenario,
            "source": self.writer,
            "note": self.note,
            **cards,
            "situation": self.situation,
            "limit": self.limit,
            "levels": dict(self.levels),
            "flags": list(self.flags),
        }


def read_rated(lines: Iterable[str]) -> tuple[RatedNote, ...]:
    """Rated notes from JSON Lines; blank lines are skipped. Raises RatedError with all faults."""
    return read_each(lines, lambda line, number: _rated(parse_object(line), number), "notes")


def read_each(lines: Iterable[str], read: Callable[[str, int], T], what: str) -> tuple[T, ...]:
    """Read every line that is not blank, with its number. Raises RatedError with all faults."""
    found: list[T] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(read(line.strip().lstrip("\ufeff"), number))
            except BadLineError as error:
                faults.append(f"line {number}: {error}")
    if not found and not faults:
        faults.append(f"there are no rated {what}; give a file with one JSON object a line")
    if faults:
        raise RatedError("\n".join(faults))
    return tuple(found)


def without_cards(rated: Sequence[RatedNote]) -> tuple[RatedNote, ...]:
    """The same notes and levels, with both cards and the situation hidden."""
    return tuple(replace(note, sender=None, recipient=None, situation="") for note in rated)


def _rated(data: Mapping[str, Any], number: int) -> RatedNote:
    return RatedNote(
        id=text_of(data, "id") or f"line-{number}",
        scenario=text_of(data, "scenario") or f"line-{number}",
        note=text_of(data, "note", required=True),
        sender=card_of(data, "sender"),
        recipient=card_of(data, "recipient"),
        situation=text_of(data, "situation"),
        limit=limit_of(data),
        levels=_levels(data),
        flags=_flags(data),
        writer=text_of(data, "source"),
    )


def _levels(data: Mapping[str, Any]) -> dict[CriterionId, int]:
    given = data.get("levels")
    if not isinstance(given, dict):
        raise BadLineError("levels is missing; give the raters' five levels, 0 to 3")
    levels: dict[CriterionId, int] = {}
    for criterion in CRITERIA:
        level = given.get(criterion)
        if isinstance(level, bool) or level not in (0, 1, 2, 3):
            raise BadLineError(f"levels.{criterion} is {level!r}; write 0, 1, 2 or 3")
        levels[criterion] = int(level)
    return levels


def _flags(data: Mapping[str, Any]) -> tuple[FlagId, ...]:
    given = data.get("flags") or []
    if not isinstance(given, list):
        raise BadLineError("flags is not a list; write [] where there is none")
    unknown = [flag for flag in given if flag not in FLAGS]
    if unknown:
        raise BadLineError(f"flags has {unknown[0]!r}; known flags are {', '.join(FLAGS)}")
    return tuple(flag for flag in FLAGS if flag in given)
