"""What every content model is made of: short lines, texts, a base that refuses unknown keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A short single line."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text of any length that is not empty."""


class Model(BaseModel):
    """Base of all content: frozen, and a key nobody knows is a fault rather than a silent typo."""

    model_config = ConfigDict(frozen=True, extra="forbid")
