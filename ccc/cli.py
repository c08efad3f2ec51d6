"""The command line: run the app, score and evaluate notes, check content, back up.

Exit status: 0 when all went well, 1 when something was found wrong, 2 for bad usage.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ccc.errors import CccError
from ccc.settings import Settings, home

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Practise asking a stranger, in 140 characters, to become an acquaintance.",
)
content_app = typer.Typer(no_args_is_help=True, help="The lessons, scenarios, checks and rubric.")
app.add_typer(content_app, name="content")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ContentDir = Annotated[
    Path | None, typer.Argument(help="A content folder; without it, the one the app uses.")
]
InputFile = Annotated[str, typer.Argument(help="A file of JSON Lines, or - for standard input.")]


@app.command()
def run(
    host: Annotated[str, typer.Option(help="0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
) -> None:
    """Start the app."""
    import uvicorn

    settings = Settings.from_environment()
    # Streamlit looks for its configuration in the working directory, so the app is started from
    # its own; what the user's environment says in relative paths is made absolute before.
    os.environ["CCC_DATABASE_URL"] = settings.database_url
    os.environ["CCC_CONTENT_DIR"] = str(settings.content_dir)
    os.chdir(home())
    served = runpy.run_path(str(home() / "app.py"))["app"]
    typer.echo(f"Career Calibrator Canvas is at http://{host}:{port}  (Ctrl+C stops it)")
    uvicorn.run(
        served,
        host=host,
        port=port,
        ws="websockets-sansio",
        access_log=False,
        log_level="warning",
    )


@app.command()
def score(file: InputFile = "-") -> None:
    """Score notes: one JSON object a line in, one a line out."""
    from ccc.catalog import open_content
    from ccc.scoring.lines import score_lines

    with _sentences():
        rubric = open_content(Settings.from_environment().content_dir).rubric
        failed = False
        for result in score_lines(_lines(file), rubric):
            failed = failed or "error" in result
            typer.echo(json.dumps(result, ensure_ascii=False))
    raise typer.Exit(1 if failed else 0)


@app.command()
def evaluate(file: InputFile, as_json: AsJson = False) -> None:
    """Compare the scorer with rated notes: agreement per criterion, flags, correlation."""
    from ccc.catalog import open_content
    from ccc.scoring.agreement import evaluate as compare
    from ccc.scoring.agreement import read_rated

    with _sentences():
        rubric = open_content(Settings.from_environment().content_dir).rubric
        agreement = compare(read_rated(_lines(file)), rubric)
    typer.echo(json.dumps(agreement.to_json(), indent=2) if as_json else agreement.table())


@content_app.command()
def check(folder: ContentDir = None, as_json: AsJson = False) -> None:
    """List every fault in a content folder; exit status 1 if there are any."""
    from ccc.catalog import open_content
    from ccc.errors import ContentError

    where = folder or Settings.from_environment().content_dir
    try:
        content = open_content(where)
    except ContentError as error:
        if as_json:
            typer.echo(json.dumps([vars(fault) for fault in error.faults], indent=2))
        else:
            typer.echo(str(error))
            typer.echo(_count(len(error.faults), "fault"), err=True)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo("[]")
    else:
        typer.echo(
            f"No faults: {len(content.lessons)} lessons, {len(content.scenarios)} scenarios, "
            f"{len(content.rubric.checks)} checks."
        )


@content_app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where to write them; made if missing.")],
) -> None:
    """Write a JSON Schema for each kind of YAML file, for editors that help while typing."""
    from ccc.content.schema import schemas

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
        typer.echo(str(folder / f"{name}.schema.json"))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The dump to write.")],
    force: Annotated[bool, typer.Option(help="Replace the file if it is there.")] = False,
) -> None:
    """Write everything in the database to one file; the app may keep running."""
    from ccc.storage.backup import backup as dump

    with _sentences():
        typer.echo(str(dump(Settings.from_environment().database_url, file, force=force)))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A dump written by `ccc backup`.")],
    force: Annotated[
        bool, typer.Option(help="Replace what is in the database, if anything is.")
    ] = False,
) -> None:
    """Fill the database from a dump, whichever kind of database it came from."""
    from ccc.storage.backup import restore as fill

    with _sentences():
        typer.echo(str(fill(file, Settings.from_environment().database_url, force=force)))


@app.command("coach-key")
def coach_key() -> None:
    """Make a new key to the coach's desk; the old one stops working."""
    from ccc.coach_key import key_hash, new_key
    from ccc.storage import open_store

    key = new_key()
    with _sentences():
        store = open_store(Settings.from_environment().database_url)
        store.set_coach_key_hash(key_hash(key))
        store.close()
    typer.echo(f"The coach's new key: {key}")


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn our own errors into a sentence on standard error and exit status 1."""
    try:
        yield
    except CccError as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def _lines(file: str) -> Iterable[str]:
    """The lines of a file or of standard input, as UTF-8."""
    if file == "-":
        return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    path = Path(file)
    if not path.is_file():
        _fail(f"There is no file {file}; name one, or - for standard input.")
    return path.read_text(encoding="utf-8", errors="replace").split("\n")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
