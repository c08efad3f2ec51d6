"""Whom a note greets, and whether that is somebody other than its recipient."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.given_names import given_names
from ccc.scoring.lexicon.vocabulary import COMMON, STOP, word_set
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.names import TITLES, names_of, one_name
from ccc.scoring.text.note import Note, fold, read, words_of
from ccc.scoring.text.stem import alike, stem

if TYPE_CHECKING:
    from ccc.content.scenarios import Card

_HELLO = (
    "hi+|hello|hey+|dear|hej|hola|hoi|hallo|salam|namaste|good (?:morning|afternoon|evening|day)|"
    "greetings|respected|ciao|bonjour|olá|ola|kumusta|dober dan|guten tag|hiya|morning|moin|hei|"
    "salut|buongiorno|buenas|egregio|estimad[oa]|servus|ahoj|selam|merhaba"
)
_OPENING = re.compile(
    rf"\s*[^\w\s]{{0,3}}\s*(?:{_HELLO})(?: (?:there|again))?(?P<pause>,)?\s+"
    r"(?P<rest>[^\n]{0,60})",
    re.IGNORECASE,
)
_NOT_THEM = re.compile(r"\s+(?:here|speaking|told|said|says|gave|sent|recommended|mentioned)\b")
"""Words after a name that make it the writer's own, or a third person's."""

_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOBODY = word_set("""
        all alum author boss buyer captain chief colleague colleagues concern connection
        customer editor estimada estimado everybody everyone folks friend friends from future
        gentlemen grader hello hi hiring idol judge ladies maestro manager neighbor neighbour
        network owner producer professional reader recruiter scorer seller senior sirs stranger
        sunbaenim supervisor teacher team to world
""")


_CALLED = re.compile(r"\s*(?P<name>[^\W\d_]{3,})(?:,| - | – | — |!)\s")
"""A first word set apart."""


def called(note: Note) -> str | None:
    """The name a note without a greeting opens with, if it is known as a name and as nothing else.

    Who sets another word apart, a place or a trade, calls nobody.
    """
    opening = _CALLED.match(note.plain)
    name = opening.group("name") if opening else ""
    form = fold(name)
    ordinary = form in COMMON or form in TITLES or form in _NOBODY
    return name if name[:1].isupper() and form in given_names() and not ordinary else None


def greeted(note: Note) -> str | None:
    """The name the note opens with after a greeting, as it is written, if there is one."""
    opening = _OPENING.match(note.plain)
    if opening:
        rest, pause = opening.group("rest"), opening.group("pause")
    elif note.forms and note.forms[0] in TITLES - {"fellow"}:
        rest, pause = note.plain[:60].lstrip(), ","
    else:
        return None
    for found in _NAME.finditer(rest):
        word = found.group()
        form = fold(word).removesuffix("'s")
        after = rest[found.end() :]
        ends = after[:1]
        if form in TITLES and ends == ",":
            return None
        if form in TITLES or len(form) == 1:
            continue
        shouted = word.isupper() and len(word) > 1
        known = shouted or form in STOP or form in COMMON or stem(form) in COMMON or form in _NOBODY
        given = form in given_names()
        written = word[0].isupper() or (given and len(word) > 2 and ends in {",", "!"})
        other = _NOT_THEM.match(after) or (pause and ends not in set(",.!:;-"))
        if known or other or not written or "'" in word or "’" in word or not form.strip("x"):
            return None
        return word
    return None


_CAST = re.compile(
    r"\b(?i:as|you are|you're) (?:an? |the )?(?P<role>[^.!?,;:\n]{3,60}?)"
    r" (?:in|of|at|from) (?:the )?(?P<place>[A-Z][\w'-]+)[^.!?,;:\n]{0,25}?,? (?:you\b|who\b)"
)
"""Words that give the reader a role in a place: "as head of the school in Narva you"."""


def casts_somebody_else(note: Note, recipient: Card | None) -> bool:
    """Whether the note gives its reader a role and a place of which their card knows neither."""
    if recipient is None or not recipient.headline.strip():
        return False
    for found in _CAST.finditer(note.plain):
        words = read(found.group("role")).words
        said = {word.stem for word in words if word.form in LISTS["job"] or word.form in _POSTS}
        named = said | {word.stem for word in read(found.group("place")).words}
        if said and not any(alike(root, other) for root in named for other in _stems_on(recipient)):
            return True
    return False


@lru_cache(maxsize=512)
def _stems_on(card: Card) -> frozenset[str]:
    """The stems of all words of a card but the name."""
    return frozenset(w.stem for text in (card.headline, *card.facts) for w in words_of(text))


_POSTS = word_set("""
    captain chair chairman chief dean governor guard guide head headmaster host keeper mayor
    member minister president rector referee ruler surgeon
""")


def greets_somebody_else(note: Note, sender: Card | None, recipient: Card | None) -> bool:
    """Whether the note calls by name a person who is not on the recipient's card."""
    name = greeted(note) or called(note)
    if name is None or recipient is None:
        return False
    form = fold(name).split("-")[0].split("'")[0]
    known = names_of(recipient) | (names_of(sender) if sender else frozenset())
    if any(one_name(form, other) for other in known):
        return False
    return form not in _forms_on(tuple(card for card in (sender, recipient) if card))


@lru_cache(maxsize=512)
def _forms_on(cards: tuple[Card, ...]) -> frozenset[str]:
    """All words of these cards but the names."""
    texts = (text for card in cards for text in (card.headline, *card.facts))
    return frozenset(word.form for text in texts for word in words_of(text))
