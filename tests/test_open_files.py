"""The process may open as many files as it needs, wherever the system lets it."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from ccc.open_files import FOR_OURSELVES, WANTED, most_connections, raise_limit

TELL = """
import resource
from ccc.open_files import most_connections, raise_limit
raise_limit()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], most_connections())
"""


def limits_after_raising(soft: int, hard: int) -> list[int]:
    """The limit and the connections allowed in a process that was started with these limits."""
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard)),
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(one) for one in done.stdout.split()]


@pytest.mark.parametrize(("soft", "hard"), [(256, 256), (256, 900), (200, WANTED + 1)])
def test_the_limit_is_raised_as_far_as_is_allowed_and_wanted(soft: int, hard: int) -> None:
    if hard > resource.getrlimit(resource.RLIMIT_NOFILE)[1]:
        pytest.skip("this machine allows no more itself")
    limit, connections = limits_after_raising(soft, hard)
    assert limit == min(hard, WANTED)
    assert connections == limit - FOR_OURSELVES


def test_where_the_system_takes_less_than_it_promised_half_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def set_limit(_which: int, limits: tuple[int, int]) -> None:
        asked.append(limits[0])
        if limits[0] > 5000:
            raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", set_limit)
    raise_limit()
    assert asked == [WANTED, WANTED // 2, WANTED // 4]


def test_a_tiny_limit_still_leaves_half_for_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (100, 100))
    assert most_connections() == 50
