"""Texts that a network was not trained on, judged: by the rules, by it, and by both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ccc.content.encoder import EncoderFiles, ModelCard
from ccc.content.ids import CRITERIA, REPLY_CHECKS, REPLY_FAULTS, CriterionId, FlagId
from ccc.content.reply_checks import ReplyRules
from ccc.content.rubric import Rubric
from ccc.scoring.annotation import Annotation, annotate
from ccc.scoring.encoder.reader import Reading
from ccc.scoring.flags import flags
from ccc.scoring.guards import Guard, guards
from ccc.scoring.levels import levels
from ccc.scoring.replies.evidence import ReplyByRules
from ccc.scoring.replies.reply import by_rules
from ccc.scoring.signs.measure import signs
from ccc.scoring.text.note import characters, read
from ccc.training.examples import Example


@dataclass(frozen=True, eq=False)
class JudgedNote:
    """A note left out: what the network says of it, and what the rules say."""

    example: Example
    reading: Reading
    annotation: Annotation
    rules: Mapping[CriterionId, int]
    flags: tuple[FlagId, ...]
    guards: tuple[Guard, ...]


@dataclass(frozen=True, eq=False)
class JudgedReply:
    """A reply left out: what the network says of it, and what the rules say."""

    example: Example
    reading: Reading
    rules: ReplyByRules


def reading_from(prediction: Mapping[str, Any]) -> Reading:
    """A prediction's logits as the app's reader gives them."""
    replies = np.array(prediction["replies"], np.float32)
    checks = 2 * len(REPLY_CHECKS)
    return Reading(
        levels=np.array(prediction["levels"], np.float32).reshape(len(CRITERIA), 3),
        flags=np.array(prediction["flags"], np.float32),
        marks=np.array(prediction["marks"], np.float32),
        checks=replies[:checks].reshape(len(REPLY_CHECKS), 2),
        faults=replies[checks : checks + len(REPLY_FAULTS)],
        looks=np.zeros((0, 0), np.float32),
        spans=tuple((start, end) for start, end in prediction["spans"]),
    )


def judged_notes(
    examples: Iterable[Example], predictions: Mapping[str, Mapping[str, Any]], rubric: Rubric
) -> Iterator[JudgedNote]:
    """Every note that has a prediction and a word in it."""
    for example in examples:
        if example.levels is None or example.id not in predictions:
            continue
        annotation = annotate(
            example.text, example.sender, example.recipient, example.situation, rubric
        )
        if not annotation.note.words:
            continue
        found = flags(annotation, characters(example.text), 10_000)
        yield JudgedNote(
            example,
            reading_from(predictions[example.id]),
            annotation,
            levels(signs(annotation, found, rubric), rubric),
            found,
            guards(annotation),
        )


def judged_replies(
    examples: Iterable[Example], predictions: Mapping[str, Mapping[str, Any]], rules: ReplyRules
) -> Iterator[JudgedReply]:
    """Every reply that has a prediction and a word in it."""
    for example in examples:
        if example.checks is None or example.id not in predictions or not example.text.strip():
            continue
        found = by_rules(read(example.text), example.sender, example.recipient, rules)
        yield JudgedReply(example, reading_from(predictions[example.id]), found)


def rubric_with(rubric: Rubric, card: ModelCard) -> Rubric:
    """The rubric as it would be with that card; its networks are not there to be run."""
    files = EncoderFiles("left out", card, Path())
    return rubric.model_copy(update={"encoder": files})
