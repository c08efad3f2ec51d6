"""A note in clauses: where each begins and ends, whom it is about, whether it states a thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.note import Note, Word

About = Literal["sender", "recipient", "both"]
"""Whose matter a clause is."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `first` to `last` (half open) of a note.

    `about` is None where the words name neither person. `states` is False in questions, wishes and
    offers. `told` is True where the writer only tells of having read, seen or heard it.
    """

    first: int
    last: int
    about: About | None
    states: bool
    told: bool = False


YOU = word_set("you you're you've you'd you'll u")
YOUR = word_set("your yours yourself")
I = word_set("i i'm i've i'd i'll")  # noqa: E741 - the pronoun
MY = word_set("my mine me myself")
WE = word_set("we we're we've we'd we'll our ours us")
_SPEAKERS = I | WE
_SUBJECTS = YOU | I | WE | {"your", "my"}
_THEIRS = YOU | YOUR
_EITHER = _SPEAKERS | YOU
_OURS = _SPEAKERS | {"my", "mine", "myself"}
_LINKS = word_set("and but so because while since when though although as that where which or")
_SPLITS = word_set("and but so because while though although")
_VERBS = (
    LISTS["do"]
    | LISTS["said"]
    | word_set("""
        call come comes go grow had has have heard hold keep live make noticed read saw see sell
        sing still store swim take want was watched work works
    """)
)
_ASKS = word_set("""
    can could may might shall should would will want wanna need interested care do did does is are
    kindly pls plz
    how why which where who what's let's let please happy glad keen hope hoping looking love if
    fancy whenever feel pleased delighted connect wish wishing maybe perhaps thanks thank
""")
_MODALS = word_set("""
    can could would will want wanted hope wish should may might shall need love like must
""")
_SHORT_WISHES = word_set("i'd i'll we'd we'll")
_WISHES = _MODALS | _SHORT_WISHES
_TELLS = word_set("""
    read reading reread saw see seen seeing heard hear hearing loved love enjoyed enjoy liked like
    noticed watched watching found find know knew learned learnt think thought remember follow
    followed following listened admire appreciated thank thanks discovered understand
""")
_GIVES = (("is", "yours"), ("are", "yours"))
"""How a clause ends that gives something away."""

_HEARSAY = word_set("that how hear understand know think")
"""Words which make what follows a claim, and no tale of when and where it was read."""

_HELLO = word_set("""
    hi hey hello hallo hej hola dear good morning afternoon evening greetings there mr mrs ms miss
    dr prof professor madam mam ma'am sir namaste salam and but so because that since ps re oh also
""")
_BREAK = re.compile(r"[,;:()–—•|/\"“”„«»\n\u2190-\u2bff\U0001f000-\U0001faff]|\s-+\s")
_BOTH = re.compile(
    r" (?:we both|both of us|us both|(?:you|u) and i|i and you|"
    r"(?<!s )(?<!people )(?<!one )(?<!body )"
    r"like (?:you|yourself)|like us|as you"
    r" (?:did|do|were|are|once)|(?:the )?same (?:\w+ )?as you|just as you|fellow|neither of us|"
    r"none of us|we(?:'re)? (?:\w+ ){0,2}(?:both|share|two)|so (?:did|do|am|was|have) i|me too|"
    r"mine too|in common|we two|two of us|ours both|nor (?:did|do|am|was) i|both from|"
    r"(?:i|i'm|i've|my|our|we) (?:[^ .]+ ){0,9}?(?:too|also|as well|either)|who both|as two|"
    r"one [^ .]+ to another|also ex|we (?:\w+ ){0,3}together) "
)
_OF_BOTH = word_set("""
    also and another as both common either fellow like neither none nor same share so together too
    two
""")
"""Whatever speaks of both has one of these words."""


@lru_cache(maxsize=4)
def clauses(
    note: Note, my_names: frozenset[str], their_names: frozenset[str]
) -> tuple[Clause, ...]:
    """The clauses of a note, in order, without greetings; in time linear in its length."""
    found: list[Clause] = []
    for first, last in _pieces(note):
        start = _skip(note.words, first, last, their_names)
        if start < last:
            before = found[-1] if found else None
            found.append(_clause(note, start, last, before, my_names))
    return tuple(_roled(note, found, number) for number in range(len(found)))


def _roled(note: Note, found: Sequence[Clause], number: int) -> Clause:
    """A clause such as "as a nurse" belongs to whoever speaks next, or else spoke before."""
    clause = found[number]
    if clause.about or note.words[clause.first].form != "as":
        return clause
    sentence = note.words[clause.first].sentence
    near = [
        other
        for other in found[number + 1 : number + 3]
        if note.words[other.first].sentence == sentence
    ]
    me = next((other for other in near if note.words[other.first].form in _SPEAKERS), None)
    whose = me or next(iter(near), None)
    if whose is None and number and note.words[found[number - 1].first].sentence == sentence:
        whose = found[number - 1]
        if any(word.form in _SPEAKERS for word in note.words[whose.first : whose.last]):
            return replace(clause, about="sender")
    about = "sender" if me or (whose and whose.told) else whose.about if whose else None
    return replace(clause, about=about)


def _pieces(note: Note) -> Iterator[tuple[int, int]]:
    words, first = note.words, 0
    for number in range(1, len(words)):
        if _parts(note, number) or (note.forms[first] == "as" and _ends_role(note, first, number)):
            yield first, number
            first = number
    if words:
        yield first, len(words)


def _parts(note: Note, number: int) -> bool:
    """Whether a clause begins at this word."""
    before, word = note.words[number - 1], note.words[number]
    if before.sentence != word.sentence:
        return True
    between = note.raw[before.end : word.start]
    if between not in {" ", ""} and _BREAK.search(note.between(before.end, word.start)):
        return True
    if word.form not in _SPLITS:
        return False
    after = note.forms[number + 1] if number + 1 < len(note.forms) else ""
    if before.form in _NAMED and after in _NAMED:
        return False
    return after in _SUBJECTS or (word.form == "and" and after in _VERBS and number > 2)


def _ends_role(note: Note, first: int, number: int) -> bool:
    """Whether "as a nurse in Cork" is over, since "I" or "you" begins to speak."""
    speaks = note.forms[number] in _EITHER and note.forms[number - 1] not in _RELATIVE
    return speaks and number - first >= 2


_NAMED = word_set("you i u me")
_RELATIVE = word_set("who that which and whom where when as like")


def _skip(words: Sequence[Word], first: int, last: int, names: Collection[str]) -> int:
    while first < last and (words[first].form in _HELLO or words[first].form in names):
        first += 1
    return first


def _clause(
    note: Note, first: int, last: int, before: Clause | None, my_names: Collection[str]
) -> Clause:
    forms = note.forms[first:last]
    states = _states(note, forms, last)
    if not _OF_BOTH.isdisjoint(forms) and _BOTH.search(f" {' '.join(forms)} "):
        return Clause(first, last, "both", states)
    shift = _told(forms)
    if shift is not None and states:
        told = not _HEARSAY.intersection(forms[:shift])
        return Clause(first + shift, last, "recipient", states=True, told=told)
    return Clause(first, last, _subject(note, forms, first, before, my_names), states)


def _states(note: Note, forms: Sequence[str], last: int) -> bool:
    """Whether the words state something, rather than ask, wish or offer."""
    if (forms[0] in _ASKS and _told(forms) is None) or forms[-2:] in _GIVES:
        return False
    for form, following in pairwise(() if _WISHES.isdisjoint(forms) else forms):
        if form in _SPEAKERS and (following in _MODALS or form in _SHORT_WISHES):
            return _told(forms) is not None
    after = note.words[last].start if last < len(note.words) else len(note.raw)
    return "?" not in note.between(note.words[last - 1].end, after)


def _told(forms: Sequence[str]) -> int | None:
    """Where the reader's matter begins in "I read your post", or None where it is not that."""
    for number, form in enumerate(forms[:4]):
        if form in _TELLS and not (number and forms[number - 1] in {"to", "don't", "you", "your"}):
            return next(
                (
                    at
                    for at in range(number + 1, min(number + 7, len(forms)))
                    if forms[at] in _THEIRS
                ),
                None,
            )
        if form in _THEIRS:
            return None
    return None


def _subject(
    note: Note, forms: Sequence[str], first: int, before: Clause | None, my_names: Collection[str]
) -> About | None:
    """The person a clause speaks of: by its first pronoun, by "here", or as the one before."""
    for form in forms:
        if form in _OURS:
            return "sender"
        if form in _THEIRS:
            return "recipient"
    if forms[-1] == "here" or forms[0] == "here" or forms[0] in my_names:
        return "sender"
    linked = forms[0] in _VERBS or note.words[first - 1].form in _LINKS
    if before and linked and note.words[before.last - 1].sentence == note.words[first].sentence:
        return before.about
    return None
