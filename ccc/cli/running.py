"""`ccc run`: the server."""

from __future__ import annotations

import os
import runpy
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from socket import socket
from typing import Annotated, Any

import typer

from ccc.cli.listening import how_to_open, listen, urls_for_phones
from ccc.cli.terminal import fail, sentences
from ccc.settings import Settings, home

HostOption = Annotated[str, typer.Option("--host", help="0.0.0.0 lets other machines in.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535)]
ProxyOption = Annotated[
    str | None,
    typer.Option("--proxy", help="Address of a proxy that says who asks; believes nobody else."),
]


def run(host: HostOption = "127.0.0.1", port: PortOption = 8501, proxy: ProxyOption = None) -> None:
    """Start the app."""
    if proxy is not None and not _is_address(proxy):
        fail(f"{proxy} is no address of a machine. --proxy takes one such as 127.0.0.1.")
    # Before the database is opened, and its key shown once: the app may be running there already.
    sockets = listen(host, port)
    with sentences():
        settings = Settings.from_environment()
    app = load_app(settings, port, sockets)
    typer.echo(how_to_open(host, port, sockets))
    serve(app, sockets, proxy)


def load_app(settings: Settings, port: int, sockets: Sequence[socket]) -> Any:
    """The app as an ASGI application, with its content and its database open.

    Ends the command where they cannot be opened. Changes the working directory.
    """
    # Streamlit looks for its configuration in the working directory, so the app is started from
    # its own; what the user's environment says in relative paths is made absolute before.
    os.environ["CCC_DATABASE_URL"] = settings.database_url
    os.environ["CCC_CONTENT_DIR"] = str(settings.content_dir)
    if settings.public_url is None:
        os.environ["CCC_PUBLIC_URL"] = next(iter(urls_for_phones(port, sockets)), "")
    os.chdir(home())
    return runpy.run_path(str(home() / "app.py"))["app"]


def serve(app: Any, sockets: list[socket], proxy: str | None = None) -> None:
    """Answer at these sockets until the command is stopped; `proxy` as for `serving`."""
    import uvicorn

    from ccc.cli.connections import serving

    with suppress(KeyboardInterrupt):
        uvicorn.Server(serving(app, proxy)).run(sockets=sockets)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
