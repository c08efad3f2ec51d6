"""The encoder as torch modules: cards by a frozen copy, the note by layers that see the cards.

Base: all-MiniLM-L6-v2 (Apache-2.0). Each card text runs through the frozen model by itself; the
keys and values that the note's layers make of it depend on no note, so they are kept. The note
runs through the fine-tuned layers, whose attention also goes to the kept keys and values.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from torch import Tensor, nn

from ccc.content.ids import CRITERIA, READ_FLAGS, REPLY_CHECKS, REPLY_FAULTS
from ccc.scoring.encoder.features import CARD_BITS, NOTE_BITS
from ccc.training.examples import MARK_HEADS, RUBRICS_PANEL

LEVEL_HEADS = 3 * len(CRITERIA)
CHECK_HEADS = 2 * len(REPLY_CHECKS)
REPLY_HEADS = CHECK_HEADS + len(REPLY_FAULTS)
ASPECTS = len(REPLY_CHECKS) + len(REPLY_FAULTS)
"""A reply is looked at once for each check and each fault."""

FAR = -1e4


class Outputs(NamedTuple):
    """Logits: levels (B, 15), flags (B, 3), marks (B, T, 10), replies (B, 17), looks (B, 11, T)."""

    levels: Tensor
    flags: Tensor
    marks: Tensor
    replies: Tensor
    looks: Tensor


class Layer(nn.Module):
    """One layer of BERT with plain attention, which is what a CPU does fastest."""

    def __init__(self, layer: Any, heads: int) -> None:
        """Take over the parameters of a layer of transformers' BERT."""
        super().__init__()
        attention = layer.attention
        self.query, self.key = attention.self.query, attention.self.key
        self.value, self.out = attention.self.value, attention.output.dense
        self.norm_attention = attention.output.LayerNorm
        self.wide, self.narrow = layer.intermediate.dense, layer.output.dense
        self.norm = layer.output.LayerNorm
        self.heads = heads

    def by_head(self, hidden: Tensor) -> Tensor:
        """(B, T, H) to (B, heads, T, H / heads)."""
        batch, tokens, width = hidden.shape
        return hidden.view(batch, tokens, self.heads, width // self.heads).transpose(1, 2)

    def queries_keys_values(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the words ask, by how much they are asked, and what they answer, by head."""
        # One product of three matrices side by side; each query is made small here, once.
        query, key, value = _together(hidden, self.query, self.key, self.value)
        query = query / math.sqrt(hidden.shape[-1] // self.heads)
        return self.by_head(query), self.by_head(key), self.by_head(value)

    def keys_values(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values alone, by head."""
        key, value = _together(hidden, self.key, self.value)
        return self.by_head(key), self.by_head(value)

    def after(self, hidden: Tensor, mixed: Tensor) -> Tensor:
        """The layer's output of what the attention has mixed, by head."""
        mixed = mixed.transpose(1, 2).flatten(2)
        hidden = self.norm_attention(hidden + self.out(mixed))
        return self.norm(hidden + self.narrow(F.gelu(self.wide(hidden))))

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """The layer where the text sees only itself; the bias fits (B, heads, T, T)."""
        query, key, value = self.queries_keys_values(hidden)
        weights = torch.softmax(query @ key.transpose(-1, -2) + bias, -1)
        return self.after(hidden, weights @ value)


def _together(hidden: Tensor, *parts: nn.Linear) -> tuple[Tensor, ...]:
    weight = torch.cat([part.weight for part in parts])
    bias = torch.cat([part.bias for part in parts])
    return F.linear(hidden, weight, bias).split(hidden.shape[-1], -1)


class Panels(nn.Module):
    """How much likelier each panel of raters gives a level than the rubric's own panel does.

    Panels differ in strictness; without this the network learns a mixture of them. The app judges
    as the rubric's own does, for which nothing is added.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """All begin where the rubric's own is, which stays there."""
        super().__init__()
        self._rows = {name: row for row, name in enumerate(sorted({*names} - {RUBRICS_PANEL}), 1)}
        self._offsets = nn.Embedding(len(self._rows) + 1, LEVEL_HEADS, padding_idx=0)
        nn.init.zeros_(self._offsets.weight)

    def forward(self, names: Iterable[str]) -> Tensor:
        """What to add to the logits of levels of texts by these panels: (B, 15)."""
        added: Tensor = self._offsets(torch.tensor([self._rows.get(name, 0) for name in names]))
        return added


class Network(nn.Module):
    """The whole encoder; `base` is the folder of the base model."""

    def __init__(self, base: Path) -> None:
        """Load the base, freeze what stays, and add the heads."""
        super().__init__()
        from transformers import AutoModel  # noqa: PLC0415 - slow to import

        bert: Any = AutoModel.from_pretrained(base)
        heads, width = bert.config.num_attention_heads, bert.config.hidden_size
        self.embeddings = bert.embeddings
        self.embeddings.dropout.p = 0.0
        layers = [Layer(layer, heads) for layer in bert.encoder.layer]
        self.first, trained = layers[0], layers[1:]
        self.frozen = nn.ModuleList(copy.deepcopy(layer) for layer in trained)
        self.layers = nn.ModuleList(trained)
        for part in (self.embeddings, self.first, self.frozen):
            for parameter in part.parameters():
                parameter.requires_grad_(False)
        self.note_bits = nn.Linear(NOTE_BITS, width, bias=False)
        nn.init.normal_(self.note_bits.weight, std=0.05)
        self.card_bits = nn.Parameter(torch.randn(len(trained), CARD_BITS, width) * 0.05)
        bias = torch.zeros(len(trained), heads, CARD_BITS)
        bias[..., :3], bias[..., 3] = -0.7, 0.5
        self.card_bias = nn.Parameter(bias)
        self.drop = nn.Dropout(0.1)
        self.level_head = _head(2 * width, LEVEL_HEADS)
        self.flag_head = _head(2 * width, len(READ_FLAGS), -3.0)
        self.mark_head = _head(width, MARK_HEADS, -2.0)
        self.look = _head(width, ASPECTS)
        self.reply_head = nn.Parameter(torch.randn(REPLY_HEADS, width) * 0.02)
        self.reply_bias = nn.Parameter(torch.zeros(REPLY_HEADS))
        aspects = [n // 2 for n in range(CHECK_HEADS)] + list(range(len(REPLY_CHECKS), ASPECTS))
        self.register_buffer("aspect_of", torch.tensor(aspects), persistent=False)

    def trained_and_new(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """The parameters of the base that are tuned, and those that it did not have."""
        tuned = list(self.layers.parameters())
        known = {id(parameter) for parameter in tuned}
        return tuned, [p for p in self.parameters() if p.requires_grad and id(p) not in known]

    def bottom(self, ids: Tensor, mask: Tensor, places: Tensor | None = None) -> Tensor:
        """Embeddings and the first layer, frozen, for notes and cards alike: (B, T, H).

        The mask says which words are seen: by all (B, T), or by each (B, T, T). Without places
        each row is one text.
        """
        hidden = self.embeddings(
            input_ids=ids, token_type_ids=torch.zeros_like(ids), position_ids=places
        )
        return self.first(hidden, _self_bias(mask))

    def card_states(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What the frozen layers make of card texts: before each (layers, B, T, H), and at last."""
        bias, states = _self_bias(mask), []
        for layer in self.frozen:
            states.append(hidden)
            hidden = layer(hidden, bias)
        return torch.stack(states), hidden

    def keys_values(self, states: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Keys and values (B, heads, C, H / heads) of card states (layers, B, C, H), by layer."""
        return [layer.keys_values(state) for layer, state in zip(self.layers, states, strict=True)]

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of the graph, by position
        self,
        hidden: Tensor,
        mask: Tensor | None,
        note_bits: Tensor,
        cards: Sequence[tuple[Tensor, Tensor]],
        card_bits: Tensor,
        card_mask: Tensor | None,
    ) -> Outputs:
        """Logits of notes; hidden is `bottom`'s, cards are `keys_values`. No mask: all is seen."""
        hidden = hidden + self.note_bits(note_bits)
        own = torch.zeros(()) if mask is None else _self_bias(mask)
        theirs = torch.zeros(()) if card_mask is None else _self_bias(card_mask)
        bits = card_bits[:, None]
        for number, (layer, (keys, values)) in enumerate(zip(self.layers, cards, strict=True)):
            query, key, value = layer.queries_keys_values(hidden)
            # What the bits add to keys and values is worked out from the six bits' own: the same
            # sums, without another copy of all keys and values.
            bit_keys, bit_values = self._of_bits(number, layer)
            liking = query @ bit_keys.transpose(-1, -2) + self.card_bias[number][:, None, :]
            scores = [
                query @ key.transpose(-1, -2) + own,
                query @ keys.transpose(-1, -2) + liking @ bits.transpose(-1, -2) + theirs,
            ]
            weights = torch.softmax(torch.cat(scores, -1), -1)
            note, card = weights.split([key.shape[2], keys.shape[2]], -1)
            mixed = note @ value + card @ values + (card @ bits) @ bit_values
            hidden = layer.after(hidden, mixed)
        return self._heads(hidden, mask)

    def _of_bits(self, number: int, layer: Layer) -> tuple[Tensor, Tensor]:
        """What each bit of a card's word adds to its key and value: (1, heads, bits, H / heads)."""
        added = self.card_bits[number]
        keys, values = F.linear(added, layer.key.weight), F.linear(added, layer.value.weight)
        return layer.by_head(keys[None]), layer.by_head(values[None])

    def _heads(self, hidden: Tensor, mask: Tensor | None) -> Outputs:
        if mask is None:
            mean, away = hidden.mean(1), torch.zeros(())
        else:
            weights = mask[:, :, None]
            mean, away = (hidden * weights).sum(1) / weights.sum(1), _self_bias(mask)[:, 0]
        pooled = self.drop(torch.cat([hidden[:, 0], mean], -1))
        words = self.drop(hidden)
        looks = torch.softmax(self.look(words).transpose(1, 2) + away, -1)
        found = looks @ words
        replies = (found[:, self.aspect_of] * self.reply_head).sum(-1) + self.reply_bias
        return Outputs(
            self.level_head(pooled), self.flag_head(pooled), self.mark_head(words), replies, looks
        )


def _self_bias(mask: Tensor) -> Tensor:
    seen = mask[:, None, None, :] if mask.dim() == 2 else mask[:, None]
    return (1 - seen) * FAR


def _head(width: int, outputs: int, bias: float = 0.0) -> nn.Linear:
    head = nn.Linear(width, outputs)
    nn.init.normal_(head.weight, std=0.02)
    nn.init.constant_(head.bias, bias)
    return head
