"""What the encoder is given of a note and its cards: word pieces, and which words stand where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
import numpy.typing as npt

from ccc.scoring.text.note import Word, read, words_of

if TYPE_CHECKING:
    from ccc.content.scenarios import Card

Floats = npt.NDArray[np.float32]
Segment = Literal["sender", "recipient", "situation"]
SEGMENTS: tuple[Segment, ...] = ("sender", "recipient", "situation")

NOTE_BITS = 6
"""Of a note's word: on the sender's card, the recipient's name, on the recipient's card, in the
situation, on both cards, and how alike the two facts are that it touches."""

CARD_BITS = 6
"""Of a card's word: three for the segment, whether it stands in the note, whether it stands on
the other card, and how like a fact of the other card its own fact is."""

MOST_NOTE_TOKENS = 128
MOST_CARD_TOKENS = 60

_ALIKE_FROM, _ALIKE_TO = 0.25, 0.75
"""Cosines of two facts between which likeness rises from 0 to 1."""


class Encoding(Protocol):
    """What a tokenizer makes of a text."""

    @property
    def ids(self) -> list[int]:
        """Numbers of the word pieces."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each piece stands in the text, by code point."""


class Tokenizer(Protocol):
    """The part of `tokenizers.Tokenizer` that is used."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """The word pieces of a text."""

    def token_to_id(self, token: str) -> int | None:
        """The number of a word piece."""


@dataclass(frozen=True)
class Tokens:
    """A text as word pieces between two marks: numbers, stems of their words, places.

    A mark has no stem and the empty span at 0; nor has a piece of a word that tells nothing.
    """

    ids: tuple[int, ...]
    stems: tuple[str | None, ...]
    spans: tuple[tuple[int, int], ...]


class TextReader:
    """Texts to tokens, by one tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Read by this tokenizer, which neither pads nor cuts."""
        self._tokenizer = tokenizer
        self._begin = tokenizer.token_to_id("[CLS]") or 0
        self._end = tokenizer.token_to_id("[SEP]") or 0
        self.tokens = lru_cache(maxsize=4096)(self._tokens_of_a_card)

    def note(self, note: str) -> Tokens:
        """The tokens of a note or a reply, as many as the encoder reads."""
        return self._tokens(note, read(note).words, MOST_NOTE_TOKENS)

    def _tokens_of_a_card(self, text: str) -> Tokens:
        return self._tokens(text, words_of(text), MOST_CARD_TOKENS)

    def _tokens(self, text: str, words: Sequence[Word], most: int) -> Tokens:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids, spans = encoding.ids[:most], encoding.offsets[:most]
        return Tokens(
            (self._begin, *ids, self._end),
            (None, *_stems_at(words, spans), None),
            ((0, 0), *spans, (0, 0)),
        )


def _stems_at(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[str | None]:
    """The stem of the telling word in which each span begins."""
    telling = [word for word in words if word.rarity > 0]
    next_word = 0
    for start, _ in spans:
        while next_word < len(telling) and telling[next_word].end <= start:
            next_word += 1
        inside = next_word < len(telling) and telling[next_word].start <= start
        yield telling[next_word].stem if inside else None


@dataclass(frozen=True)
class Piece:
    """One text of a card or the situation, which is encoded by itself."""

    segment: Segment
    text: str


def pieces(sender: Card | None, recipient: Card | None, situation: str) -> tuple[Piece, ...]:
    """Headline with name and each fact of both cards, and the situation; empty ones left out."""
    found = [*_of_card("sender", sender), *_of_card("recipient", recipient)]
    if situation.strip():
        found.append(Piece("situation", situation))
    return tuple(found)


def _of_card(segment: Segment, card: Card | None) -> Iterator[Piece]:
    if card is None:
        return
    head = ", ".join(text for text in (card.name, card.headline) if text.strip())
    for text in (head, *card.facts):
        if text.strip():
            yield Piece(segment, text)


def embedding(states: Floats) -> Floats:
    """What a text says, as one point at distance 1, from the last states of its words."""
    mean = states.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), np.float32)


def likeness(cards: Sequence[Piece], embeddings: Sequence[Floats]) -> tuple[float, ...]:
    """How like a fact of the other card each piece is, 0 to 1; 0 for the situation."""
    sides = [[n for n, piece in enumerate(cards) if piece.segment == side] for side in SEGMENTS[:2]]
    found = [0.0] * len(cards)
    if not (sides[0] and sides[1]):
        return tuple(found)
    mine, theirs = (np.stack([embeddings[n] for n in side]) for side in sides)
    cosines = mine @ theirs.T
    alike = np.clip((cosines - _ALIKE_FROM) / (_ALIKE_TO - _ALIKE_FROM), 0, 1)
    for side, most in zip(sides, (alike.max(axis=1), alike.max(axis=0)), strict=True):
        for number, value in zip(side, most, strict=True):
            found[number] = float(value)
    return tuple(found)


@dataclass(frozen=True)
class CardSet:
    """The two cards and the situation as the encoder sees them, whatever the note is."""

    tokens: tuple[Tokens, ...]
    bits: Floats
    stems: tuple[str | None, ...]
    where: dict[str, tuple[float, float, float, float, float]]
    names: frozenset[str]


def card_set(
    cards: Sequence[Piece], tokens: Sequence[Tokens], alike: Sequence[float], name: str
) -> CardSet:
    """Bits of every card word but "stands in the note", and where each stem stands."""
    stems = tuple(found for piece in tokens for found in piece.stems)
    on: dict[Segment, set[str]] = {segment: set() for segment in SEGMENTS}
    likest: dict[str, float] = {}
    for piece, found, like in zip(cards, tokens, alike, strict=True):
        for word in filter(None, found.stems):
            on[piece.segment].add(word)
            likest[word] = max(likest.get(word, 0.0), like)
    both = on["sender"] & on["recipient"]
    rows = []
    for piece, found, like in zip(cards, tokens, alike, strict=True):
        segment = [float(piece.segment == one) for one in SEGMENTS]
        rows += [[*segment, 0.0, float(word in both), like] for word in found.stems]
    names = frozenset(word.stem for word in read(name).words)
    where = {
        word: (
            float(word in on["sender"]),
            float(word in on["recipient"]),
            float(word in on["situation"]),
            float(word in both),
            likest[word],
        )
        for word in likest
    }
    bits = np.array(rows, np.float32).reshape(-1, CARD_BITS)
    return CardSet(tuple(tokens), bits, stems, where, names)


def bits(note: Tokens, cards: CardSet) -> tuple[Floats, Floats]:
    """Bits of the note's words (tokens × 6), and of the cards' beside this note (tokens × 6)."""
    nowhere = (0.0, 0.0, 0.0, 0.0, 0.0)
    rows = []
    for word in note.stems:
        sender, recipient, situation, both, like = cards.where.get(word or "", nowhere)
        rows.append([sender, float(word in cards.names), recipient, situation, both, like])
    said = frozenset(filter(None, note.stems))
    of_cards = cards.bits.copy()
    of_cards[:, 3] = [word in said for word in cards.stems]
    return np.array(rows, np.float32).reshape(-1, NOTE_BITS), of_cards
