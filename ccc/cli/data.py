"""`ccc backup` and `ccc restore`: one dump that goes into either database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ccc.cli.terminal import progress, sentences
from ccc.settings import Settings


def backup(
    file: Annotated[Path, typer.Argument(help="The dump to write.")],
    force: Annotated[bool, typer.Option(help="Replace the file if it is there.")] = False,
) -> None:
    """Write everything in the database to one file; the app may keep running."""
    from ccc.storage.backup import backup as dump

    with sentences():
        url = Settings.from_environment().database_url
        typer.echo(str(dump(url, file, _rows_written, force=force)))


def restore(
    file: Annotated[Path, typer.Argument(help="A dump written by `ccc backup`.")],
    force: Annotated[
        bool, typer.Option(help="Replace what is in the database, if anything is.")
    ] = False,
) -> None:
    """Fill the database from a dump, whichever kind of database it came from."""
    from ccc.storage.backup import restore as fill

    with sentences():
        typer.echo(str(fill(file, Settings.from_environment().database_url, force=force)))


def _rows_written(done: int, total: int) -> None:
    progress(f"{done} of {total} rows written")
