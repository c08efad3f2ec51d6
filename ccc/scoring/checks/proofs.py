"""Checks prove themselves: each finds its own `finds` sentences and leaves its `passes` alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from ccc.content.checks import Check, Pattern, Phrases
from ccc.errors import Fault
from ccc.scoring.checks.matcher import Matcher
from ccc.scoring.checks.pattern import SearchPattern
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.note import read

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules
    from ccc.content.reply_checks import ReplyRules


_SHOWN = 30
"""Characters of a text in which a pattern takes too long."""


def check_faults(checks: Iterable[Check]) -> tuple[Fault, ...]:
    """Everything wrong with these checks; empty where all is well."""
    return tuple(fault for check in checks for fault in faults_of(check))


def reply_check_faults(rules: ReplyRules) -> tuple[Fault, ...]:
    """Everything wrong with the checks on replies; empty where all is well."""
    return tuple(
        replace(fault, file=f"reply_checks/{check.id}.yaml")
        for check in rules.checks
        for fault in faults_of(check)
    )


def decision_faults(rules: DecisionRules) -> tuple[Fault, ...]:
    """Everything wrong with the signs of a decision; empty where all is well."""
    return tuple(
        replace(fault, file="decision_signs.yaml", place=f"signs.{sign.id}.{fault.place}")
        for sign in rules.signs
        for fault in faults_of(sign)
    )


@lru_cache(maxsize=1024)
def faults_of(check: Check) -> tuple[Fault, ...]:
    """What is wrong with one check: sentences it misses or takes, word lists it has not.

    Compiling its phrases is most of what opening the content costs, and checks seldom change.
    """
    return tuple(_faults_of(check))


def _faults_of(check: Check) -> Iterator[Fault]:
    file = f"checks/{check.id}.yaml"
    unknown = [*_unknown_lists(check)] if isinstance(check, Phrases) else []
    for name in unknown:
        yield Fault(
            file, "phrases", f"@{name} is not a word list", f"use one of {', '.join(sorted(LISTS))}"
        )
    if unknown:
        return
    try:
        matcher = Matcher([check])
        slow = SearchPattern(check).slow_text() if isinstance(check, Pattern) else None
    except (re.error, regex.error) as error:
        remedy = "write its letters in lower case"
        yield Fault(file, "pattern", f"cannot be searched for in lower case ({error})", remedy)
        return
    if slow is not None:
        yield Fault(
            file, "pattern", f"takes too long in a text such as {slow[:_SHOWN]!r}",
            "write it so that no two of its parts can match the same letters",
        )  # fmt: skip
        return
    for number, sentence in enumerate(check.finds, start=1):
        if len(matcher.hits(read(sentence))) < check.needs:
            yield Fault(
                file, f"finds[{number}]", f"does not find {sentence!r}",
                "widen the phrases, or remove the sentence",
            )  # fmt: skip
    for number, sentence in enumerate(check.passes, start=1):
        hits = matcher.hits(read(sentence))
        if len(hits) >= check.needs:
            words = sentence[hits[0].start : hits[0].end]
            yield Fault(
                file, f"passes[{number}]", f"finds {words!r} in {sentence!r}",
                "narrow the phrases, add to unless, or remove the sentence",
            )  # fmt: skip


def _unknown_lists(check: Phrases) -> Iterator[str]:
    for phrase in (*check.phrases, *check.unless):
        for step in phrase.split():
            for choice in step.removesuffix("?").split("|"):
                if choice.startswith("@") and choice[1:] not in LISTS:
                    yield choice[1:]
