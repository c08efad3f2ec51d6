"""Given names of many languages, folded: what a note may call somebody by.

Source: the providers of the package Faker (https://github.com/joke2k/faker, MIT licence).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """19,000 names in small Latin letters without accents, three letters long or more."""
    return frozenset(
        files("ccc.scoring.lexicon").joinpath("given_names.txt").read_text("utf-8").split()
    )
