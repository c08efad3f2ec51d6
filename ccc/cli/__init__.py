"""The command line: run the app, score and measure notes, check content, back up.

Exit status: 0 when all went well, 1 when something was found wrong, 2 for bad usage.
"""

import typer

from ccc.cli import data, demo, measuring, rehearsing, running, scoring
from ccc.cli.content import content_app
from ccc.cli.keys import keys_app

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Practise asking a stranger, in 140 characters, to become an acquaintance.",
)
app.command()(running.run)
app.command()(rehearsing.rehearse)
app.command()(demo.demo)
app.add_typer(keys_app, name="keys")
app.add_typer(content_app, name="content")
app.command()(scoring.score)
app.command()(scoring.reply)
app.command()(scoring.decide)
app.command()(measuring.evaluate)
app.command()(measuring.fit)
app.command()(measuring.bench)
app.command()(measuring.fuzz)
app.command()(data.soak)
app.command()(data.marks)
app.command("weak-spots")(data.weak_spots)
app.command()(data.keep)
app.command()(data.export)
app.command()(data.backup)
app.command()(data.restore)
