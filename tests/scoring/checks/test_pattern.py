"""A pattern that takes too long in somebody's note is looked for no more, and that is told once."""

from __future__ import annotations

import logging
import time

import pytest
from pydantic import TypeAdapter

from ccc.content.checks import Check
from ccc.scoring.checks import pattern
from ccc.scoring.checks.matcher import Matcher
from ccc.scoring.text.note import read
from tests.scoring.checks.test_proofs import PATTERN, PLANTED


def matcher_of(expression: str) -> Matcher:
    given = {**PLANTED, **PATTERN, "pattern": expression}
    del given["phrases"]
    return Matcher([TypeAdapter(Check).validate_python(given)])


def test_a_check_that_freezes_is_turned_off_and_the_log_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pattern, "LONGEST_SEARCH", 0.05)
    matcher = matcher_of(r"(a|a)*b")
    began = time.thread_time()
    with caplog.at_level(logging.ERROR, "ccc"):
        for _ in range(50):
            assert matcher.hits(read("a" * 100 + "! b")) == ()
    assert time.thread_time() - began < 5
    assert caplog.text.count("planted took too long") == 1


def test_a_machine_that_is_slow_once_turns_nothing_off(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = matcher_of(r"b+")
    (search,) = matcher._patterns
    times = iter([TimeoutError(), [(0, 1)], [(0, 1)]])

    def slow_once(*_: object) -> object:
        answer = next(times)
        if isinstance(answer, TimeoutError):
            raise answer
        return answer

    monkeypatch.setattr(search, "_spans", slow_once)
    assert len(matcher.hits(read("b"))) == 1
    assert len(matcher.hits(read("b"))) == 1


def test_what_is_found_is_where_it_stands_in_the_note() -> None:
    (hit,) = matcher_of(r"list b").hits(read("Take my List B now."))
    assert (hit.start, hit.end) == (8, 14)
