"""What the encoder learns from: rated notes with marked words, and rated replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

import numpy as np
import numpy.typing as npt

from ccc.content.ids import CRITERIA, REPLY_CHECKS, REPLY_FAULTS, CriterionId
from ccc.content.scenarios import Card
from ccc.scoring.encoder.features import Piece, pieces
from ccc.scoring.jsonl import card_of
from ccc.scoring.text.note import read

Floats = npt.NDArray[np.float32]

MARK_HEADS = 2 * len(CRITERIA)
"""For each word: whether it earns (one head a criterion), then whether it costs."""

TWINS_FROM = 0.6
"""Two notes of one scenario as alike as this, by `difflib`, are twins."""


RUBRICS_PANEL = "voices"
"""The set that the rubric's own raters rated, as strictly as the app is to judge."""


@dataclass(frozen=True, eq=False)
class Example:
    """A text with the cards it was written beside, and what raters said of it.

    A note has `levels` and `raters` (levels 0–3 in the order of the criteria), a reply has
    `checks` (0–2) and `faults`. `marks` are (start, end, head) in the plain text. `set` is the kind
    of text, by which figures are told.
    """

    id: str
    writer: str
    scenario: str
    text: str
    pieces: tuple[Piece, ...]
    recipient_name: str
    levels: tuple[int, ...] | None = None
    raters: tuple[tuple[int, ...], ...] = ()
    flags: frozenset[str] = frozenset()
    marks: tuple[tuple[int, int, int], ...] | None = None
    checks: tuple[int, ...] | None = None
    faults: frozenset[str] = frozenset()
    sender: Card | None = field(default=None, repr=False)
    recipient: Card | None = field(default=None, repr=False)
    situation: str = ""
    set: str = ""

    @property
    def panel(self) -> str:
        """Who rated it: the set; hard negatives had the raters of the notes beside them."""
        return self.set.replace("hard_negatives", RUBRICS_PANEL)

    @property
    def targets(self) -> Floats:
        """Chance of a level of at least 1, 2, 3: half the median's, half the raters' votes."""
        assert self.levels is not None
        found = np.zeros((len(CRITERIA), 3), np.float32)
        for number, level in enumerate(self.levels):
            votes = [rater[number] for rater in self.raters] or [level]
            for least in (1, 2, 3):
                share = sum(vote >= least for vote in votes) / len(votes)
                found[number, least - 1] = 0.5 * (level >= least) + 0.5 * share
        return found

    @property
    def reply_targets(self) -> list[float]:
        """Whether each check is at least partly, and clearly done; then each fault."""
        checks = [float(check >= least) for check in self.checks or () for least in (1, 2)]
        return [*checks, *(float(fault in self.faults) for fault in REPLY_FAULTS)]


def note_examples(
    rows: Iterable[Mapping[str, Any]], marks: Mapping[str, Mapping[str, Any]], name: str = ""
) -> Iterator[Example]:
    """Rated notes in the rubric's language, with the words that raters marked where they did."""
    for row in rows:
        if "other_language" in row.get("flags", ()):
            continue
        text = read(row["note"]).plain
        sender, recipient = card_of(row, "sender"), card_of(row, "recipient")
        levels = tuple(row["levels"][criterion] for criterion in CRITERIA)
        yield Example(
            id=row["id"],
            writer=row.get("source", ""),
            scenario=row.get("scenario", row["id"]),
            text=text,
            pieces=pieces(sender, recipient, row.get("situation") or ""),
            recipient_name=recipient.name if recipient else "",
            levels=levels,
            raters=tuple(tuple(rater) for rater in row.get("raters") or ()),
            flags=frozenset(row.get("flags") or ()),
            marks=tuple(_marks(text, marks[row["id"]])) if row["id"] in marks else None,
            sender=sender,
            recipient=recipient,
            situation=row.get("situation") or "",
            set=name,
        )


def reply_examples(rows: Iterable[Mapping[str, Any]], name: str = "") -> Iterator[Example]:
    """Rated replies to a blank request; one pair of people is one scenario."""
    for row in rows:
        me, them = card_of(row, "me"), card_of(row, "them")
        checks = tuple(int(row["checks"][check]) for check in REPLY_CHECKS)
        yield Example(
            id=row["id"],
            writer="",
            scenario=f"reply {me.name if me else ''} {them.name if them else ''}",
            text=read(row["reply"]).plain,
            pieces=pieces(me, them, ""),
            recipient_name=them.name if them else "",
            checks=checks,
            faults=frozenset(row.get("faults") or ()) & frozenset(REPLY_FAULTS),
            sender=me,
            recipient=them,
            set=name,
        )


def _marks(text: str, marked: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    for first, kind in ((0, "earns"), (len(CRITERIA), "costs")):
        for number, criterion in enumerate(CRITERIA):
            for words in (marked.get(kind) or {}).get(criterion) or ():
                start = text.find(read(words).plain.strip())
                if start >= 0 and words.strip():
                    yield start, start + len(read(words).plain.strip()), first + number


def twins(examples: Sequence[Example]) -> list[tuple[int, int]]:
    """Numbers of any two notes of one scenario that are nearly the same text."""
    by_scenario: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        by_scenario[example.scenario].append(number)
    return [
        (one, other)
        for numbers in by_scenario.values()
        for place, one in enumerate(numbers)
        for other in numbers[place + 1 :]
        if _alike(examples[one].text, examples[other].text)
    ]


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= TWINS_FROM
        and matcher.quick_ratio() >= TWINS_FROM
        and matcher.ratio() >= TWINS_FROM
    )


def level_gap(one: Example, other: Example, criterion: CriterionId) -> int:
    """How much higher every rater puts the first note; 0 where they do not agree on that."""
    number = CRITERIA.index(criterion)
    votes_one = [rater[number] for rater in one.raters] or [_level(one, number)]
    votes_other = [rater[number] for rater in other.raters] or [_level(other, number)]
    if min(votes_one) > max(votes_other):
        return _level(one, number) - _level(other, number)
    if max(votes_one) < min(votes_other):
        return _level(one, number) - _level(other, number)
    return 0


def _level(example: Example, number: int) -> int:
    assert example.levels is not None
    return example.levels[number]
