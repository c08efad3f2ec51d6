"""The networks of an encoder, loaded once for all who judge by them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccc.content.encoder import EncoderFiles
    from ccc.scoring.encoder.reader import Reader


@lru_cache(maxsize=2)
def reader_of(files: EncoderFiles) -> Reader:
    """What reads notes and replies by these files."""
    from ccc.scoring.encoder.reader import Reader  # noqa: PLC0415 - numpy, onnxruntime

    return Reader(files)
