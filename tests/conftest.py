"""What every test may use: the shipped content, and people to write notes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from ccc.content.load import Content
from ccc.content_check import open_content

ROOT = Path(__file__).resolve().parent.parent
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

# Beside other tests a small example may take long; pytest's own limit is for what hangs.
settings.register_profile("beside others", deadline=None)
settings.load_profile("beside others")


@pytest.fixture(scope="session")
def content() -> Content:
    """The content that is shipped."""
    return open_content(ROOT / "content")
