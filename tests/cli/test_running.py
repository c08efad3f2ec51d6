"""`ccc run` from its start to its stop."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import streamlit
from typer.testing import CliRunner

from ccc.cli import app
from ccc.storage import open_store
from tests.browser.conftest import free_port
from tests.conftest import content_without_encoder


def answers(url: str) -> bool:
    """Whether an app is ready there."""
    try:
        with urllib.request.urlopen(f"{url}/ready", timeout=60) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    """The app as the README starts it, for the whole network; it writes to a file.

    With rules alone, which start sooner.
    """
    environment = os.environ | {
        "CCC_DATABASE_URL": f"sqlite:///{folder / 'ccc.db'}",
        "CCC_CONTENT_DIR": str(content_without_encoder(folder)),
    }
    (folder / ".venv").mkdir()
    (folder / ".venv/bin").symlink_to(Path(sys.executable).parent)
    with (folder / "told").open("w", encoding="utf-8") as told:
        return subprocess.Popen(
            [".venv/bin/ccc", "run", "--host", "0.0.0.0", "--port", str(port)],
            cwd=folder,
            env=environment,
            stdout=told,
            stderr=subprocess.STDOUT,
            text=True,
        )


def half_answered(port: int) -> socket.socket:
    """A phone that fell asleep: it asked for something long, and takes nothing of the answer."""
    scripts = Path(streamlit.__file__).parent.glob("static/static/js/*.js")
    longest = max(scripts, key=lambda script: script.stat().st_size)
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    phone.connect(("127.0.0.1", port))
    phone.sendall(f"GET /static/js/{longest.name} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    assert phone.recv(12) == b"HTTP/1.1 200"
    return phone


def test_the_app_answers_where_it_says_and_leaves_a_whole_file_when_it_is_stopped(
    tmp_path: Path,
) -> None:
    """It is ended by Ctrl+C; tests/browser/test_two_processes.py ends it as a machine does."""
    port = free_port()
    process = start(tmp_path, port)
    try:
        until = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{port}"):
            assert process.poll() is None, (tmp_path / "told").read_text(encoding="utf-8")
            assert time.monotonic() < until, "it does not answer"
            time.sleep(0.2)
        told = (tmp_path / "told").read_text(encoding="utf-8")
        assert "The owner's key, shown this once" in told
        urls = re.findall(r"http://\S+", told)
        assert urls
        assert all(answers(url) for url in urls)
        with half_answered(port):
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait(timeout=20)
    shutil.copy(tmp_path / "ccc.db", tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert [one.name for one in copy.hosts.all()] == ["Owner"]
    copy.close()


def test_where_the_port_is_taken_no_key_is_shown_and_none_is_used_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'ccc.db'}")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(app, ["run", "--port", str(port)])
    assert done.exit_code == 1
    (line,) = done.output.splitlines()
    assert line.startswith(f"Port {port} is taken")
    assert not (tmp_path / "ccc.db").exists()


def test_what_is_no_address_of_a_proxy_is_refused_with_a_sentence() -> None:
    done = CliRunner().invoke(app, ["run", "--proxy", "everybody"])
    assert done.exit_code == 1
    assert done.output.startswith("everybody is no address of a machine.")
