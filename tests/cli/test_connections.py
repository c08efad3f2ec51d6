"""A server takes as many connections as it bears, and ends those that stay silent."""

from __future__ import annotations

import asyncio
import socket
import tomllib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from ccc.cli import connections
from ccc.cli.connections import LARGEST_HEAD, LARGEST_MESSAGE, serving
from tests.loops import run_alone

ROOT = Path(__file__).resolve().parents[2]
ASK = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n"
SILENCE = 0.2


async def slow(_request: Request) -> PlainTextResponse:
    await asyncio.sleep(3 * SILENCE)
    return PlainTextResponse("slow")


async def echo(window: WebSocket) -> None:
    await window.accept()
    await window.send_text(await window.receive_text())


async def hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.client.host} by {request.url.scheme}")


APP = Starlette(
    routes=[
        Route("/", hello),
        Route("/who", who),
        Route("/slow", slow),
        WebSocketRoute("/echo", echo),
    ],
)


@pytest.fixture(autouse=True)
def short_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LONGEST_SILENCE", SILENCE)


def with_server(act: Callable[[int], Awaitable[None]], proxy: str | None = None) -> None:
    """Do something with a server that listens at a port."""

    async def main() -> None:
        config = serving(APP, proxy)
        config.port, config.lifespan, config.timeout_keep_alive = 0, "off", 1
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        await act(server.servers[0].sockets[0].getsockname()[1])
        server.should_exit = True
        await running

    run_alone(main())


@pytest.mark.parametrize(
    "sent", [b"", ASK[:20], ASK + ASK[:20]], ids=["nothing", "half", "one and a half"]
)
def test_a_connection_that_stays_silent_is_ended(sent: bytes) -> None:
    async def stay_silent(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        answer = await asyncio.wait_for(reader.read(), 60)
        assert answer.count(b"200 OK") == sent.count(ASK)
        writer.close()

    with_server(stay_silent)


def test_a_request_that_comes_drop_by_drop_is_ended_too() -> None:
    async def drip(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        ended = asyncio.create_task(reader.read())
        for at in range(len(ASK)):
            if ended.done():
                break
            writer.write(ASK[at : at + 1])
            await asyncio.sleep(SILENCE / 4)
        # A drop that was on its way when the server ended the connection is answered by a reset.
        with suppress(ConnectionResetError):
            assert await asyncio.wait_for(ended, 60) == b""
        writer.close()

    with_server(drip)


def test_a_request_whose_beginning_never_ends_is_not_gathered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "LONGEST_SILENCE", 30)

    async def pour(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(ASK[:-2])
        poured = 0
        with suppress(ConnectionError):
            while not reader.at_eof() and poured < 100 * LARGEST_HEAD:
                writer.write(b"x: " + b"y" * 1000 + b"\r\n")
                poured += 1000
                await asyncio.wait_for(writer.drain(), 60)
                await asyncio.sleep(0)
        assert poured < 50 * LARGEST_HEAD, "what the network holds on its way comes on top"
        writer.close()

    with_server(pour)


def test_a_server_that_stops_ends_its_windows_at_once_and_says_that_it_starts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Phones come back by themselves, to another process where there is one."""
    monkeypatch.setattr(connections, "LONGEST_GOODBYE", 60)

    async def main() -> None:
        config = serving(APP)
        config.port, config.lifespan = 0, "off"
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}/echo") as window:
            server.should_exit = True
            with pytest.raises(ConnectionClosed) as ended:
                await asyncio.wait_for(window.recv(), 30)
            assert ended.value.rcvd is not None
            assert ended.value.rcvd.code == CloseCode.SERVICE_RESTART
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("127.0.0.1", port)
        await running

    run_alone(main())


def test_whoever_waits_for_an_answer_or_has_a_window_open_may_be_silent() -> None:
    async def wait(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(ASK.replace(b"/ ", b"/slow "))
        async with connect(f"ws://127.0.0.1:{port}/echo") as window:
            await asyncio.sleep(3 * SILENCE)
            await window.send("still here")
            assert await window.recv() == "still here"
        assert b"200 OK" in await reader.readline()
        writer.close()

    with_server(wait)


def test_one_too_many_is_told_so_and_those_who_are_here_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "most_connections", lambda: 2)
    monkeypatch.setattr(connections, "LONGEST_SILENCE", 30)

    async def crowd(port: int) -> None:
        async with connect(f"ws://127.0.0.1:{port}/echo") as window:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            sorry, one_too_many = await asyncio.open_connection("127.0.0.1", port)
            answer = await sorry.read()
            assert answer.startswith(b"HTTP/1.1 503 ")
            assert answer.endswith(b"Try again in a minute.")
            await window.send("still here")
            assert await window.recv() == "still here"
            writer.write(ASK)
            assert b"200 OK" in await reader.readline()
            for one in (writer, one_too_many):
                one.close()

    with_server(crowd)


def test_a_message_that_is_too_large_ends_its_own_window_alone() -> None:
    async def send(port: int) -> None:
        url = f"ws://127.0.0.1:{port}/echo"
        async with connect(url) as other, connect(url, max_size=None) as window:
            await window.send("x" * (LARGEST_MESSAGE + 1))
            with pytest.raises(ConnectionClosed) as ended:
                await window.recv()
            assert ended.value.rcvd is not None
            assert ended.value.rcvd.code == 1009
            await other.send("x" * LARGEST_MESSAGE)
            assert len(await other.recv()) == LARGEST_MESSAGE

    with_server(send)


def test_streamlit_takes_no_larger_message_either() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxWidgetStateSize"] * 1_000_000 == LARGEST_MESSAGE


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ("127.0.0.1", "203.0.113.7 by https"),
        (None, "127.0.0.1 by http"),
        ("192.0.2.1", "127.0.0.1 by http"),
    ],
    ids=["the proxy", "no proxy", "another machine"],
)
def test_only_the_proxy_is_believed_who_asks_and_how(proxy: str | None, told: str) -> None:
    async def ask(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"GET /who HTTP/1.1\r\nhost: here\r\nconnection: close\r\n"
            b"x-forwarded-for: 203.0.113.7\r\nx-forwarded-proto: https\r\n\r\n"
        )
        answer = await asyncio.wait_for(reader.read(), 60)
        assert answer.decode().endswith(f"\r\n\r\n{told}")
        writer.close()

    with_server(ask, proxy)


def test_systemd_is_told_as_soon_as_the_server_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(10)

        async def listen(_port: int) -> None:
            told = await asyncio.to_thread(systemd.recv, 100)
            assert told.split(b"\n") == [b"READY=1", b"WATCHDOG=1"]

        with_server(listen)


@pytest.mark.parametrize("place", ["", "/no/such/socket", "@ccc-no-such-socket"])
def test_a_server_that_nobody_supervises_answers_all_the_same(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", place)
    run_alone(connections.tell_supervisor())
