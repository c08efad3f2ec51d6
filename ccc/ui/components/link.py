"""Where a link within the app leads."""

from __future__ import annotations

Link = tuple[str, dict[str, str]]
"""A page's script and its query."""
