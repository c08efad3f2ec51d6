"""Given names of many languages, folded: what a note may call somebody by."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def given_names() -> frozenset[str]:
    """19,000 names in small Latin letters without accents, three letters long or more.

    Source: the providers of the package Faker (https://github.com/joke2k/faker, MIT licence).
    """
    file = Path(__file__).with_name("given_names.txt")
    return frozenset(file.read_text(encoding="utf-8").split())
