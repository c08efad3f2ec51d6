"""The swap test: what would be left of a note's personal level, were it sent to somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median_low
from typing import TYPE_CHECKING, Any

from ccc.content.ids import FlagId
from ccc.scoring.annotation import Annotation
from ccc.scoring.assessment import Swap
from ccc.scoring.cards import Part, Profile, Touch, profile, shared_parts, touches
from ccc.scoring.judge import level_beside
from ccc.scoring.levels import level
from ccc.scoring.signs.measure import signs
from ccc.scoring.text.clauses import YOU, YOUR, Clause, clauses

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.scenarios import Card

_MOST_OTHERS = 8
"""The note is held against this many other people at most; each costs about a third of a score."""

_MOST_SPANS = 4


def swap(  # noqa: PLR0913, PLR0917 - what the score knows by then
    annotation: Annotation,
    flags: Collection[FlagId],
    personal: int,
    rubric: Rubric,
    others: Sequence[Card] = (),
    marked: Sequence[tuple[int, int]] = (),
) -> Swap | None:
    """The level `personal` (0–3) for other people, and the words that made the difference.

    The words that rest on this recipient are struck out, unless they touch the other's card too,
    and the rest is scored anew; the median over the others counts. With no others the stand-in is
    somebody whose card has nothing of it. An encoder reads the note beside one other card, whose
    name is the recipient's; the words are then those it `marked` as personal. None with no
    profiles.
    """
    if annotation.mine is None and annotation.theirs is None:
        return None
    tied = _tied(annotation)
    if personal <= 1 or not (tied or marked):
        return Swap(personal)
    left = personal
    if tied:
        stand_ins = _stand_ins(annotation, others)
        found = [_level(annotation, tied, other, flags, rubric) for other in stand_ins]
        left = min(personal, median_low(found))
    if rubric.encoder is not None:
        stand_in = _other_card(annotation, others)
        left = min(left, level_beside(annotation, "personal", left, stand_in, rubric))
    if left == personal:
        return Swap(left)
    return Swap(left, tuple(marked) or tuple(_spans(annotation, tied)))


def _other_card(annotation: Annotation, others: Sequence[Card]) -> Card | None:
    """Another's headline and facts under the recipient's name, or the name alone."""
    if annotation.recipient is None:
        return None
    different = [card for card in others if card != annotation.recipient]
    other = different[len(different) // 2] if different else None
    told = {"headline": other.headline, "facts": other.facts} if other else _SAYS_NOTHING
    return annotation.recipient.model_copy(update=told)


_SAYS_NOTHING: Mapping[str, Any] = {"headline": "", "facts": ()}


def _stand_ins(annotation: Annotation, others: Sequence[Card]) -> list[Profile]:
    """At most eight of the others, evenly spread, or else somebody with an empty card."""
    known = [other for card in others if card != annotation.recipient and (other := profile(card))]
    if not known:
        base = annotation.theirs or annotation.mine
        return [Profile(base.card, annotation.their_names, _NOTHING, (_NOTHING,))] if base else []
    step = -(-len(known) // _MOST_OTHERS)
    return known[::step]


_NOTHING = Part("", {}, need=False, source=False)


def _tied(annotation: Annotation) -> frozenset[int]:
    """Numbers of the words that rest on this recipient: on the card, or rare and said of "you"."""
    found = {
        number
        for touch in (*annotation.their_facts, *annotation.their_headline)
        if touch.weight >= 1
        for number in touch.words
    }
    rare = frozenset(annotation.specific)
    for clause in clauses(annotation.note, annotation.my_names, annotation.their_names):
        found |= rare.intersection(_of_theirs(annotation, clause))
    return frozenset(found)


_THEIRS = YOU | YOUR


def _of_theirs(annotation: Annotation, clause: Clause) -> range:
    """Numbers of the words in a clause that are said of the recipient."""
    if clause.about in {"recipient", "both"}:
        return range(clause.first, clause.last)
    for number in range(clause.first, clause.last):
        if annotation.note.words[number].form in _THEIRS:
            return range(number, clause.last)
    return range(0)


def _level(
    annotation: Annotation,
    tied: frozenset[int],
    other: Profile,
    flags: Collection[FlagId],
    rubric: Rubric,
) -> int:
    """The level for one other person; at most 1 where the note touches nothing on their card."""
    names = annotation.their_names | annotation.my_names
    facts = touches(annotation.note, other.facts, names, other.headline.words)
    most = 3 if any(touch.weight >= 1 for touch in facts) else 1
    left = [flag for flag in flags if flag != "wrong_person"]
    if most == 1 and not annotation.note.bare.isdisjoint(annotation.their_names):
        return 1
    given = signs(_readdressed(annotation, tied, other, facts), left, rubric)
    return min(level("personal", given, rubric), most)


def _readdressed(
    annotation: Annotation, tied: frozenset[int], other: Profile, facts: tuple[Touch, ...]
) -> Annotation:
    """The same note, sent to another: what was tied to the first person means nothing there."""
    names = annotation.their_names | annotation.my_names
    headline = touches(annotation.note, [other.headline], names)
    shared: tuple[Touch, ...] = ()
    if annotation.mine and other.headline is not _NOTHING:
        shared = touches(annotation.note, shared_parts(annotation.mine, other), names)
    kept = {number for touch in (*facts, *headline) for number in touch.words}
    struck = tied - kept
    sentences = {annotation.note.words[number].sentence for number in struck}
    return replace(
        annotation,
        situation="",
        theirs=other,
        hits=tuple(
            hit
            for hit in annotation.hits
            if not (struck.intersection(range(hit.first, hit.last)))
            and not (
                (hit.check.level or 0) >= 2
                and hit.first < len(annotation.note.words)
                and annotation.note.words[hit.first].sentence in sentences
            )
        ),
        their_facts=facts,
        their_headline=headline,
        shared=shared,
        my_facts=_without(annotation.my_facts, struck, annotation),
        my_headline=_without(annotation.my_headline, struck, annotation),
        specific=tuple(number for number in annotation.specific if number not in struck),
    )


def _without(
    found: Sequence[Touch], struck: frozenset[int], annotation: Annotation
) -> tuple[Touch, ...]:
    """What is still touched when those words are struck out."""
    words = annotation.note.words
    left = []
    for touch in found:
        numbers = tuple(number for number in touch.words if number not in struck)
        if numbers:
            weight = sum({words[n].stem: words[n].rarity for n in numbers}.values())
            left.append(replace(touch, words=numbers, weight=min(weight, touch.weight)))
    return tuple(left)


def _spans(annotation: Annotation, tied: Collection[int]) -> Iterator[tuple[int, int]]:
    """The longest runs of tied words, rare ones among them if any, in the order of the note."""
    words = annotation.note.words
    runs = list(_runs(sorted(tied)))
    rare = [run for run in runs if any(_is_rare(annotation, n) for n in range(*run))]
    longest = sorted(rare or runs, key=lambda run: (run[0] - run[1], run[0]))[:_MOST_SPANS]
    for first, last in sorted(longest):
        yield words[first].start, words[last - 1].end


def _is_rare(annotation: Annotation, number: int) -> bool:
    word = annotation.note.words[number]
    return word.rarity == 1


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as half open ranges; two words may stand between them."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number - last > 3:
            yield first, last + 1
            first = number
        last = number
    yield first, last + 1
