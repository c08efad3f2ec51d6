"""How every command reads its input and speaks to a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from ccc.content.load import Content
from ccc.errors import CccError
from ccc.settings import Settings

if TYPE_CHECKING:
    from ccc.storage import Store

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
InputFile = Annotated[str, typer.Argument(help="A file of JSON Lines, or - for standard input.")]


@contextmanager
def sentences() -> Iterator[None]:
    """Turn our own errors into a sentence on standard error and exit status 1."""
    try:
        yield
    except CccError as error:
        fail(str(error))


def fail(message: str) -> NoReturn:
    """Say what is wrong and end with exit status 1."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


def content_in_use() -> Content:
    """The content the app would use, its examples untried. Raises ContentError."""
    from ccc.content_check import open_content

    return open_content(Settings.from_environment().content_dir, with_examples=False)


@contextmanager
def store_in_use() -> Iterator[Store]:
    """The database the app would use, open meanwhile; errors are told as by `sentences`."""
    from ccc.storage import open_store

    with sentences(), closing(open_store(Settings.from_environment().database_url)) as store:
        yield store


def lines_of(file: str) -> Iterable[str]:
    """The lines of a file, or of standard input for `-`, as UTF-8."""
    if file == "-":
        return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    path = Path(file)
    if not path.is_file():
        fail(f"There is no file {file}; name one, or - for standard input.")
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError as error:
        fail(f"{file} could not be read ({error.strerror}).")


def print_lines(results: Iterable[Mapping[str, Any]]) -> NoReturn:
    """Print one JSON object a line; exit status 1 if any of them is an error."""
    failed = False
    for result in results:
        failed = failed or "error" in result
        line = json.dumps(result, ensure_ascii=False)
        # Half a character does not fit UTF-8; what is written instead is its escape in JSON.
        typer.echo(line.encode("utf-8", "backslashreplace").decode())
    raise typer.Exit(1 if failed else 0)


def print_report(report: Any, as_json: bool) -> None:
    """Print a report's table, or its JSON."""
    text = json.dumps(report.to_json(), indent=2, ensure_ascii=False) if as_json else report.table()
    typer.echo(text)


def progress(line: str) -> None:
    """Tell on standard error how far a long work has come."""
    typer.echo(line, err=True)
