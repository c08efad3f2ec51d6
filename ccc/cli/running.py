"""`ccc run`: the server."""

from __future__ import annotations

import os
import runpy
from contextlib import suppress
from typing import Annotated

import typer

from ccc.cli.listening import how_to_open, listen, urls_for_phones
from ccc.cli.terminal import sentences
from ccc.settings import Settings, home


def run(
    host: Annotated[str, typer.Option(help="0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
) -> None:
    """Start the app."""
    import uvicorn

    from ccc.cli.connections import serving

    # Before the database is opened, and its key shown once: the app may be running there already.
    sockets = listen(host, port)
    with sentences():
        settings = Settings.from_environment()
    # Streamlit looks for its configuration in the working directory, so the app is started from
    # its own; what the user's environment says in relative paths is made absolute before.
    os.environ["CCC_DATABASE_URL"] = settings.database_url
    os.environ["CCC_CONTENT_DIR"] = str(settings.content_dir)
    if settings.public_url is None:
        os.environ["CCC_PUBLIC_URL"] = next(iter(urls_for_phones(port, sockets)), "")
    os.chdir(home())
    served = runpy.run_path(str(home() / "app.py"))["app"]
    typer.echo(how_to_open(host, port, sockets))
    with suppress(KeyboardInterrupt):
        uvicorn.Server(serving(served)).run(sockets=sockets)
