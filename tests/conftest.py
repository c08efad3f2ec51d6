"""What every test may use: the shipped content, and people to write notes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ccc.content.load import Content
from ccc.content_check import open_content

ROOT = Path(__file__).resolve().parent.parent
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def content() -> Content:
    """The content that is shipped."""
    return open_content(ROOT / "content")
