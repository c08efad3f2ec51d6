"""The encoder at run time: a note and its cards to chances of levels and of words that matter.

onnxruntime and tokenizers are imported by whoever makes a Reader, and by nobody else. The lock of
the interpreter is free while a network runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ccc.content.encoder import GRAPHS, TOKENIZER
from ccc.content.ids import CRITERIA, REPLY_CHECKS, REPLY_FAULTS, CriterionId
from ccc.scoring.encoder.features import (
    CardSet,
    Floats,
    Piece,
    TextReader,
    Tokens,
    bits,
    card_set,
    embedding,
    likeness,
    pieces,
)

if TYPE_CHECKING:
    from ccc.content.encoder import EncoderFiles
    from ccc.content.scenarios import Card

Halves = npt.NDArray[np.float16]
Numbers = npt.NDArray[np.int64]

_CARDS_KEPT = 320
"""Cards and situations whose states are kept: some half a megabyte each, 1.5 a scenario. Those of
all shipped scenarios have room, and one more for each, which the swap test puts under its name."""

_WORDS_KEPT = 128
"""Scenarios of which it is kept where the words of the cards stand, some 60 kB each."""

_NOTES_KEPT = 1024
"""Readings that are kept, some 8 kB each: two hundred who write at once make some 40 a second, and
the one of a note that is being typed is wanted again when that note is scored."""

_LATEST_NOTES = 16
"""Notes whose own states are kept, 0.2 MB each at most: a note is read beside two cards in turn."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What the network says of one text, as logits; `spans` is where each word piece stands.

    `levels` (5 × 3) are for a level of at least 1, 2, 3; `flags` for `pitch` and `wrong_person`;
    `marks` (pieces × 10) for words that earn, then cost; `checks` (6 × 2) and `faults` (5) are of
    a reply, and `looks` (11 × pieces) where those were found.
    """

    levels: Floats
    flags: Floats
    marks: Floats
    checks: Floats
    faults: Floats
    looks: Floats
    spans: tuple[tuple[int, int], ...]

    def logits(self, criterion: CriterionId) -> tuple[float, float, float]:
        """Logits of at least 1, 2 and 3 of one criterion."""
        one, two, three = self.levels[CRITERIA.index(criterion)].tolist()
        return one, two, three


@dataclass(frozen=True, eq=False)
class _Card:
    """A card or a situation, read: its texts one after the other, and what each of them says."""

    tokens: tuple[Tokens, ...]
    keys: Halves
    values: Halves
    embeddings: tuple[Floats, ...]


class Reader:
    """The networks, loaded; give one text at a time. Equal texts give equal numbers, always."""

    def __init__(self, files: EncoderFiles) -> None:
        """Load the networks, on one thread each. Raises ContentError."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - not where only the types are needed

        tokenizer: Any = Tokenizer.from_str(files.read(TOKENIZER).decode("utf-8"))
        self._text = TextReader(tokenizer)
        self._bottom, self._cards, self._note = (_session(files.read(name)) for name in GRAPHS)
        self._read = lru_cache(maxsize=_NOTES_KEPT)(self._reading)
        self._note_text = lru_cache(maxsize=_LATEST_NOTES)(self._note_states)
        self._words = lru_cache(maxsize=_WORDS_KEPT)(self._card_set)
        self._card = lru_cache(maxsize=_CARDS_KEPT)(self._card_states)

    def read(
        self, text: str, sender: Card | None, recipient: Card | None, situation: str
    ) -> Reading:
        """What the network says of a note (or, beside `me` and `them`, of a reply).

        `text` is the plain text (`Note.plain`) and must have a word in it.
        """
        return self._read(text, pieces(sender, recipient, situation), _name(recipient))

    def prepare(self, sender: Card | None, recipient: Card | None, situation: str) -> None:
        """Read the cards ahead of the first note that is written beside them."""
        self._words(pieces(sender, recipient, situation), _name(recipient))

    def forget(self, *, cards: bool = True) -> None:
        """Read everything anew from now on, or the notes alone; for measuring."""
        self._read.cache_clear()
        self._note_text.cache_clear()
        if cards:
            self._words.cache_clear()
            self._card.cache_clear()
            self._text.tokens.cache_clear()

    def _reading(self, text: str, cards: tuple[Piece, ...], name: str) -> Reading:
        known, (note, hidden) = self._known(cards), self._note_text(text)
        note_bits, card_bits = bits(note, self._words(cards, name))
        levels, flags, marks, replies, looks = self._note.run(
            None,
            {
                "hidden": hidden,
                "note_bits": note_bits[None],
                "keys": _joined([card.keys for card in known]),
                "values": _joined([card.values for card in known]),
                "card_bits": card_bits[None],
            },
        )
        checks = 2 * len(REPLY_CHECKS)
        return Reading(
            levels=levels[0].reshape(len(CRITERIA), 3),
            flags=flags[0],
            marks=marks[0],
            checks=replies[0, :checks].reshape(len(REPLY_CHECKS), 2),
            faults=replies[0, checks : checks + len(REPLY_FAULTS)],
            looks=looks[0],
            spans=note.spans,
        )

    def _note_states(self, text: str) -> tuple[Tokens, Floats]:
        note = self._text.note(text)
        return note, self._hidden([note], _numbers([note]))

    def _hidden(self, texts: Sequence[Tokens], which: Numbers) -> Floats:
        ids = np.array([[one for text in texts for one in text.ids]], np.int64)
        places = np.array([[place for text in texts for place in range(len(text.ids))]], np.int64)
        given = {"ids": ids, "places": places, "texts": which}
        hidden: Floats = self._bottom.run(None, given)[0]
        return hidden

    def _card_set(self, cards: tuple[Piece, ...], name: str) -> CardSet:
        known = self._known(cards)
        alike = likeness(cards, [one for card in known for one in card.embeddings])
        return card_set(cards, [text for card in known for text in card.tokens], alike, name)

    def _known(self, cards: tuple[Piece, ...]) -> list[_Card]:
        """Each card and the situation, in the order of the pieces."""
        apart = groupby(cards, attrgetter("segment"))
        return [self._card(tuple(piece.text for piece in some)) for _, some in apart]

    def _card_states(self, texts: tuple[str, ...]) -> _Card:
        # A card's texts together are a third quicker than one by one; each sees itself alone.
        tokens = tuple(self._text.tokens(text) for text in texts)
        which = _numbers(tokens)
        given = {"hidden": self._hidden(tokens, which), "texts": which}
        keys, values, last = self._cards.run(None, given)
        said = tuple(embedding(last[0, which[0] == number]) for number in range(len(texts)))
        return _Card(tokens, keys, values, said)


def _numbers(texts: Sequence[Tokens]) -> Numbers:
    """For each word piece of the texts, one after the other, the number of its text."""
    return np.array([[n for n, text in enumerate(texts) for _ in text.ids]], np.int64)


def _name(card: Card | None) -> str:
    return card.name if card else ""


def _joined(parts: Sequence[Halves]) -> Halves:
    """Keys or values of all cards in a row; none where there is no card."""
    return np.concatenate(parts, axis=2) if parts else np.zeros((5, 12, 0, 32), np.float16)


def _has_dot_product() -> bool:
    """Whether the processor is known to sum up products of 8 bits in 32 (VNNI)."""
    # Nothing public tells; where this does not either, the longer way is taken.
    with suppress(ImportError):
        numpy_core = import_module("numpy._core._multiarray_umath")
        return bool(getattr(numpy_core, "__cpu_features__", {}).get("AVX512_CLX"))
    return False


def _session(model: bytes) -> Any:
    import onnxruntime  # noqa: PLC0415 - as above

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A processor that has no 8-bit dot product cuts sums off at 16 bits, and the same note would
    # get other levels there. One that has it is as precise without this, and a quarter quicker.
    if not _has_dot_product():
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
