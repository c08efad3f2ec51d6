"""The recipe's nginx before two small servers that tell what they were asked."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from ccc.ui.device_cookie import cookie_with, new_ticket, new_token, successor_by
from ccc.ui.frontend.renderer import COMPONENTS
from ccc.ui.server.middleware.paths import LARGEST_BODY
from tests.deploy.recipe import Front, running_nginx

SECRET = "a secret of the server"
SCRIPT = gzip.compress(b"let phone = 1\n" * 100, mtime=0)
WINDOW = "/_stcore/stream"
LASTING = ("/static/js/index.js", f"/{COMPONENTS}note/note.js", "/translated.js?0123")


class Process(ThreadingHTTPServer):
    """Stands for a process of the app: it tells its name and what it was asked."""

    daemon_threads = True

    def __init__(self, name: str, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Answering)
        self.name, self.asked, self.connections = name, list[str](), list[socket.socket]()
        self.files, self.let_go = dict[str, bytes](), Event()
        Thread(target=self.serve_forever, args=[0.01], daemon=True).start()

    def process_request(self, request, client_address) -> None:
        self.connections.append(request)
        super().process_request(request, client_address)

    def stop(self) -> None:
        """Be gone, with every connection, as a process that is killed."""
        self.shutdown()
        self.server_close()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Process

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        if self.path == WINDOW:
            self.server.let_go.wait(20)
        if self.path in LASTING:
            more = {"content-encoding": "gzip", "vary": "Accept-Encoding"}
            lasts = {"cache-control": "public, immutable, max-age=31536000"}
            self.answer(200, SCRIPT, {**more, **lasts, "content-type": "text/javascript"})
        elif self.path.startswith("/media/"):
            found = self.server.files.get(self.path)
            self.answer(404 if found is None else 200, found or b"", {})
        else:
            told = {"name": self.server.name, "headers": headers}
            self.answer(200, json.dumps(told).encode(), {"content-type": "application/json"})

    do_POST = do_GET  # noqa: N815

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_what: object) -> None:
        """Say nothing."""


@pytest.fixture
def processes() -> Iterator[list[Process]]:
    running = [Process("first"), Process("second")]
    yield running
    for one in running:
        one.stop()


@pytest.fixture
def front(processes: list[Process], tmp_path: Path) -> Iterator[Front]:
    ports = [one.server_address[1] for one in processes]
    with running_nginx(tmp_path, ports) as front:
        yield front


def cookie(token: str) -> dict[str, str]:
    return {"cookie": cookie_with(token, "0a1b2c3d", secure=True).partition(";")[0]}


def name_of(front: Front, headers: dict[str, str]) -> str:
    """Which process answers."""
    return str(json.loads(front.ask("/practice", headers).body)["name"])


def test_phones_are_spread_over_the_processes_and_each_stays_with_one(front: Front) -> None:
    phones = [cookie(new_token(SECRET)) for _ in range(40)]
    first = [name_of(front, phone) for phone in phones]
    assert 5 < first.count("first") < 35
    assert [name_of(front, phone) for phone in phones] == first


def test_a_phone_stays_when_its_cookie_is_replaced_and_beside_other_cookies(front: Front) -> None:
    for _ in range(10):
        token = new_token(SECRET)
        successor = successor_by(new_ticket(token), SECRET)
        assert successor is not None
        among = {"cookie": f"theme=dark; {cookie(successor)['cookie']}; last=1"}
        assert name_of(front, among) == name_of(front, cookie(token))


def test_a_browser_that_keeps_no_cookie_stays_too(front: Front) -> None:
    for browser in ("Firefox", "Safari", "Chromium"):
        asked = {name_of(front, {"user-agent": browser, "cookie": "theme=dark"}) for _ in range(5)}
        assert len(asked) == 1


def test_where_one_process_is_gone_its_people_go_on_at_the_other(
    front: Front, processes: list[Process]
) -> None:
    phones = [cookie(new_token(SECRET)) for _ in range(20)]
    before = [name_of(front, phone) for phone in phones]
    assert set(before) == {"first", "second"}
    processes[0].stop()
    assert [name_of(front, phone) for phone in phones] == ["second"] * 20


def test_a_process_that_is_back_takes_all_at_once_when_the_other_ends(
    front: Front, processes: list[Process]
) -> None:
    phones = [cookie(new_token(SECRET)) for _ in range(12)]
    first, second = processes
    first.stop()
    assert {name_of(front, phone) for phone in phones} == {"second"}
    back = Process("first", first.server_address[1])
    second.stop()
    with ThreadPoolExecutor(len(phones)) as threads:
        asked = [threads.submit(front.ask, WINDOW, phone) for phone in phones]
        while len(back.asked) < len(phones) and not any(one.done() for one in asked):
            time.sleep(0.01)
        back.let_go.set()
    back.stop()
    assert [one.result().status for one in asked] == [200] * len(phones)


def test_the_app_is_told_who_asks_and_how_whatever_visitors_claim(front: Front) -> None:
    claims = {"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "http", "forwarded": "for=x"}
    told = json.loads(front.ask("/", claims).body)["headers"]
    assert told["x-forwarded-for"] == "127.0.0.1"
    assert told["x-forwarded-proto"] == "https"
    assert "forwarded" not in told
    assert told["host"] == f"localhost:{front.port}"


@pytest.mark.parametrize("path", LASTING)
@pytest.mark.parametrize("takes", ["gzip, deflate, br", "gzip", "identity"])
def test_what_lasts_is_asked_for_once_and_comes_as_the_phone_takes_it(
    front: Front, processes: list[Process], path: str, takes: str
) -> None:
    for _ in range(3):
        answer = front.ask(path, {**cookie(new_token(SECRET)), "accept-encoding": takes})
        compressed = answer.headers.get("content-encoding") == "gzip"
        assert compressed == ("gzip" in takes)
        assert (answer.body if compressed else gzip.compress(answer.body, mtime=0)) == SCRIPT
        assert "immutable" in answer.headers["cache-control"]
    assert sum(len(one.asked) for one in processes) == 1


def test_a_file_for_download_is_found_at_whichever_process_made_it(
    front: Front, processes: list[Process]
) -> None:
    processes[1].files["/media/notes.csv"] = b"a,b"
    for _ in range(10):
        answer = front.ask("/media/notes.csv", cookie(new_token(SECRET)))
        assert (answer.status, answer.body) == (200, b"a,b")
    assert front.ask("/media/none.csv").status == 404


def test_nothing_large_is_taken(front: Front, processes: list[Process]) -> None:
    small, large = (
        front.ask("/own-device", method="POST", body="x" * size)
        for size in (LARGEST_BODY, LARGEST_BODY + 1)
    )
    assert (small.status, large.status) == (200, 413)
    assert sum(len(one.asked) for one in processes) == 1


def test_by_http_one_is_led_to_https(front: Front) -> None:
    answer = front.ask("/join?code=4711", http=True)
    assert answer.status == 301
    assert answer.headers["location"] == "https://localhost/join?code=4711"


def test_under_another_name_nobody_is_answered(front: Front, processes: list[Process]) -> None:
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
    with pytest.raises(ssl.SSLError):
        ssl.get_server_certificate(("127.0.0.1", front.port), timeout=10)
    with pytest.raises(OSError, match=r"closed|reset|aborted"):
        front.ask("/", {"host": "evil.example"}, http=True)
    assert front.ask("/", {"host": "evil.example"}).status != 200
    assert [one.asked for one in processes] == [[], []]
