"""Intervals of what can be told from how often two levels met: scenarios are drawn whole, often.

Counting once and drawing the counts takes milliseconds, where to measure all pairs again for each
draw takes seconds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ccc.evaluation.measures import Figure

RESAMPLES = 1000
SEED = 20260101

_LEVELS = 4
_APART = np.subtract.outer(np.arange(_LEVELS), np.arange(_LEVELS)) * -1
"""The second level minus the first."""

Met = Mapping[str, Sequence[tuple[int, int]]]
"""The pairs of levels (0–3) that met, by scenario."""

_Counts = NDArray[np.int64]
_Values = NDArray[np.float64]


def kappa_figure(met: Met) -> Figure:
    """Cohen's kappa with quadratic weights, as `quadratic_kappa` says, with its interval."""
    return _figure(met, _kappas)


def gap_figure(met: Met) -> Figure:
    """The second level minus the first on average, with its interval; None where nothing met."""
    return _figure(met, _gaps)


def ends(values: Sequence[float]) -> tuple[float, float]:
    """Between which two of these, of which there is one at least, 95 % of them lie."""
    ordered = sorted(values)
    return ordered[len(ordered) // 40], ordered[-1 - len(ordered) // 40]


@lru_cache(maxsize=8)
def _drawn(scenarios: int) -> _Counts:
    """How often each scenario is drawn, a row for each of the draws."""
    chance = random.Random(SEED)
    draws = [chance.choices(range(scenarios), k=scenarios) for _ in range(RESAMPLES)]
    return np.stack([np.bincount(draw, minlength=scenarios) for draw in draws])


def _figure(met: Met, measured: Callable[[_Counts], _Values]) -> Figure:
    counts = np.zeros((len(met), _LEVELS, _LEVELS), dtype=np.int64)
    for number, scenario in enumerate(sorted(met)):
        for one, other in met[scenario]:
            counts[number, one, other] += 1
    (whole,) = measured(counts.sum(axis=0, keepdims=True))
    value = None if np.isnan(whole) else float(whole)
    if len(met) < 2:
        return Figure(value, None, None)
    found = measured(np.tensordot(_drawn(len(met)), counts, axes=1))
    told = found[~np.isnan(found)].tolist()
    return Figure(value, *ends(told)) if told else Figure(value, None, None)


def _kappas(counts: _Counts) -> _Values:
    weights = _APART**2
    seen = (counts * weights).sum(axis=(1, 2)) * counts.sum(axis=(1, 2))
    by_chance = np.einsum("ni,nj,ij->n", counts.sum(axis=2), counts.sum(axis=1), weights)
    kappas: _Values = 1 - _divided(seen, by_chance)
    return kappas


def _gaps(counts: _Counts) -> _Values:
    return _divided((counts * _APART).sum(axis=(1, 2)), counts.sum(axis=(1, 2)))


def _divided(these: _Counts, by: _Counts) -> _Values:
    """The quotients; not a number where there is nothing to divide by."""
    quotients: _Values = np.full(len(these), np.nan)
    np.divide(these, by, out=quotients, where=by != 0)
    return quotients
