"""`ccc rehearse` from its start to its stop."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from typer.testing import CliRunner

from ccc.cli import app
from tests.browser.conftest import free_port
from tests.cli.test_running import answers
from tests.conftest import content_without_encoder

ROOT = Path(__file__).resolve().parents[2]


def test_a_rehearsal_says_what_to_do_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """It is ended as a machine ends it, which it takes for Ctrl+C."""
    (tmp_path / "temporary").mkdir()
    port, told = free_port(), tmp_path / "told"
    environment = os.environ | {
        "CCC_CONTENT_DIR": str(content_without_encoder(tmp_path)),
        "CCC_DATABASE_URL": f"sqlite:///{tmp_path / 'earnest.db'}",
        "TMPDIR": str(tmp_path / "temporary"),
        "PYTHONUNBUFFERED": "1",
    }
    with told.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "ccc", "rehearse", "--port", str(port), "--people", "3"],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{port}"):
            assert process.poll() is None, told.read_text(encoding="utf-8")
            assert time.monotonic() < until, "it does not answer"
            time.sleep(0.2)
        said = told.read_text(encoding="utf-8")
        assert f"open http://127.0.0.1:{port}/workshop, type the key " in said
        assert len(re.findall(r"(?:[0-9a-f]{4}-){7}[0-9a-f]{4}", said)) == 1
        assert list((tmp_path / "temporary").glob("ccc-rehearsal-*/ccc.db"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0, told.read_text(encoding="utf-8")
    finally:
        process.kill()
        process.wait(timeout=20)
    assert list((tmp_path / "temporary").glob("ccc-*")) == []
    assert not (tmp_path / "earnest.db").exists()


def test_where_the_port_is_taken_a_sentence_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = CliRunner().invoke(app, ["rehearse", "--port", str(taken.getsockname()[1])])
    assert done.exit_code == 1
    assert done.output.endswith("name another port with --port.\n")
