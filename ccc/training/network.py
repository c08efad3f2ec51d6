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

    def split(self, hidden: Tensor) -> Tensor:
        """(B, T, H) to (B, heads, T, H / heads)."""
        batch, tokens, width = hidden.shape
        return hidden.view(batch, tokens, self.heads, width // self.heads).transpose(1, 2)

    def attend(self, hidden: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
        """The layer's output; keys and values are (B, S, H), the bias fits (B, heads, T, S)."""
        query, key, value = self.split(self.query(hidden)), self.split(keys), self.split(values)
        scores = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(query.shape[-1])
        weights = torch.softmax(scores.float() + bias, -1).to(value.dtype)
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(hidden.shape)
        hidden = self.norm_attention(hidden + self.out(mixed))
        return self.norm(hidden + self.narrow(F.gelu(self.wide(hidden))))

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """The same where the text sees only itself."""
        return self.attend(hidden, self.key(hidden), self.value(hidden), bias)


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

    def keys_values(self, states: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """Keys and values of card states (layers, …, H) in every layer of the note's."""
        each = list(zip(self.layers, states, strict=True))
        return [layer.key(state) for layer, state in each], [
            layer.value(state) for layer, state in each
        ]

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of the graph, by position
        self,
        hidden: Tensor,
        mask: Tensor,
        note_bits: Tensor,
        keys: Sequence[Tensor],
        values: Sequence[Tensor],
        card_bits: Tensor,
        card_mask: Tensor,
    ) -> Outputs:
        """Logits of notes; hidden is `bottom`'s, keys and values are (B, C, H) for each layer."""
        hidden = hidden + self.note_bits(note_bits)
        own = _self_bias(mask)
        away = (1 - card_mask[:, None, None, :]) * FAR
        tokens = hidden.shape[1]
        for number, layer in enumerate(self.layers):
            added = self.card_bits[number]
            extra = F.linear(added, layer.key.weight), F.linear(added, layer.value.weight)
            key = keys[number] + torch.matmul(card_bits, extra[0].to(card_bits.dtype))
            value = values[number] + torch.matmul(card_bits, extra[1].to(card_bits.dtype))
            liking = torch.matmul(card_bits.float(), self.card_bias[number].t().float())
            seen = liking.transpose(1, 2)[:, :, None, :] + away
            bias = torch.cat(
                [
                    own.expand(-1, layer.heads, tokens, tokens),
                    seen.expand(-1, -1, tokens, -1),
                ],
                -1,
            )
            hidden = layer.attend(
                hidden,
                torch.cat([layer.key(hidden), key.to(hidden.dtype)], 1),
                torch.cat([layer.value(hidden), value.to(hidden.dtype)], 1),
                bias,
            )
        return self._heads(hidden, mask)

    def _heads(self, hidden: Tensor, mask: Tensor) -> Outputs:
        weights = mask[:, :, None].to(hidden.dtype)
        mean = (hidden * weights).sum(1) / weights.sum(1)
        pooled = self.drop(torch.cat([hidden[:, 0], mean], -1))
        words = self.drop(hidden)
        looks = self.look(words).float().transpose(1, 2) + (1 - mask[:, None, :]) * FAR
        looks = torch.softmax(looks, -1)
        found = torch.matmul(looks.to(words.dtype), words).float()
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
