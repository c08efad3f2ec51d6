"""What a stranger repeats a thousand times is one line a minute in the log."""

from __future__ import annotations

import logging

from ccc.seldom_log import OnceAMinute


class Log:
    """A log whose lines are kept, and whose clock is set by hand."""

    def __init__(self) -> None:
        self.time = 0.0
        self.filter = OnceAMinute(lambda: self.time)
        self.lines: list[str] = []

    def warn(self, message: str, *arguments: object) -> None:
        record = logging.LogRecord("ccc", logging.WARNING, "", 0, message, arguments, None)
        if self.filter.filter(record):
            self.lines.append(record.getMessage())


def test_a_message_is_written_once_a_minute_with_how_many_were_held_back() -> None:
    log = Log()
    for guess in range(100):
        log.warn("wrong: %s", guess)
    log.time = 59.9
    log.warn("wrong: %s", "100 %s")
    log.time = 60
    log.warn("wrong: %s", "50 % off")
    assert log.lines == ["wrong: 0", "wrong: 50 % off (100 more since the last such line)"]


def test_another_message_is_not_held_back() -> None:
    log = Log()
    for message in ("wrong", "foreign", "wrong"):
        log.warn(message)
    assert log.lines == ["wrong", "foreign"]


def test_after_a_quiet_minute_nothing_is_said_of_those_before() -> None:
    log = Log()
    log.warn("wrong")
    log.time = 61
    log.warn("wrong")
    assert log.lines == ["wrong", "wrong"]


def test_of_a_thousand_kinds_of_message_the_latest_are_kept_in_mind() -> None:
    log = Log()
    for number in range(1_000):
        log.warn(f"could not: {number}")
        log.warn("wrong")
    assert log.lines.count("wrong") < 10
    assert len(log.filter._told) < 1_000
