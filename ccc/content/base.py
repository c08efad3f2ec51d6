"""What every content model is made of: short lines, texts, a base that refuses unknown keys."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A short single line."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text of any length that is not empty."""


class Model(BaseModel):
    """Base of all content: frozen, and a key nobody knows is a fault rather than a silent typo."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def hash_of(model: Model, more: str = "") -> str:
    """The first 16 hex digits of the SHA-256 of all of a model, and of what is not in its text."""
    text = json.dumps(model.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((text + more).encode()).hexdigest()[:16]


def each_once(what: str, found: Iterable[str], wanted: Iterable[str] = ()) -> None:
    """Raise a ValueError that names what is given twice, or what is wanted and missing."""
    times = Counter(found)
    twice = sorted(name for name in times if times[name] > 1)
    if twice:
        raise ValueError(f"{what} {', '.join(twice)} is given twice; keep one")
    missing = [name for name in wanted if name not in times]
    if missing:
        raise ValueError(f"{what} {', '.join(missing)} is missing; put it back")
