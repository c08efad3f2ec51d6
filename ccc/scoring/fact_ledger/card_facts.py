"""A card and a clause as the fact ledger compares them: facts, figures, trades, names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Part, Profile
from ccc.scoring.lexicon.trades import CITIES, families, is_particular, trade_in
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.note import Word, words_of
from ccc.scoring.text.stem import alike, stem


@dataclass(frozen=True)
class Negation:
    """Something the card's person does not do: a verb, and what else the fact names."""

    text: str
    verb: str
    others: frozenset[str]


@dataclass(frozen=True, eq=False)
class Fact:
    """A part of a card as words: the stems of all that tell, the first of them, and its figures."""

    text: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    begins: str
    numbers: tuple[tuple[int, frozenset[str]], ...]


@dataclass(frozen=True, eq=False)
class CardFacts:
    """A card as the checks need it; its stems and families are of what it says is so."""

    headline: str
    facts: tuple[Fact, ...]
    trades: tuple[str, ...]
    stems: frozenset[str]
    families: frozenset[int]
    cities: frozenset[str]
    forms: frozenset[str]
    employer: tuple[str, ...]
    schools: tuple[tuple[str, tuple[str, ...]], ...]
    negations: tuple[Negation, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """A clause about the person of a card, beside that card.

    `forms` are its words as read; `denies` is True where one says that something is not so.
    """

    annotation: Annotation
    card: CardFacts
    words: Sequence[Word]
    forms: Sequence[str]
    denies: bool
    told: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return frozenset(word.stem for word in self.words if word.rarity > 0)

    @cached_property
    def other(self) -> CardFacts | None:
        """The other person's card."""
        for profile in (self.annotation.mine, self.annotation.theirs):
            if profile is not None and card_facts(profile) is not self.card:
                return card_facts(profile)
        return None


def meeting(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Those stems of the one that are alike to a stem of the other."""
    return frozenset(
        root for root in one if root in other or any(alike(root, word) for word in other)
    )


_NEGATED = re.compile(
    r"(?:^|\b(?:and|but|he|she|they|which (?:he|she|they) (?:has|have)|has|have)\s+(?:still\s+)?)"
    r"(?:has never|have never|never|does not|do not|did not|has not|have not|cannot|will not|is not"
    r"|not|refuse[sd] to|has yet to)\s+(?:been\s+)?(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
NOT = word_set("""
    not no never nobody none neither nor without cannot can't don't doesn't didn't isn't wasn't
    won't haven't hasn't couldn't aren't weren't unlike instead almost nearly hardly if wish
""")
STUDY = word_set("studied graduated graduate grad alumnus alumna alum alumni trained")


@lru_cache(maxsize=512)
def card_facts(profile: Profile) -> CardFacts:
    """A card as the checks need it; one and the same for one card."""
    facts = tuple(_fact(part) for part in profile.parts)
    affirmed = [word for fact in facts for word in _affirmed(fact)]
    headline = facts[0]
    titles = [trade for word in headline.words if (trade := trade_in(word.form))]
    return CardFacts(
        headline=headline.text,
        facts=facts,
        trades=tuple(trade for trade in titles if is_particular(trade)),
        stems=frozenset(word.stem for word in affirmed if word.rarity > 0),
        families=frozenset(n for word in affirmed for n in families(word.form)),
        cities=frozenset(word.form for word in headline.words if word.form in CITIES),
        forms=frozenset(word.form for fact in facts for word in fact.words),
        employer=next((run for word, run in _names_after(headline, "at")), ()),
        schools=tuple(
            (fact.text, run)
            for fact in facts
            if any(word.form in STUDY for word in fact.words)
            for _, run in _names_after(fact, "at", "from")
        ),
        negations=tuple(_negations(profile)),
    )


def _fact(part: Part) -> Fact:
    words = words_of(part.text)
    stems = [word.stem for word in words if word.rarity > 0]
    begins = stems[0] if stems else ""
    return Fact(part.text, words, frozenset(stems), begins, tuple(numbers_in(words)))


def _affirmed(fact: Fact) -> Iterator[Word]:
    """The words before the first that says something is not so."""
    no = _NEGATED.search(fact.text)
    return (word for word in fact.words if no is None or word.end <= no.start())


def _negations(profile: Profile) -> Iterator[Negation]:
    for part in profile.facts:
        for found in _NEGATED.finditer(part.text):
            clause = re.split(r"[;:.]|, (?:and|but) ", part.text[found.start() :], maxsplit=1)[0]
            verb = found.group("verb").lower()
            verb = "been" if verb in {"to", "in", "at"} else stem(verb)
            others = {word.stem for word in words_of(clause) if word.rarity > 0}
            if found.group().lower().startswith(("which", "he", "she", "they")):
                others |= set(part.words)
            yield Negation(part.text, verb, frozenset(others - {verb}))


def capitals(words: Sequence[Word], start: int) -> tuple[str, ...]:
    """A name that begins at this word: at most five capitalised words in a row, "of" between."""
    run: list[str] = []
    for number, word in enumerate(words[start : start + 6]):
        if (word.form == "of" and run) or (word.form == "the" and number == 0):
            continue
        if not word.capital or word.form in STOP:
            break
        run.append(word.form)
    return tuple(run[:5])


def _names_after(fact: Fact, *before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every name that follows one of these words, with that word."""
    for number, word in enumerate(fact.words):
        if word.form in before and (run := capitals(fact.words, number + 1)):
            yield word.form, run


def numbers_in(words: Sequence[Word]) -> Iterator[tuple[int, frozenset[str]]]:
    """Every number with the stems of the telling words next to it, at most two."""
    for number, word in enumerate(words):
        value = _value(word.form)
        if value is None or (number and _is_ones(words[number - 1], word)):
            continue
        after = words[number + 1 : number + 5]
        if after and _is_ones(word, after[0]):
            value, after = value + (_value(after[0].form) or 0), after[1:]
        if after and after[0].form in _BIG:
            continue
        near = [w.stem for w in after[:3] if w.sentence == word.sentence and w.rarity > 0]
        yield value, frozenset(near[:2])


_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = """
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = {
    **{word: value for value, word in enumerate((*_ONES, *_TEENS.split()), start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
}
_BIG = word_set("hundred thousand million billion dozen percent half")


def _is_ones(tens: Word, ones: Word) -> bool:
    """Whether two words are one number, as in twenty-two."""
    return tens.form in _TENS and ones.form in _ONES


@lru_cache(maxsize=2_000)
def _value(form: str) -> int | None:
    digits = form.replace(",", "")
    if digits.isdecimal() and len(digits) <= 9:
        return int(digits)
    return _NUMBER.get(form)
