"""The fairer peer: the base model reading cards and note in one go, as a cross-encoder does."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median
from typing import Any

from ccc.evaluation.rated import RatedNote
from ccc.scoring.encoder.features import pieces
from ccc.training.make import base_model_folder

_MOST_TOKENS = 256


def peer_milliseconds(rated: Sequence[RatedNote]) -> float:
    """Median milliseconds of one core's time for the pair of cards and note, in 32 bits.

    This is what sentence-transformers' CrossEncoder runs: one sequence of both texts.
    """
    import torch  # noqa: PLC0415 - the extra `train`
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    torch.set_num_threads(1)
    tokenizer: Any = AutoTokenizer.from_pretrained(base_model_folder())
    model: Any = AutoModel.from_pretrained(base_model_folder()).eval()
    took = []
    for note in rated:
        start = time.thread_time()
        cards = " ".join(
            piece.text for piece in pieces(note.sender, note.recipient, note.situation)
        )
        texts = tokenizer(
            cards, note.note, truncation=True, max_length=_MOST_TOKENS, return_tensors="pt"
        )
        with torch.no_grad():
            model(**texts)
        took.append((time.thread_time() - start) * 1000)
    return median(took)
