"""What no wording can make good: each guard holds a level down, and says why at the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Part
from ccc.scoring.fact_ledger.claims import claims
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.clauses import clauses
from ccc.scoring.text.courtesies import only_courtesies
from ccc.scoring.text.note import Word
from ccc.scoring.text.stem import alike


@dataclass(frozen=True)
class Guard:
    """A criterion's highest level, and the words (`note[start:end]`) that hold it there.

    They are empty where no words of the note are worth being shown.
    """

    criterion: CriterionId
    most: int
    start: int
    end: int
    why: str


_FULL_CARD = 3

_TELLS_OF_THEM = ("context-said", "reason-answers-need")
"""Checks that find words of what they said, asked or lack."""


def guards(annotation: Annotation) -> tuple[Guard, ...]:
    """Every guard that speaks, in the order of the note."""
    return (
        *_says_nothing(annotation),
        *_contradicted(annotation),
        *_posing(annotation),
        *_off_card(annotation),
        *_nothing_of_theirs(annotation),
        *_charge(annotation),
        *_in_return(annotation),
        *_facts_in_a_row(annotation),
        *_told_in_a_row(annotation),
        *_told_by_turns(annotation),
        *_said_over_and_over(annotation),
    )


def highest(found: Iterable[Guard]) -> dict[CriterionId, int]:
    """The highest level that the guards leave a criterion; none is named that they leave alone."""
    most: dict[CriterionId, int] = {}
    for guard in found:
        most[guard.criterion] = min(guard.most, most.get(guard.criterion, 3))
    return most


def _says_nothing(annotation: Annotation) -> Iterator[Guard]:
    """Who only greets has said nothing yet, but perhaps a name; "how are you" not even that."""
    note, words = annotation.note, annotation.note.words
    names = annotation.my_names | annotation.their_names
    if not any(word.rarity > 0 for word in words):
        yield from (Guard(criterion, 0, 0, 0, "") for criterion in CRITERIA)
    elif only_courtesies(note, annotation.courtesies, names) and not any(
        hit.check.criterion and hit.check.level for hit in annotation.hits
    ):
        for criterion in CRITERIA:
            most = 1 if criterion == "personal" else 0
            yield Guard(criterion, most, words[0].start, words[-1].end, "This only greets.")


def _contradicted(annotation: Annotation) -> Iterator[Guard]:
    """A link that one of the two cards rules out is none."""
    for claim in claims(annotation) or ():
        if claim.card == "contradicted" and claim.about == "both":
            card = f" The card says “{claim.fact}”." if claim.fact else ""
            why = f"One of the two cards says otherwise.{card}"
            yield Guard("common_ground", 0, claim.start, claim.end, why)


def _posing(annotation: Annotation) -> Iterator[Guard]:
    """Who claims to share the reader's work must have it on the own card.

    Of 45 rated notes that do so, raters gave 35 a common ground of vague at most.
    """
    note, mine, theirs = annotation.note, annotation.mine, annotation.theirs
    for clause in clauses(note, annotation.my_names, annotation.their_names):
        if not mine or not theirs or clause.about != "both":
            continue
        words = note.words[clause.first : clause.last]
        telling = [word for word in words if word.rarity > 0]
        if any(_on(word, [theirs.headline]) for word in telling) and not any(
            _on(word, mine.parts) for word in telling
        ):
            why = "This is their work; nothing on your own card says that it is yours too."
            yield Guard("common_ground", 1, words[0].start, words[-1].end, why)


def _on(word: Word, parts: Iterable[Part]) -> bool:
    return any(part.has(word.stem) for part in parts)


def _off_card(annotation: Annotation) -> Iterator[Guard]:
    """Nothing is strong about what they said or need, without one of their card's rarer words.

    From three facts on, what a card does not mention is likely not theirs.
    """
    told = [(hit.start, hit.end) for hit in annotation.hits if hit.check.id in _TELLS_OF_THEM]
    told = told or _told_off_card(annotation)
    touched = {n for t in (*annotation.their_facts, *annotation.their_headline) for n in t.words}
    full = annotation.theirs is not None and len(annotation.theirs.facts) >= _FULL_CARD
    if told and full and not any(annotation.note.words[n].rarity == 1 for n in touched):
        why = "Their card says nothing about this."
        yield from (Guard(name, 2, *told[0], why) for name in CRITERIA)


_MUCH = 4
"""So many rare words of them that their card has not; raters gave 78 of 87 such notes no strong
reason, and 70 nothing strongly personal."""


def _told_off_card(annotation: Annotation) -> list[tuple[int, int]]:
    """Where a note tells much of them that their card does not, if it does."""
    told = [
        (claim.start, claim.end)
        for claim in claims(annotation) or ()
        if claim.about == "recipient" and claim.card == "not_on_card"
    ]
    starts = [annotation.note.words[number].start for number in annotation.specific]
    rare = sum(first <= start < last for start in starts for first, last in told)
    return told if rare >= _MUCH else []


def _nothing_of_theirs(annotation: Annotation) -> Iterator[Guard]:
    """What has no word of their full card or of the situation could be sent to others too."""
    theirs = annotation.theirs
    if theirs is not None and len(theirs.facts) >= _FULL_CARD:
        stems = {word.stem for word in annotation.note.words if word.rarity > 0}
        told = annotation.situation_stems
        if not any(part.has(stem) for part in theirs.parts for stem in stems) and not any(
            alike(stem, other) for stem in stems for other in told
        ):
            yield Guard("personal", 2, 0, 0, "")


def _charge(annotation: Annotation) -> Iterator[Guard]:
    """What they would pay for themselves is a kind word at most."""
    for hit in annotation.hits:
        if "charge" in hit.check.roles:
            yield Guard("value", 1, hit.start, hit.end, hit.check.why)


def _in_return(annotation: Annotation) -> Iterator[Guard]:
    """A gift with a string attached is clear at most, as the rubric has it."""
    words = annotation.note.words
    for hit in annotation.hits:
        said = {word.form for word in words[hit.first : hit.last]}
        if hit.check.id == "value-string" and said & {"return", "exchange"}:
            yield Guard("value", 2, hit.start, hit.end, hit.check.why)


_SPEAKERS = word_set("""
    i i'm i've i'd i'll me my mine we we're we've us our you you're you've your yours u
""")
_IN_A_ROW = 3
"""So many sentences of theirs alone are a list; raters gave 27 such notes no reason and no gift."""


def _sentences(annotation: Annotation) -> list[list[Word]]:
    """The words of each sentence that has any."""
    by_number: dict[int, list[Word]] = {}
    for word in annotation.note.words:
        by_number.setdefault(word.sentence, []).append(word)
    return [*by_number.values()]


def _facts_in_a_row(annotation: Annotation) -> Iterator[Guard]:
    """Lines of their card one after another, in which nobody speaks, say nothing to them."""
    if annotation.theirs is None or "?" in annotation.note.plain:
        return
    names = annotation.their_names | annotation.my_names
    bare = []
    for words in _sentences(annotation):
        telling = [word for word in words if word.rarity > 0 and word.bare not in names]
        spoken = any(word.form in _SPEAKERS for word in words)
        if telling and not spoken and all(_on(word, annotation.theirs.parts) for word in telling):
            bare += [words]
    if len(bare) >= _IN_A_ROW:
        start, end = bare[0][0].start, bare[-1][-1].end
        why = "These are facts about them in a row; you do not say why you write."
        yield Guard("reason", 1, start, end, why)
        yield Guard("common_ground", 1, start, end, why)
        yield Guard("value", 0, start, end, why)


_MOST_WORDS_TOLD = 12
_MINE, _YOURS = word_set("i i'm i've my we our"), word_set("you you're you've your")
_TURNS = 3


def _told_by_turns(annotation: Annotation) -> Iterator[Guard]:
    """Short sentences of me and of you by turns, without a question, leave the reader to guess.

    Raters gave the two notes like that no reason and no gift.
    """
    sentences = _sentences(annotation)
    whose = [words[0].form in _MINE for words in sentences if words[0].form in _MINE | _YOURS]
    turns = sum(one != other for one, other in pairwise(whose))
    short = all(len(words) <= _MOST_WORDS_TOLD for words in sentences)
    if short and turns >= _TURNS and "?" not in annotation.note.plain:
        start, end = annotation.note.words[0].start, annotation.note.words[-1].end
        why = "These are facts about you and them in a row; you do not say why you write."
        yield Guard("reason", 1, start, end, why)
        yield Guard("value", 0, start, end, why)


_TOLD = re.compile(r"(?:^|,)\s*(?:i|you|we|he|she|they)(?:'m|'ve|'re)?\s", re.IGNORECASE)
_TOLD_IN_A_ROW = 5


def _told_in_a_row(annotation: Annotation) -> Iterator[Guard]:
    """A sentence of "I …, you …, I …", and nothing else, gives no reason and offers nothing.

    Raters gave the three notes like that a reason of good at most and hardly a gift.
    """
    for sentence in re.finditer(r"[^.!?;:\n]+[.!?;:\n]?", annotation.note.plain):
        text = sentence.group()
        if len(_TOLD.findall(text.strip())) >= _TOLD_IN_A_ROW and not text.endswith("?"):
            why = "These are facts one after another; you do not say why you write."
            yield Guard("reason", 2, sentence.start(), sentence.end(), why)
            yield Guard("value", 1, sentence.start(), sentence.end(), why)


_FEW_DIFFERENT = 0.42
"""Fewer different words than this share of all; no rated note has so few."""


def _said_over_and_over(annotation: Annotation) -> Iterator[Guard]:
    """The same few words again and again are vague at best."""
    forms, words = annotation.note.forms, annotation.note.words
    if len(forms) >= 8 and len(set(forms)) < _FEW_DIFFERENT * len(forms):
        for criterion in CRITERIA:
            why = "The same words come again and again."
            yield Guard(criterion, 1, words[0].start, words[-1].end, why)
