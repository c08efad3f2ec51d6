"""A card and a clause as the fact ledger compares them: facts, figures, days, trades, towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Part, Profile
from ccc.scoring.lexicon.trades import CITIES, RANKS, department, families, is_particular, trade_in
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.note import Word, read
from ccc.scoring.text.stem import stem


@dataclass(frozen=True)
class Negation:
    """Something the card's person does not do: a verb, and what else the fact names."""

    text: str
    verb: str
    others: frozenset[str]


@dataclass(frozen=True, eq=False)
class Fact:
    """A part of a card as words: its stems, its figures, and members of sets that exclude."""

    text: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    begins: str
    numbers: tuple[tuple[int, frozenset[str]], ...]
    affirmed: frozenset[str]


@dataclass(frozen=True, eq=False)
class CardFacts:
    """A card as the checks need it."""

    headline: str
    facts: tuple[Fact, ...]
    trades: tuple[str, ...]
    stems: frozenset[str]
    families: frozenset[int]
    departments: frozenset[int]
    cities: frozenset[str]
    forms: frozenset[str]
    numbers: frozenset[int]
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
    shared: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return frozenset(word.stem for word in self.words if word.rarity > 0)


_NEGATED = re.compile(
    r"(?:^|\b(?:and|but|he|she|they|which (?:he|she|they) (?:has|have)|has|have)\s+(?:still\s+)?)"
    r"(?:has never|have never|never|does not|do not|did not|has not|have not|cannot|will not|is not"
    r"|not|refuse[sd] to|has yet to)\s+(?:been\s+)?(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_NUMBER: Mapping[str, int] = {
    word: int(value)
    for word, _, value in (
        pair.partition("=")
        for pair in sorted(
            word_set("""
                zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10
                eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17
                eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70
                eighty=80 ninety=90
            """)
        )
    )
}


NOT = word_set("""
    not no never nobody none neither nor without cannot can't don't doesn't didn't isn't wasn't
    won't haven't hasn't couldn't aren't weren't unlike instead almost nearly hardly if wish
""")
ONCE = word_set("""
    was were used former formerly ex before until retired past began started start trained studied
    once then been became become becoming future soon almost late
""")


@lru_cache(maxsize=512)
def card_facts(profile: Profile) -> CardFacts:
    """A card as the checks need it; one and the same for one card."""
    facts = tuple(_fact(part) for part in profile.parts)
    words = [word for fact in facts for word in fact.words if word.stem in fact.affirmed]
    forms = frozenset(word.form for fact in facts for word in fact.words)
    headline = facts[0]
    titles = [trade for word in headline.words if (trade := trade_in(word.form))]
    return CardFacts(
        headline=headline.text,
        facts=facts,
        trades=tuple(trade for trade in titles if is_particular(trade)),
        stems=frozenset(word.stem for word in words),
        families=frozenset(n for word in words for n in families(word.form)),
        departments=frozenset(_led(headline.words)),
        cities=frozenset(word.form for word in headline.words if word.form in CITIES),
        forms=forms,
        numbers=frozenset(n for fact in facts for n, _ in fact.numbers),
        employer=_after_at(headline.words),
        schools=tuple(_schools(facts)),
        negations=tuple(_negations(profile)),
    )


def other_card(claim: Statement) -> CardFacts | None:
    """The other person's card."""
    for profile in (claim.annotation.mine, claim.annotation.theirs):
        if profile is not None and card_facts(profile) is not claim.card:
            return card_facts(profile)
    return None


def _fact(part: Part) -> Fact:
    words = read(part.text).words
    stems = frozenset(w.stem for w in words if w.rarity > 0)
    begins = next((w.stem for w in words if w.rarity > 0), "")
    no = _NEGATED.search(part.text)
    before = no.start() if no else len(part.text)
    affirmed = frozenset(w.stem for w in words if w.end <= before) & stems
    return Fact(part.text, words, stems, begins, tuple(numbers_in(words)), affirmed)


def _led(headline: Sequence[Word]) -> Iterator[int]:
    """The departments on a headline that has a rank."""
    if any(word.form in RANKS for word in headline):
        for word in headline:
            number = department(word.form)
            if number is not None:
                yield number


def _negations(profile: Profile) -> Iterator[Negation]:
    for part in profile.facts:
        for found in _NEGATED.finditer(part.text):
            clause = re.split(r"[;:.]|, (?:and|but) ", part.text[found.start() :], maxsplit=1)[0]
            verb = found.group("verb").lower()
            verb = "been" if verb in {"to", "in", "at"} else stem(verb)
            others = {w.stem for w in read(clause).words if w.rarity > 0}
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


GENERIC = word_set("university college school institute academy faculty department polytechnic")


def _after_at(words: Sequence[Word]) -> tuple[str, ...]:
    for number, word in enumerate(words):
        if word.form == "at":
            return capitals(words, number + 1)
    return ()


STUDY = word_set("studied study studying graduated graduate grad alumnus alumna alum alumni degree")


def _schools(facts: Sequence[Fact]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every fact that names where its person studied, with the name."""
    for fact in facts:
        if any(word.form in STUDY for word in fact.words):
            for number, word in enumerate(fact.words):
                run = capitals(fact.words, number + 1) if word.form in {"at", "from"} else ()
                if run:
                    yield fact.text, run


def numbers_in(words: Sequence[Word]) -> Iterator[tuple[int, frozenset[str]]]:
    """Every number with the stems of the telling words next to it, at most two."""
    for number, said in enumerate([_value(word.form) for word in words]):
        if said is None:
            continue
        word, value, skip = words[number], said, 1
        if number and _is_ones(words[number - 1], word):
            continue
        if number + 1 < len(words) and _is_ones(word, words[number + 1]):
            value, skip = value + (_value(words[number + 1].form) or 0), 2
        if number + skip < len(words) and words[number + skip].form in _BIG:
            continue
        near = [w for w in words[number + skip : number + skip + 3] if w.sentence == word.sentence]
        telling = [w.stem for w in near if w.rarity > 0]
        yield value, frozenset(telling[:2])


def _is_ones(tens: Word, ones: Word) -> bool:
    """Whether two words are one number, as in twenty-two."""
    return tens.form.endswith("ty") and tens.form in _NUMBER and ones.form in _ONES


_BIG = word_set("hundred thousand million billion dozen percent half")
_ONES = word_set("one two three four five six seven eight nine")


@lru_cache(maxsize=2_000)
def _value(form: str) -> int | None:
    if form[0].isdecimal():
        digits = form.replace(",", "")
        if digits.isdecimal() and len(digits) <= 9:
            return int(digits)
    return _NUMBER.get(form)


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a situation, which stays the same from note to note."""
    return read(text).words


SETS: tuple[frozenset[str], ...] = (
    word_set("monday tuesday wednesday thursday friday saturday sunday"),
    word_set("""january february march april may june july august september october november
             december"""),
    word_set("soprano alto tenor bass baritone"),
    word_set("goalkeeper striker defender midfielder"),
    word_set("first-time second-time third-time"),
    word_set("mother father uncle aunt grandmother grandfather"),
)
_MEMBERS = frozenset(member for members in SETS for member in members)
KIN = SETS[-1]
_MONTHS = SETS[1]
_ALIKE = {"mum": "mother", "dad": "father", "grandma": "grandmother", "grandpa": "grandfather"}
_NOT_THEIRS = word_set("my our this last next")
"""Words before a day that make it another day than that of the matter told."""

_ORDINALS = word_set("first second third fourth fifth")
_TIMES = word_set("time try attempt go")


@lru_cache(maxsize=2_000)
def _singular(form: str) -> str:
    singular = form.removesuffix("s")
    return _ALIKE.get(singular, singular)


def members_in(words: Sequence[Word], *, early: bool = False) -> Iterator[str]:
    """Members of the sets that exclude, in the singular; `early`: only before the second noun."""
    for number, word in enumerate(words[:3] if early else words):
        form = _singular(word.bare)
        if form not in _MEMBERS and word.form not in _ORDINALS:
            continue
        if number and form not in KIN and words[number - 1].form in _NOT_THEIRS:
            continue
        if number and any(w.form in {"me", "us"} for w in words[max(0, number - 8) : number]):
            continue
        if form in KIN:
            if number > 1 and words[number - 2].form in {"from", "by"}:
                yield form
        elif form in _MONTHS and (not word.capital and form in {"may", "march"}):
            continue
        elif word.form in _ORDINALS and number + 1 < len(words):
            if words[number + 1].form in _TIMES:
                yield f"{word.form}-time"
        elif form in _MEMBERS:
            yield form
