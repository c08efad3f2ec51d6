"""The files of the recipe as they are, but for names, ports and folders of this machine."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from tests.browser.conftest import free_port

RECIPE = Path(__file__).resolve().parents[2] / ".deploy"
NAME = "localhost"
INSTALL = "no nginx: install one (Debian: `apt-get install nginx openssl`)"


@dataclass(frozen=True)
class Answer:
    """What was answered; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Front:
    """A running nginx: its port for https, its port for http, and whom to trust."""

    port: int
    http_port: int
    tls: ssl.SSLContext

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}"

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        *,
        http: bool = False,
        **more: str,
    ) -> Answer:
        """The answer to a request, each by a connection of its own."""
        connection = (
            HTTPConnection(NAME, self.http_port, timeout=20)
            if http
            else HTTPSConnection(NAME, self.port, timeout=20, context=self.tls)
        )
        method, body = more.get("method", "GET"), more.get("body")
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()


def program(name: str) -> str:
    """Where a program of the recipe is; the test is left out where it is not installed."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        (pytest.fail if os.environ.get("CCC_REQUIRE_NGINX") else pytest.skip)(INSTALL)
    return found


@contextmanager
def running_nginx(folder: Path, ports: Sequence[int]) -> Iterator[Front]:
    """The recipe's nginx before two processes at these ports."""
    nginx = program("nginx")
    _certify(folder)
    front = Front(free_port(), free_port(), ssl.create_default_context())
    front.tls.load_verify_locations(folder / "fullchain.pem")
    configuration = folder / "nginx.conf"
    configuration.write_text(_configuration(folder, front, ports), encoding="utf-8")
    log = folder / "error.log"
    command = [nginx, "-p", str(folder), "-e", str(log), "-c", str(configuration)]
    process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 20
        while not _listens(front.port):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.02)
        yield front
    finally:
        process.terminate()
        process.wait(timeout=20)


def _configuration(folder: Path, front: Front, ports: Sequence[int]) -> str:
    first, second = ports
    temporary = "".join(
        f"    {kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return adapted(
        "nginx.conf",
        {
            "user www-data;": f"user {getpass.getuser()};",
            "/run/nginx.pid": str(folder / "nginx.pid"),
            "/var/log/nginx/error.log": str(folder / "error.log"),
            "http {\n": f"http {{\n{temporary}",
            "/var/cache/nginx/ccc": str(folder / "cache"),
            "/etc/letsencrypt/live/canvas.example/": f"{folder}/",
            "canvas.example": NAME,
            "127.0.0.1:8501": f"127.0.0.1:{first}",
            "127.0.0.1:8502": f"127.0.0.1:{second}",
            "listen 80": f"listen 127.0.0.1:{front.http_port}",
            "listen 443": f"listen 127.0.0.1:{front.port}",
        },
    )


def adapted(name: str, changes: Mapping[str, str]) -> str:
    """A file of the recipe with these words replaced, all of which it must hold."""
    text = (RECIPE / name).read_text(encoding="utf-8")
    for there, here in changes.items():
        assert there in text, f"{name} has no {there!r} any more"
        text = text.replace(there, here)
    return text


def _certify(folder: Path) -> None:
    """A key and a certificate that is signed by itself, under the names that certbot gives."""
    openssl = f"{program('openssl')} req -x509 -nodes -days 2 -subj /CN={NAME}"
    kind = f"-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -addext subjectAltName=DNS:{NAME}"
    subprocess.run(
        [*openssl.split(), *kind.split(), "-keyout", "privkey.pem", "-out", "fullchain.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
