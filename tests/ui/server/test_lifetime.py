"""The app stops cleanly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ccc.errors import StorageError
from ccc.storage import open_store
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.server.lifetime import lifespan


def test_the_database_file_is_whole_by_itself_once_the_app_was_stopped(tmp_path: Path) -> None:
    with TestClient(Starlette(lifespan=lifespan)):
        ann = resources.store().people.enrol("a token", "Ann", now())
    shutil.copy(tmp_path / "ccc.db", tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copy.people.of_device("a token") == ann
    copy.close()


def test_the_app_stops_with_a_sentence_where_the_database_cannot_be_closed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(resources.store(), "close", fail)
        with TestClient(Starlette(lifespan=lifespan)):
            pass
    assert caplog.messages == ["The disk is full."]
