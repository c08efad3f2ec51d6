"""What a text field takes: visible characters, so many of them, a name that can be read."""

from __future__ import annotations

from unicodedata import category


def visible(text: str) -> str:
    """A name without the blanks around it; nothing where there is nothing in it to see."""
    seen = any(category(char)[0] in "LNPS" for char in text)
    return text.strip() if seen else ""


def too_long(text: str, most: int) -> str | None:
    """A sentence to who wrote more than `most` characters, or None where it fits."""
    used = len(text.strip())
    if used <= most:
        return None
    return (
        f"This has {used:,} characters and {most:,} can be kept: take out {used - most:,}. "
        "It stays in the field, but it is not saved yet."
    )


def name_complaint(name: str, most: int, nameless: str) -> str | None:
    """What is wrong with a name: nothing to see (told by `nameless`), or too long; else None."""
    return too_long(name, most) if visible(name) else nameless
