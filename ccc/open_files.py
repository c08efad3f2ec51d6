"""How many files and connections the process may have open: each person who is here takes some."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource

WANTED = 16_384
"""Enough for thousands of people; far more would only cost other programs."""

FOR_OURSELVES = 96
"""What the app opens besides connections: libraries, the database, files that are being sent."""


def raise_limit() -> None:
    """Let the process open as many files as are wanted, as far as the system allows it."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    while soft != resource.RLIM_INFINITY and soft < most:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError):  # macOS has a lower limit besides, which it does not tell
            most //= 2
        else:
            return


def most_connections() -> int:
    """How many connections may be open at once, so that the app can still open its own files."""
    if sys.platform == "win32":
        return WANTED
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = WANTED if soft == resource.RLIM_INFINITY else soft
    return max(allowed - FOR_OURSELVES, allowed // 2)
