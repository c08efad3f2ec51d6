"""The model card out of texts left out: what counts how much, and how well it does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from statistics import fmean
from typing import Any

import numpy as np

from ccc.content.encoder import Blend, Figures, MarkThresholds, ModelCard
from ccc.content.ids import CRITERIA, READ_FLAGS, CriterionId, FlagId
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.evaluation.agreement import Agreement, LevelPair, compare
from ccc.evaluation.measures import Figure
from ccc.scoring.assessment import Evidence
from ccc.scoring.feedback.marks import marks
from ccc.scoring.guards import highest
from ccc.scoring.judge import Judged, judge
from ccc.training.blend import calibration_error, fit_blend
from ccc.training.examples import Example
from ccc.training.left_out import JudgedNote

_THRESHOLDS = tuple(round(0.1 + 0.025 * step, 3) for step in range(21))


def level_blends(judged: Sequence[JudgedNote]) -> dict[CriterionId, tuple[Blend, Blend, Blend]]:
    """For each criterion the blends for at least level 1, 2 and 3.

    They are fitted to the median of the raters: towards their single votes levels would shrink.
    """
    found = {}
    for number, criterion in enumerate(CRITERIA):
        rules = np.array([note.rules[criterion] for note in judged], float)
        targets = _reached(judged, number)
        logits = np.stack([note.reading.levels[number] for note in judged]).astype(float)
        one, two, three = (fit_blend(logits[:, k], rules, targets[:, k]) for k in range(3))
        found[criterion] = (one, two, three)
    return found


def _reached(judged: Sequence[JudgedNote], number: int) -> Any:
    """Whether the raters' median is at least level 1, 2 and 3 of a criterion; notes × 3."""
    levels = np.array([(note.example.levels or ())[number] for note in judged])
    return (levels[:, None] >= np.array([1, 2, 3])).astype(float)


HEARD: tuple[FlagId, ...] = ("pitch", "unreadable")
"""The flags on which the encoder is heard; of names the rules alone know more."""


def flag_blends(judged: Sequence[JudgedNote]) -> dict[Any, Blend]:
    """For each flag on which the encoder is heard."""
    return {
        flag: fit_blend(
            np.array([float(note.reading.flags[number]) for note in judged]),
            np.array([float(flag in note.flags) for note in judged]),
            np.array([float(flag in note.example.flags) for note in judged]),
        )
        for number, flag in enumerate(READ_FLAGS)
        if flag in HEARD
    }


def mark_thresholds(judged: Sequence[JudgedNote]) -> MarkThresholds:
    """From which chance on a word is marked: where token F1 with the markers is highest."""
    best = [_best_threshold(judged, head) for head in range(2 * len(CRITERIA))]
    return MarkThresholds(
        earns=dict(zip(CRITERIA, best[: len(CRITERIA)], strict=True)),
        costs=dict(zip(CRITERIA, best[len(CRITERIA) :], strict=True)),
    )


def _best_threshold(judged: Sequence[JudgedNote], head: int) -> float:
    chances, marked = [], []
    for note in judged:
        if note.example.marks is None:
            continue
        for row, (start, end) in enumerate(note.reading.spans):
            if end > start:
                chances.append(1 / (1 + np.exp(-float(note.reading.marks[row, head]))))
                marked.append(_is_in(start, end, _of_head(note.example, head)))
    found, wanted = np.array(chances), np.array(marked)
    return max(_THRESHOLDS, key=lambda least: _f1(found >= least, wanted))


def _of_head(example: Example, head: int) -> list[tuple[int, int]]:
    return [(start, end) for start, end, of in example.marks or () if of == head]


def _is_in(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _f1(found: Any, wanted: Any) -> float:
    both = int((found & wanted).sum())
    return 2 * both / max(1, int(found.sum() + wanted.sum()))


def mark_agreement(
    judged: Sequence[JudgedNote], card: ModelCard, rubric: Rubric
) -> dict[CriterionId, tuple[float, float]]:
    """Token F1 of the words shown as earning with those that raters marked: by both, by rules."""
    shown = []
    for note in judged:
        if note.example.marks is not None:
            both = judged_by_both(note, rubric).levels
            shown.append(
                (
                    note,
                    marks(note.annotation, both, note.reading, card.marks, ()),
                    marks(note.annotation, note.rules, None, None, ()),
                )
            )
    return {
        criterion: (
            _evidence_f1([(note, by_both) for note, by_both, _ in shown], number),
            _evidence_f1([(note, by_rules) for note, _, by_rules in shown], number),
        )
        for number, criterion in enumerate(CRITERIA)
    }


def _evidence_f1(shown: Sequence[tuple[JudgedNote, Sequence[Evidence]]], number: int) -> float:
    found, wanted = [], []
    for note, every in shown:
        spans = [
            (one.start, one.end)
            for one in every
            if one.criterion == CRITERIA[number] and one.kind == "earns"
        ]
        places = note.annotation.note.places
        for start, end in note.reading.spans:
            if end > start:
                found.append(_is_in(places[start], places[end - 1] + 1, spans))
                wanted.append(_is_in(start, end, _of_head(note.example, number)))
    return round(_f1(np.array(found), np.array(wanted)), 3)


def judged_by_both(note: JudgedNote, rubric: Rubric) -> Judged:
    """What the app would say of a note, had it this network."""
    return judge(note.rules, note.reading, highest(note.guards), rubric)


def calibration(judged: Sequence[JudgedNote], rubric: Rubric) -> dict[CriterionId, float]:
    """The expected calibration error of the chances of each criterion."""
    found = {}
    every = [judged_by_both(note, rubric).chances for note in judged]
    for number, criterion in enumerate(CRITERIA):
        chances = np.array([one[criterion] for one in every if one]).ravel()
        targets = _reached(judged, number).ravel()
        found[criterion] = round(calibration_error(chances, targets), 3)
    return found


def margin_factor(judged: Sequence[JudgedNote], rubric: Rubric) -> float:
    """By how much the score's true error is larger than the chances alone tell."""
    gaps, told = [], []
    for note in judged:
        both = judged_by_both(note, rubric)
        assert both.margin is not None
        assert note.example.levels is not None
        gaps.append((sum(both.levels.values()) - sum(note.example.levels)) * 100 / 15)
        told.append(both.margin)
    return round(sqrt(fmean(gap**2 for gap in gaps) / fmean(one**2 for one in told)), 2)


def figures(judged: Sequence[JudgedNote], rubric: Rubric) -> Figures:
    """Agreement of both judges with the raters, and of the rules alone."""
    both = agreement(judged, lambda note: judged_by_both(note, rubric).levels)
    return figures_of(both, agreement(judged, lambda note: note.rules))


def figures_of(both: Agreement, rules: Agreement) -> Figures:
    """What a card tells of the agreement of both judges, and of the rules alone, on one set."""
    return Figures(
        notes=both.notes,
        kappa={name: _measured(both.kappa[name]) for name in CRITERIA},
        gap={name: round(both.gap[name], 2) for name in CRITERIA},
        rules={name: _rounded(rules.kappa[name].value) for name in CRITERIA},
        correlation=_measured(both.correlation),
        middle_third=_measured(both.middle_third),
        standard_error=round(both.standard_error, 1),
        by_writer={
            writer: {name: _rounded(kappas[name]) for name in CRITERIA}
            for writer, kappas in both.by_writer.items()
        },
    )


def agreement(
    judged: Sequence[JudgedNote], levels: Callable[[JudgedNote], Mapping[CriterionId, int]]
) -> Agreement:
    """All figures of agreement between the raters and one way of judging."""
    pairs = [
        LevelPair(
            note.example.scenario,
            dict(zip(CRITERIA, note.example.levels or (), strict=True)),
            levels(note),
            note.example.writer,
        )
        for note in judged
    ]
    return compare(pairs, 0, {})


def _measured(figure: Figure) -> Measured:
    return Measured(
        value=round(figure.value or 0.0, 3), low=_rounded(figure.low), high=_rounded(figure.high)
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def data_hash(examples: Sequence[Example]) -> str:
    """The first 16 hex digits of the SHA-256 of all texts and what raters gave them."""
    text = "\n".join(
        sorted(
            f"{one.id}\t{one.text}\t{one.levels}\t{one.checks}\t{sorted(one.flags | one.faults)}"
            for one in examples
        )
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]
