"""Batches for the network: notes of a few scenarios together, their cards encoded once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ccc.scoring.encoder.features import (
    CARD_BITS,
    NOTE_BITS,
    CardSet,
    Piece,
    TextReader,
    Tokens,
    bits,
    card_set,
    embedding,
    likeness,
)
from ccc.training.examples import MARK_HEADS, Example
from ccc.training.network import Network

NOTES_TOGETHER = 4
SCENARIOS_TOGETHER = 4
TEXTS_TOGETHER = 64


@dataclass(frozen=True, eq=False)
class Cards:
    """A scenario's cards, ready: bits of their words, and states (layers, tokens, H)."""

    set: CardSet
    states: Tensor


class CardReader:
    """Cards by their texts; each text is run through the frozen layers once, whoever learns."""

    def __init__(self, network: Network, reader: TextReader) -> None:
        """Read by this network's frozen layers, which are the base model's."""
        self._network, self._reader = network, reader
        self._states: dict[str, tuple[Tokens, Tensor, np.ndarray]] = {}
        self._sets: dict[tuple[tuple[Piece, ...], str], Cards] = {}

    def prepare(self, examples: Iterable[Example]) -> None:
        """Read the cards of all these examples, many texts at a time."""
        texts = {piece.text for example in examples for piece in example.pieces}
        ordered = sorted(texts - self._states.keys(), key=lambda text: (len(text), text))
        for first in range(0, len(ordered), TEXTS_TOGETHER):
            self._read(ordered[first : first + TEXTS_TOGETHER])

    def cards(self, pieces: tuple[Piece, ...], name: str) -> Cards:
        """The cards of one scenario."""
        found = self._sets.get((pieces, name))
        if found is None:
            self._read([piece.text for piece in pieces if piece.text not in self._states])
            known = [self._states[piece.text] for piece in pieces]
            tokens = [tokens for tokens, _, _ in known]
            alike = likeness(pieces, [embedding for _, _, embedding in known])
            states = [states for _, states, _ in known]
            found = Cards(
                card_set(pieces, tokens, alike, name),
                torch.cat(states, 1) if states else torch.zeros(5, 0, 384, dtype=torch.bfloat16),
            )
            self._sets[pieces, name] = found
        return found

    def _read(self, texts: Sequence[str]) -> None:
        if not texts:
            return
        every = [self._reader.tokens(text) for text in texts]
        most = max(len(tokens.ids) for tokens in every)
        ids = torch.tensor([[*t.ids, *[0] * (most - len(t.ids))] for t in every])
        mask = torch.tensor([[float(n < len(t.ids)) for n in range(most)] for t in every])
        with torch.no_grad():
            states, last = self._network.card_states(self._network.bottom(ids, mask), mask)
        for row, (text, tokens) in enumerate(zip(texts, every, strict=True)):
            size = len(tokens.ids)
            kept = states[:, row, :size].to(torch.bfloat16)
            self._states[text] = (tokens, kept, embedding(last[row, :size].numpy()))


@dataclass(frozen=True, eq=False)
class Batch:
    """Inputs of the network for some texts; `of` is the number of each text's cards."""

    examples: Sequence[Example]
    tokens: Sequence[Tokens]
    ids: Tensor
    mask: Tensor
    note_bits: Tensor
    states: Tensor
    of: Tensor
    card_bits: Tensor
    card_mask: Tensor


def collate(examples: Sequence[Example], cards: CardReader, reader: TextReader) -> Batch:
    """One batch; texts with the same cards share their states."""
    ready = [cards.cards(example.pieces, example.recipient_name) for example in examples]
    different = list({id(one): one for one in ready}.values())
    place = {id(one): number for number, one in enumerate(different)}
    notes = [reader.note(example.text) for example in examples]
    most = max(len(note.ids) for note in notes)
    most_card = max(1, *(one.states.shape[1] for one in different))
    count = len(examples)
    ids, mask = torch.zeros(count, most, dtype=torch.long), torch.zeros(count, most)
    note_bits = torch.zeros(count, most, NOTE_BITS)
    card_bits = torch.zeros(count, most_card, CARD_BITS)
    card_mask = torch.zeros(count, most_card)
    layers, width = different[0].states.shape[0], different[0].states.shape[2]
    states = torch.zeros(layers, len(different), most_card, width, dtype=torch.bfloat16)
    for number, one in enumerate(different):
        states[:, number, : one.states.shape[1]] = one.states
    for row, (note, one) in enumerate(zip(notes, ready, strict=True)):
        length, size = len(note.ids), one.states.shape[1]
        ids[row, :length] = torch.tensor(note.ids)
        mask[row, :length] = 1
        of_note, of_cards = bits(note, one.set)
        note_bits[row, :length] = torch.from_numpy(of_note)
        card_bits[row, :size] = torch.from_numpy(of_cards)
        card_mask[row, :size] = 1
    of = torch.tensor([place[id(one)] for one in ready])
    return Batch(examples, notes, ids, mask, note_bits, states, of, card_bits, card_mask)


def mark_targets(batch: Batch) -> tuple[Tensor, Tensor]:
    """For each word piece which marks cover it, and which pieces have been marked at all."""
    shape = batch.ids.shape
    targets, marked = torch.zeros(*shape, MARK_HEADS), torch.zeros(*shape, 1)
    for row, (example, tokens) in enumerate(zip(batch.examples, batch.tokens, strict=True)):
        if example.marks is None:
            continue
        for column, (start, end) in enumerate(tokens.spans):
            if end > start:
                marked[row, column] = 1
                for first, last, head in example.marks:
                    if first <= start and end <= last:
                        targets[row, column, head] = 1
    return targets, marked


def plan(
    examples: Sequence[Example], twins: Mapping[int, Sequence[int]], chance: random.Random
) -> list[list[int]]:
    """Batches of numbers of examples: four of one scenario together, twins among them."""
    by_scenario: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        by_scenario[example.scenario].append(number)
    groups: list[list[int]] = []
    for numbers in by_scenario.values():
        ordered = _twins_together(numbers, twins, chance)
        groups += [
            ordered[first : first + NOTES_TOGETHER]
            for first in range(0, len(ordered), NOTES_TOGETHER)
        ]
    chance.shuffle(groups)
    together = 8 * SCENARIOS_TOGETHER
    batches = []
    for first in range(0, len(groups), together):
        some = groups[first : first + together]
        some.sort(key=lambda group: max(len(examples[n].text) for n in group))
        batches += [
            [number for group in some[at : at + SCENARIOS_TOGETHER] for number in group]
            for at in range(0, len(some), SCENARIOS_TOGETHER)
        ]
    chance.shuffle(batches)
    return batches


def _twins_together(
    numbers: Sequence[int], twins: Mapping[int, Sequence[int]], chance: random.Random
) -> list[int]:
    left, ordered = list(numbers), []
    chance.shuffle(left)
    while left:
        family = [left.pop()]
        for member in family:
            near = [other for other in twins.get(member, ()) if other in left]
            for other in near:
                left.remove(other)
                family.append(other)
        ordered += family
    return ordered
