"""A port is taken before anything else, and the addresses that are printed can be opened."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator

import pytest
import typer

from ccc.cli import listening
from ccc.cli.listening import how_to_open, lan_addresses, listen
from tests.browser.conftest import free_port

Listen = Callable[[str], tuple[int, list[socket.socket]]]

NOT_HERE = "203.0.113.7"
"""An address for documentation, which no machine has."""


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


needs_ipv6 = pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")


@pytest.fixture
def listening_at() -> Iterator[Listen]:
    """Called with a host, it listens there; all is closed in the end."""
    opened: list[socket.socket] = []

    def at(host: str) -> tuple[int, list[socket.socket]]:
        port = free_port()
        sockets = listen(host, port)
        opened.extend(sockets)
        return port, sockets

    yield at
    for one in opened:
        one.close()


def urls(told: str) -> list[tuple[str, int]]:
    """Host and port of each address that is told, as a browser reads it."""
    found = re.findall(r"http://(?:\[(.+?)\]|([^:\s]+)):(\d+)", told)
    return [(six or other, int(port)) for six, other, port in found]


def refusal(host: str, port: int, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error with which a host and port are refused."""
    with pytest.raises(typer.Exit) as ended:
        listen(host, port)
    assert ended.value.exit_code == 1
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize("host", ["0.0.0.0", pytest.param("::", marks=needs_ipv6)])
def test_every_address_that_is_told_can_be_opened(listening_at: Listen, host: str) -> None:
    port, sockets = listening_at(host)
    told = urls(how_to_open(host, port, sockets))
    assert told[0] == ("127.0.0.1", port)
    for address in told:
        socket.create_connection(address, timeout=5).close()
    assert {one for one, _ in told[1:]}.isdisjoint({"0.0.0.0", "::", "127.0.0.1", "::1"})


@needs_ipv6
def test_whoever_listens_at_all_of_ipv6_is_reached_by_ipv4_too(listening_at: Listen) -> None:
    port, _ = listening_at("::")
    for address in ("127.0.0.1", "::1"):
        socket.create_connection((address, port), timeout=5).close()


def test_phones_are_told_the_machines_own_address(
    listening_at: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "lan_addresses", lambda _family: ["192.168.1.20"])
    port, sockets = listening_at("0.0.0.0")
    assert how_to_open("0.0.0.0", port, sockets).splitlines() == [
        f"Career Calibrator Canvas is at http://127.0.0.1:{port}  (Ctrl+C stops it)",
        "Phones and other machines in the same network open:",
        f"  http://192.168.1.20:{port}",
    ]


def test_a_machine_in_no_network_says_so(
    listening_at: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "lan_addresses", lambda _family: [])
    port, sockets = listening_at("0.0.0.0")
    told = how_to_open("0.0.0.0", port, sockets)
    assert urls(told) == [("127.0.0.1", port)]
    assert told.endswith("No other machine can open it now: this one is in no network.")


@pytest.mark.parametrize(
    "candidate", ["127.0.1.1", "169.254.3.4", "fe80::1%lo", "0.0.0.0", NOT_HERE]
)
def test_no_address_is_told_that_others_cannot_reach_or_the_machine_has_not(
    monkeypatch: pytest.MonkeyPatch, candidate: str
) -> None:
    for source in ("_where_the_way_out_begins", "_of_network_cards"):
        monkeypatch.setattr(listening, source, lambda _family: iter([candidate]))
    assert lan_addresses(socket.AF_INET) == []


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:{}"),
        ("localhost", "http://localhost:{}"),
        pytest.param("::1", "http://[::1]:{}", marks=needs_ipv6),
    ],
)
def test_one_address_is_told_as_it_is_typed_into_a_browser(
    listening_at: Listen, host: str, url: str
) -> None:
    port, sockets = listening_at(host)
    assert how_to_open(host, port, sockets) == (
        f"Career Calibrator Canvas is at {url.format(port)}  (Ctrl+C stops it)"
    )


@pytest.mark.parametrize("there", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_a_port_that_is_taken_is_told_with_what_to_do(
    listening_at: Listen, capsys: pytest.CaptureFixture[str], there: str, host: str
) -> None:
    port, _ = listening_at(there)
    told = refusal(host, port, capsys)
    assert told.startswith(f"Port {port} is taken by another program")
    assert told.endswith("name another port with --port.")


@pytest.mark.parametrize("host", ["no-such-machine.invalid", "", "x..y", "[::]"])
def test_a_host_that_is_no_address_is_told(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(host, free_port(), capsys).startswith(f"There is no machine '{host}'. --host ")


def test_an_address_of_another_machine_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = refusal(NOT_HERE, free_port(), capsys)
    assert told.startswith(f"{NOT_HERE} is no address of this machine. --host ")


def test_a_port_that_needs_more_rights_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(listening, "_listening", refuse)
    told = refusal("127.0.0.1", 80, capsys)
    assert told == "Port 80 is not open to you. Name one above 1023 with --port."
