"""`ccc rehearse`: the app with a room of sample people, on a database that is thrown away."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Annotated

import typer

from ccc.access import Role
from ccc.cli.listening import how_to_open, listen, url_here
from ccc.cli.running import HostOption, PortOption, load_app, serve
from ccc.cli.terminal import content_in_use, sentences
from ccc.keys import new_key
from ccc.settings import Settings

LOOKS_EVERY = 1.0
"""Seconds between two looks at the database."""


def rehearse(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8501,
    people: Annotated[int, typer.Option(min=1, max=100, help="How many take part.")] = 30,
    pace: Annotated[
        float, typer.Option(min=0.1, max=100, help="1 is human, 10 ten times as fast.")
    ] = 1,
    seed: Annotated[int, typer.Option(help="Another one plays otherwise.")] = 1,
) -> None:
    """Try a workshop with sample people; nothing of it is kept.

    They join the workshop that you start, write, answer and vote as it goes on.
    """
    from ccc.cli.sample_people import Room
    from ccc.storage import open_store
    from ccc.workshop.rehearsal import cast

    sockets = listen(host, port)
    with sentences(), _stopped_alike(), TemporaryDirectory(prefix="ccc-rehearsal-") as folder:
        url = f"sqlite:///{Path(folder).resolve() / 'ccc.db'}"
        settings = replace(Settings.from_environment(), database_url=url)
        content, key, store = content_in_use(), new_key(), open_store(url)
        try:
            owner = store.hosts.new("Owner", Role.OWNER, key, datetime.now(UTC))
            app = load_app(settings, port, sockets)
            typer.echo(how_to_open(host, port, sockets))
            typer.echo(
                f"\nTo rehearse, open {url_here(host, port, sockets)}/workshop, type the key {key} "
                f"and press Start now.\n{people} sample people then come by themselves within "
                "seconds, and nothing of it is kept.\n"
            )
            room = Room(store, content, owner, cast(content.samples, people, seed), pace)
            with _again_and_again(room.look):
                serve(app, sockets)
        finally:
            store.close()


@contextmanager
def _stopped_alike() -> Iterator[None]:
    """However the command is told to stop, it clears up as after Ctrl+C."""
    names = ("SIGTERM", "SIGHUP")
    stops = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {stop: signal.signal(stop, signal.default_int_handler) for stop in stops}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


@contextmanager
def _again_and_again(look: Callable[[datetime], None]) -> Iterator[None]:
    """Meanwhile, have a look each second."""
    over = Event()

    def play() -> None:
        while not over.wait(LOOKS_EVERY):
            look(datetime.now(UTC))

    playing = Thread(target=play, name="sample people")
    playing.start()
    try:
        yield
    finally:
        over.set()
        playing.join()
