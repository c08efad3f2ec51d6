"""The app is not started on content with faults, and whoever starts it is told of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccc.cli.running import load_app
from ccc.content_check import open_content
from ccc.settings import Settings
from ccc.ui import resources
from tests.browser.conftest import PUBLIC_URL
from tests.conftest import content_without_encoder

# With the others that run app.py, which changes Streamlit for the whole process.
pytestmark = pytest.mark.xdist_group("over http")


def test_run_refuses_broken_content_with_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of every kind of fault it is told in tests/test_cli.py, by what a start reads alike."""
    folder = content_without_encoder(tmp_path)
    (folder / "lessons/context.yaml").write_text("title: x\n", encoding="utf-8")
    monkeypatch.setattr(resources, "open_content", open_content)
    monkeypatch.setenv("CCC_CONTENT_DIR", str(folder))
    monkeypatch.setenv("CCC_PUBLIC_URL", PUBLIC_URL)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        load_app(Settings.from_environment(), 8501, [])
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "lessons/context.yaml: aim (line 1): is missing" in told
    assert "Traceback" not in told
