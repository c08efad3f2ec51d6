"""A reply to a blank request: six questions, five faults, the words that show it, and one step."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS, ReplyCheckId, ReplyFaultId
from ccc.scoring.checks.matcher import Hit, Matcher
from ccc.scoring.encoder.load import reader_of
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.replies.advice import ReplyAdvice, reply_advice
from ccc.scoring.replies.evidence import ReplyByRules, ReplyEvidence
from ccc.scoring.replies.judge import by_both, evidence_for
from ccc.scoring.replies.signature import Signed, ends_with_them, signature
from ccc.scoring.text.language import is_another_language
from ccc.scoring.text.note import Note, read

if TYPE_CHECKING:
    from ccc.content.checks import Check
    from ccc.content.reply_checks import ReplyCheck, ReplyRules
    from ccc.content.scenarios import Card

_ASKING: tuple[ReplyCheckId, ...] = ("how", "why", "focus")
"""Whoever asks one of these has not accepted without asking."""

_QUESTION = re.compile(
    r"\b(?:who|what|how|which|where|when|(?:have|did|do) we|(?:do|may) i|(?:could|can|would) you)"
    r"\b[^.!?\n]{0,80}\?",
    re.IGNORECASE,
)
"""A real question, whatever it is about; "why not?" and "OK?" are none."""

_FIRM = frozenset({*_ASKING, "pitch", "rude", "sarcasm"})
"""What a mere question mark gives way to."""

_SOME = 15
"""A reply of so many words that thanks and asks is friendly, even where it ends abruptly."""

_CURT = 3
"""So few words, none of them kind, shut the door."""

_NO = frozenset({"no", "not", "never", "nope", "nah", "neither", "nor", "none", "nothing", "stop"})
_TONE: Mapping[ReplyFaultId, str] = {
    "lecture": "All of it is about how they should have asked; nothing asks what they want.",
    "rude": "No kind word, and no question: they will not know what to answer.",
    "sarcasm": "Without thanks or a question this may sound as if you make fun of them.",
}

_MOST = 4
"""More marks than this for one question make a reply unreadable."""


@dataclass(frozen=True)
class ReplyAssessment:
    """What a reply does (each 0 missing, 1 partly, 2 clearly), and what spoils it."""

    checks: Mapping[ReplyCheckId, int]
    faults: tuple[ReplyFaultId, ...]
    evidence: tuple[ReplyEvidence, ...] = ()
    advice: tuple[ReplyAdvice, ...] = ()
    id: str | None = field(default=None, compare=False)

    @property
    def points(self) -> int:
        """The sum of the six checks, 0–12."""
        return sum(self.checks.values())

    def to_json(self) -> dict[str, Any]:
        """The assessment in the scoring contract's shape, ready for `json.dumps`."""
        return {
            "id": self.id,
            "checks": dict(self.checks),
            "faults": list(self.faults),
            "evidence": [asdict(found) for found in self.evidence],
            "advice": [asdict(step) for step in self.advice],
        }


def score_reply(
    reply: str, *, me: Card | None = None, them: Card | None = None, rules: ReplyRules
) -> ReplyAssessment:
    """Judge a reply to a blank request by its words and the two names; deterministic, no I/O."""
    note = read(reply)
    ruled = by_rules(note, me, them, rules)
    levels, found, shown = dict(ruled.levels), tuple(ruled.faults), ruled.evidence
    if rules.encoder is not None and note.words and not is_another_language(note):
        reading = reader_of(rules.encoder).read(note.plain, me, them, "")
        levels, found = by_both(levels, ruled.faults, reading, rules.encoder.card)
        if ends_with_them(note, me, them):
            levels["signed"] = ruled.levels["signed"]
        shown = evidence_for(note, levels, found, shown, reading)
    return ReplyAssessment(
        checks=levels, faults=found, evidence=shown, advice=reply_advice(levels, found, me)
    )


def by_rules(note: Note, me: Card | None, them: Card | None, rules: ReplyRules) -> ReplyByRules:
    """What the checks find in a reply, whether or not there is an encoder."""
    hits = _by_aim(_matcher(rules).hits(note))
    signed = signature(note, me, them)
    levels = _levels(hits, signed[0])
    faults = _faults(note, hits, levels)
    _settle(note, hits, levels, faults)
    sure = {fault: _how_surely(faults[fault]) for fault in REPLY_FAULTS if fault in faults}
    return ReplyByRules(levels, sure, tuple(_evidence(note, hits, levels, faults, signed)))


def _how_surely(hits: Iterable[Hit]) -> int:
    said = (not isinstance(hit.check, ReplyTone) and not _check(hit).unless_asked for hit in hits)
    return 2 if any(said) else 1


@lru_cache(maxsize=8)
def _matcher(rules: ReplyRules) -> Matcher:
    return Matcher(rules.checks)


def _by_aim(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """Hits by what they are about, without those that give way to others at their place."""
    every = list(hits)
    firm = [hit for hit in every if _check(hit).about in _FIRM and not _check(hit).elsewhere]
    starts = [hit.start for hit in firm]
    ends = list(accumulate((hit.end for hit in firm), max))
    found: dict[str, list[Hit]] = {}
    for hit in every:
        before = bisect_left(starts, hit.end)
        taken = before > 0 and ends[before - 1] > hit.start
        if not (_check(hit).elsewhere and taken):
            found.setdefault(_check(hit).about, []).append(hit)
    return found


def _check(hit: Hit) -> ReplyCheck:
    return cast("ReplyCheck", hit.check)


def _levels(hits: Mapping[str, list[Hit]], signed: int) -> dict[ReplyCheckId, int]:
    levels = {
        check: max((hit.check.level or 0 for hit in hits.get(check, ())), default=0)
        for check in REPLY_CHECKS
    }
    levels["signed"] = signed
    return levels


def _faults(
    note: Note, hits: Mapping[str, list[Hit]], levels: Mapping[ReplyCheckId, int]
) -> dict[ReplyFaultId, list[Hit]]:
    """Each fault with the words that make it."""
    found: dict[ReplyFaultId, list[Hit]] = {}
    asks = max(levels["how"], levels["why"]) > 0 or _QUESTION.search(note.plain) is not None
    for fault in REPLY_FAULTS:
        some = [hit for hit in hits.get(fault, ()) if not _excused(_check(hit), levels, asks)]
        often = Counter(hit.check.id for hit in some)
        some = [hit for hit in some if often[hit.check.id] >= hit.check.needs]
        if fault == "accepts_without_asking" and hits.get("rude"):
            some = [hit for hit in some if not _check(hit).unless_asked]  # "Thanks, but no."
        if some:
            found[fault] = some
    if found.keys() & {"lecture", "rude"}:
        _keep(found, "sarcasm", [h for h in found.get("sarcasm", ()) if not _check(h).unless_asked])
    asks = max(levels["how"], levels["why"], levels["focus"] - ("pitch" in found)) > 0
    if asks or found.keys() & {"sarcasm", "lecture", "rude"}:
        _keep(found, "accepts_without_asking", [])
    if not (found or asks or levels["thanks"] or levels["open"]):
        return _by_tone(note, levels["signed"] > 0)
    return found


def _keep(found: dict[ReplyFaultId, list[Hit]], fault: ReplyFaultId, hits: list[Hit]) -> None:
    found.pop(fault, None)
    if hits:
        found[fault] = hits


def _by_tone(note: Note, signed: bool) -> dict[ReplyFaultId, list[Hit]]:
    """The fault of a reply that neither thanks, asks, accepts nor is friendly in any way.

    At length it lectures; in short it refuses (it says no to something), or else it mocks.
    """
    if not note.words:
        return {}
    long = len(note.words) >= (_SOME if signed else 2 * _SOME)
    refuses = len(note.words) <= _CURT or any(
        word.form in _NO or word.form.endswith("n't") for word in note.words
    )
    fault: ReplyFaultId = "lecture" if long else "rude" if refuses else "sarcasm"
    return {fault: [_whole(note, fault)]}


def _whole(note: Note, fault: ReplyFaultId) -> Hit:
    check = ReplyTone(fault, _TONE[fault])
    return Hit(cast("Check", check), note.words[0].start, note.words[-1].end, 0, len(note.words))


@dataclass(frozen=True)
class ReplyTone:
    """Stands where a check would, for a fault that is in no single word."""

    about: ReplyFaultId
    why: str


def _settle(
    note: Note,
    hits: dict[str, list[Hit]],
    levels: dict[ReplyCheckId, int],
    faults: Mapping[ReplyFaultId, list[Hit]],
) -> None:
    """What follows from the whole: mocking thanks are none, a kind question is friendly."""
    if "sarcasm" in faults:
        levels["thanks"] = 0
    if levels["open"] or len(note.words) < 2:
        return
    asked = [hit for check in _ASKING for hit in hits.get(check, ())]
    kind = levels["thanks"] == 2 and len(note.words) >= _SOME and not faults
    if "accepts_without_asking" in faults:
        levels["open"], hits["open"] = 1, faults["accepts_without_asking"]
    elif kind and asked:
        levels["open"], hits["open"] = 1, sorted(asked, key=lambda hit: hit.start)


def _excused(check: ReplyCheck, levels: Mapping[ReplyCheckId, int], asks: bool) -> bool:
    thanks = check.kind_words_excuse and levels["thanks"] == 2
    return thanks or (check.unless_asked and asks)


_FRIENDLY = "This is friendly; you do not say that you would like to hear back."
"""Of words that were found for something else, where they leave the door ajar."""


def _evidence(
    note: Note,
    hits: Mapping[str, list[Hit]],
    levels: Mapping[ReplyCheckId, int],
    faults: Mapping[ReplyFaultId, list[Hit]],
    signed: Signed,
) -> Iterable[ReplyEvidence]:
    for check in REPLY_CHECKS:
        if check == "signed" and signed[0]:
            start, end = note.words[signed[1]].start, note.words[signed[2] - 1].end
            yield ReplyEvidence(check, start, end, "Your name.")
        elif levels[check]:
            best = [hit for hit in hits[check] if (hit.check.level or 1) >= levels[check]]
            own = all(_check(hit).about == check for hit in best)
            yield from _marks(note, check, best if own else best[:1], None if own else _FRIENDLY)
    for fault in REPLY_FAULTS:
        yield from _marks(note, fault, faults.get(fault, []))


def _marks(
    note: Note, about: ReplyCheckId | ReplyFaultId, hits: list[Hit], why: str | None = None
) -> Iterable[ReplyEvidence]:
    reached = marks = 0
    for hit in hits:
        start, end = hit.start, hit.end
        if hit.last > hit.first:
            start, end = note.words[hit.first].start, _end(note, hit.last - 1)
        if start >= reached and marks < _MOST:
            yield ReplyEvidence(about, start, end, why or hit.check.why)
            reached, marks = end, marks + 1


_GOES_ON = word_set("a an the this that my your our his her their i you we to of for")
"""Words after which a phrase is not over."""


def _end(note: Note, last: int) -> int:
    """Where a phrase ends, with what its last word asks for: "was it the" and "photos"."""
    words = note.words
    while (
        words[last].form in _GOES_ON
        and last + 1 < len(words)
        and words[last + 1].sentence == words[last].sentence
    ):
        last += 1
    return words[last].end


def can_be_read(reply: str) -> bool:
    """Whether a reply is in the language the checks are written for."""
    return not is_another_language(read(reply))
