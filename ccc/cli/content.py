"""`ccc content`: find every fault, and help editors while a coach types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ccc.cli.terminal import AsJson, fail
from ccc.settings import Settings

content_app = typer.Typer(no_args_is_help=True, help="The lessons, scenarios, checks and rubric.")

ContentDir = Annotated[
    Path | None, typer.Argument(help="A content folder; without it, the one the app uses.")
]


@content_app.command()
def check(folder: ContentDir = None, as_json: AsJson = False) -> None:
    """List every fault in a content folder; exit status 1 if there are any."""
    from ccc.content_check import open_content
    from ccc.errors import ContentError

    where = folder or Settings.from_environment().content_dir
    try:
        content = open_content(where)
    except ContentError as error:
        if as_json:
            typer.echo(json.dumps([vars(fault) for fault in error.faults], indent=2))
        else:
            typer.echo(str(error))
            typer.echo(_count(len(error.faults)), err=True)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo("[]")
    else:
        typer.echo(
            f"No faults: {len(content.lessons)} lessons, {len(content.scenarios)} scenarios, "
            f"{len(content.rubric.checks)} checks, {len(content.situations)} situations, "
            f"{len(content.blank_requests)} blank requests, {len(content.inboxes)} inboxes, "
            f"{len(content.months)} months, {len(content.workshops)} workshops, "
            f"{sum(len(group.people) for group in content.samples)} sample people."
        )


@content_app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where to write them; made if missing.")],
) -> None:
    """Write a JSON Schema for each kind of YAML file, for editors that help while typing."""
    from ccc.content.schema import schemas

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
            typer.echo(str(folder / f"{name}.schema.json"))
    except OSError as error:
        fail(f"{folder} could not be written to ({error.strerror}). Name another folder.")


def _count(faults: int) -> str:
    return f"{faults} fault{'' if faults == 1 else 's'}"
