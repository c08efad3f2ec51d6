"""`ccc keys`: who has a key of their own, a new one, and the end of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from ccc.access import LONGEST_NAME, Host, Role
from ccc.cli.terminal import AsJson, fail, print_lines, store_in_use

keys_app = typer.Typer(help="List who has a key; make and end keys.", invoke_without_command=True)


@keys_app.callback()
def keys(context: typer.Context, as_json: AsJson = False) -> None:
    """List who has a key, and make and end keys.

    A facilitator leads workshops. A coach reads what participants of these workshops wrote, where
    they said yes. An owner reads who said yes outside workshops, too.
    """
    if context.invoked_subcommand is not None:
        return
    with store_in_use() as store:
        hosts = store.hosts.all()
    if as_json:
        print_lines([_as_json(host) for host in hosts])
    if not hosts:
        typer.echo("Nobody has a key yet. `ccc run` gives the owner one, `ccc keys new` others.")
    for line in _table(hosts):
        typer.echo(line)


@keys_app.command()
def new(
    name: Annotated[str, typer.Argument(help="Whose key it is.")],
    role: Annotated[Role, typer.Option(help="What it is for.")],
) -> None:
    """Make a key for somebody; it is shown this once."""
    from ccc.keys import new_key
    from ccc.practice.field_rules import visible

    name = visible(name)
    if not 1 <= len(name) <= LONGEST_NAME:
        fail(f"A name has 1 to {LONGEST_NAME} characters, some of which can be seen.")
    key = new_key()
    with store_in_use() as store:
        store.hosts.new(name, role, key, datetime.now(UTC))
    typer.echo(f"A new key for {name} ({role}), shown this once: {key}")


@keys_app.command()
def end(name: Annotated[str, typer.Argument(help="Whose key it is.")]) -> None:
    """End somebody's key, on all their devices at once."""
    with store_in_use() as store:
        store.hosts.end(name.strip(), datetime.now(UTC))
    typer.echo(f"The key of {name.strip()} opens nothing any more.")


def _as_json(host: Host) -> dict[str, str | None]:
    return {
        "name": host.name,
        "role": host.role.value,
        "since": host.since.isoformat(),
        "ended": None if host.ended is None else host.ended.isoformat(),
    }


def _table(hosts: tuple[Host, ...]) -> list[str]:
    """A line for each host, in columns."""
    wide = max((len(host.name) for host in hosts), default=0)
    return [
        f"{host.name:{wide}}  {host.role:11}  since {host.since:%Y-%m-%d}"
        + (f"  ended {host.ended:%Y-%m-%d}" if host.ended else "")
        for host in hosts
    ]
