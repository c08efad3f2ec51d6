"""What a coach says of one note beside the tool, and what its writer answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring import Assessment

MarkState = Literal["draft", "handed_over", "opened"]
"""A draft is its coach's alone; one that was handed over is the writer's too, and can be taken back
(it is a draft again) until they opened it; from then on it stays as it is."""


@dataclass(frozen=True)
class Marking:
    """What a coach says of a note: levels 0–3 and reasons by criterion, a comment, words of it.

    Whatever they said nothing about is missing in `levels` and `reasons`, and empty in the texts.
    `quote` are words of the note that the comment is about.
    """

    levels: Mapping[CriterionId, int] = field(default_factory=dict)
    reasons: Mapping[CriterionId, str] = field(default_factory=dict)
    comment: str = ""
    quote: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything to hand over; words of the note alone say nothing."""
        return bool(self.levels or self.comment.strip())

    def with_level(self, criterion: CriterionId, level: int | None) -> Marking:
        """The same with another level of one criterion; None takes it away."""
        others = {one: said for one, said in self.levels.items() if one != criterion}
        return replace(self, levels=others if level is None else {**others, criterion: level})

    def with_reason(self, criterion: CriterionId, reason: str) -> Marking:
        """The same with another reason for one level; blanks take it away."""
        others = {one: said for one, said in self.reasons.items() if one != criterion}
        return replace(self, reasons={**others, criterion: reason} if reason.strip() else others)

    def differing(self, assessment: Assessment) -> tuple[CriterionId, ...]:
        """The criteria whose level is another than the tool's, in the rubric's order.

        Of a note that the tool sees between two levels neither of them is another.
        """
        return tuple(
            criterion
            for criterion in CRITERIA
            if criterion in self.levels
            and self.levels[criterion] not in _levels_of_the_tool(assessment, criterion)
        )

    def as_handed_over(self, assessment: Assessment) -> Marking:
        """The same without reasons for levels that do not differ from the tool's."""
        differ = self.differing(assessment)
        kept = {one: said.strip() for one, said in self.reasons.items() if one in differ}
        return replace(self, reasons=kept, comment=self.comment.strip())


def _levels_of_the_tool(assessment: Assessment, criterion: CriterionId) -> tuple[int, ...]:
    if assessment.levels is None:
        return ()
    return assessment.between(criterion) or (assessment.levels[criterion],)


@dataclass(frozen=True)
class MarkAnswer:
    """What a writer did with a mark once they had opened it.

    `seen_at` is when they said that they got it; `text` is their one answer, sent `at`, empty and
    None where they sent none.
    """

    text: str
    seen_at: datetime
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Mark(Marking):
    """What one coach said of one attempt.

    `blind` is whether its levels were set before the tool's were shown to the coach. `at` is when
    it was handed over, of a draft when it was typed last. `replaces` is the id of the opened mark
    in whose place it came. `waits` is whether the writer answered and has no reply yet.
    """

    id: int
    attempt_id: int
    person_id: int
    host_id: int
    host_name: str
    blind: bool
    state: MarkState
    at: datetime
    replaces: int | None = None
    answer: MarkAnswer | None = None
    waits: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether its coach alone sees it."""
        return self.state == "draft"


def latest_of_each(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of which none came in their place, in the order given; drafts replace nothing."""
    marks = tuple(marks)
    replaced = {mark.replaces for mark in marks if not mark.is_draft}
    return tuple(mark for mark in marks if mark.id not in replaced)


@dataclass(frozen=True)
class EarlierWords:
    """What a coach wrote before, the latest first and each once: by criterion, and of notes."""

    reasons: Mapping[CriterionId, tuple[str, ...]] = field(default_factory=dict)
    comments: tuple[str, ...] = ()


def earlier_words(marks: Sequence[Mark]) -> EarlierWords:
    """What these marks of one coach say, given the oldest first."""
    latest = marks[::-1]
    reasons = {
        criterion: _each_once(mark.reasons.get(criterion, "") for mark in latest)
        for criterion in CRITERIA
    }
    return EarlierWords(
        {criterion: said for criterion, said in reasons.items() if said},
        _each_once(mark.comment for mark in latest),
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


_STOPS = " .!?;:,\n…–—-"
_ENDS = re.compile(r"(?<=[.!?;:,\n…])\s+|\s+[–—-]\s+")


def stretches(note: str, assessment: Assessment | None) -> tuple[str, ...]:
    """The note's own stretches to say something about, in their order and each once.

    Its parts between stops, and the words that the tool rests on, unless its assessment is hidden.
    """
    evidence = () if assessment is None else assessment.evidence
    parts = [part.strip() for part in _ENDS.split(note)]
    found = [(note.find(part), part) for part in parts]
    found += [(one.start, note[one.start : one.end].strip()) for one in evidence]
    in_order = [words for _, words in sorted(found, key=lambda one: (one[0], -len(one[1])))]
    # Backwards, so that of two that differ in their stops alone the first one stays.
    by_words = {_words(words): words for words in reversed(in_order)}
    return tuple(dict.fromkeys(by_words[key] for key in map(_words, in_order) if key))


def _words(text: str) -> str:
    return text.strip(_STOPS)
