"""Where the app listens: its port, taken before anything else, and the addresses to open."""

from __future__ import annotations

import errno
import socket
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from ccc.cli.terminal import fail

WAITING = 2048
"""How many connections may wait to be accepted; uvicorn's own number."""

_NETWORK_CARDS = Path("/sys/class/net")
_GET_ADDRESS = 0x8915
"""Linux's SIOCGIFADDR."""

# Addresses for documentation, which nobody has. A datagram socket that is connected to one is given
# the address of this machine that it would send from; nothing is sent.
_FAR_AWAY = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_LACKING = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_LOOPBACK = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at every address of this host; no other program can take them then.

    Ends the command with a sentence where one is taken or none can be had.
    """
    sockets: list[socket.socket] = []
    faults: list[OSError] = []
    for family, address in _addresses_of(host, port):
        try:
            sockets.append(_listening(family, address))
        except OSError as error:
            faults.append(error)
    # A name may stand for an address that the machine lacks, such as `localhost` without IPv6.
    grave = [one for one in faults if not sockets or one.errno not in _LACKING]
    if grave:
        for one in sockets:
            one.close()
        fail(_sentence(host, port, grave[0]))
    return sockets


def how_to_open(host: str, port: int, sockets: Sequence[socket.socket]) -> str:
    """What to tell about the addresses by which the app is opened, here and from elsewhere."""
    here = f"Career Calibrator Canvas is at {url_here(host, port, sockets)}  (Ctrl+C stops it)"
    if not _open_to_all(sockets):
        return here
    others = urls_for_phones(port, sockets)
    told = (
        "Phones and other machines in the same network open:"
        if others
        else "No other machine can open it now: this one is in no network."
    )
    return "\n".join([here, told, *(f"  {url}" for url in others)])


def url_here(host: str, port: int, sockets: Sequence[socket.socket]) -> str:
    """Where this machine itself opens the app."""
    families = _open_to_all(sockets)
    return _url(_LOOPBACK[families[0]] if families else host, port)


def urls_for_phones(port: int, sockets: Sequence[socket.socket]) -> list[str]:
    """Where other machines open an app that listens at every address, the likeliest first."""
    families = _open_to_all(sockets)
    return [_url(address, port) for family in families for address in lan_addresses(family)]


def _open_to_all(sockets: Sequence[socket.socket]) -> list[socket.AddressFamily]:
    everywhere = [one for one in sockets if ip_address(one.getsockname()[0]).is_unspecified]
    return sorted({family for one in everywhere for family in _families(one)})


def lan_addresses(family: socket.AddressFamily) -> list[str]:
    """The machine's own addresses that others can reach, the likeliest first; perhaps none."""
    found = dict.fromkeys([*_where_the_way_out_begins(family), *_of_network_cards(family)])
    return [one for one in found if _reachable(one) and _is_here(family, one)]


def _addresses_of(host: str, port: int) -> list[tuple[socket.AddressFamily, Any]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        fail(
            f"There is no machine {host!r}. --host takes an address of this one, or 0.0.0.0 for "
            "all of them."
        )
    return list(dict.fromkeys((family, address) for family, *_, address in found))


def _listening(family: socket.AddressFamily, address: Any) -> socket.socket:
    # Made for TCP by name: only then does the server send small answers without delay.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # where it would let two programs share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            both = ip_address(address[0]).is_unspecified and socket.has_dualstack_ipv6()
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, not both)
        made.bind(address)
        made.listen(WAITING)
    except OSError:
        made.close()
        raise
    return made


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program, perhaps by this app, which runs already. "
            "Stop that one, or name another port with --port."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is not open to you. Name one above 1023 with --port."
    if error.errno in _LACKING:
        return (
            f"{host} is no address of this machine. --host takes one that is, or 0.0.0.0 for all "
            "of them."
        )
    return f"The app cannot listen at {_url(host, port)} ({error.strerror})."


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _families(listening: socket.socket) -> Iterator[socket.AddressFamily]:
    yield listening.family
    if listening.family == socket.AF_INET6 and not listening.getsockopt(
        socket.IPPROTO_IPV6, socket.IPV6_V6ONLY
    ):
        yield socket.AF_INET


def _where_the_way_out_begins(family: socket.AddressFamily) -> Iterator[str]:
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((_FAR_AWAY[family], 9))
        yield str(probe.getsockname()[0])


def _of_network_cards(family: socket.AddressFamily) -> Iterator[str]:
    """Addresses that hold without a way out too, in a network that leads nowhere else.

    Linux tells them by card, and so none of a bridge to containers, which no phone can reach.
    """
    if sys.platform != "linux":
        with suppress(OSError):
            named = socket.getaddrinfo(socket.gethostname(), None, family)
            yield from (str(address[0]) for *_, address in named)
    elif family == socket.AF_INET:
        for device in sorted(_NETWORK_CARDS.glob("*/device")):
            card = device.parent
            with suppress(OSError):
                if (card / "operstate").read_text(encoding="ascii").strip() != "down":
                    yield _address_of_card(card.name)


def _address_of_card(name: str) -> str:
    from fcntl import ioctl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        answer = ioctl(asking.fileno(), _GET_ADDRESS, struct.pack("256s", name.encode()))
    return socket.inet_ntoa(answer[20:24])


def _reachable(address: str) -> bool:
    parsed = ip_address(address.partition("%")[0])
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)


def _is_here(family: socket.AddressFamily, address: str) -> bool:
    """Whether the machine has it: its own name may still stand for one that it once had."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True
