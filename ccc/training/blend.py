"""How much the encoder and the rules each count: logistic curves fitted on texts left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ccc.content.encoder import Blend

Numbers = npt.NDArray[np.float64]

_ROUNDS = 60
_PRIOR = 0.05
"""A weak pull of the slopes towards 1 and 0, so that rare faults have no steep curve."""


def fit_blend(logits: Numbers, rules: Numbers, targets: Numbers) -> Blend:
    """The blend under which the targets (0 to 1) are likeliest; neither judge counts against."""
    slope, by_rules, shift = fit_weights((logits, rules), targets)
    return Blend(slope=slope, rules=by_rules, shift=shift)


def fit_weights(inputs: Sequence[Numbers], targets: Numbers) -> list[float]:
    """What each input counts, the encoder's logits first; and last what is added to their sum.

    Newton's method on the log likelihood; an input that would count below nought is left out.
    """
    columns = np.stack([*inputs, np.ones_like(targets)], 1)
    free = np.ones(columns.shape[1])
    weights = _newton(columns, targets, free)
    while (against := np.flatnonzero(weights[:-1] < 0)).size:
        free[against[0]] = 0.0
        weights = _newton(columns, targets, free)
    return [round(float(weight), 4) for weight in weights]


def _newton(columns: Numbers, targets: Numbers, free: Numbers) -> Numbers:
    inputs = columns * free
    prior = np.zeros(len(free))
    prior[0] = free[0]
    pull = np.diag([*[_PRIOR] * (len(free) - 1), 1e-6])
    weights = prior.copy()
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        gradient = inputs.T @ (chances - targets) + pull @ (weights - prior)
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + pull
        step = np.linalg.solve(curve, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-7:
            break
    return weights


def calibration_error(chances: Numbers, targets: Numbers, bins: int = 10) -> float:
    """The expected calibration error: the mean gap of chance and share, in bins of chance.

    Source: M. Pakdaman Naeini et al., "Obtaining well calibrated probabilities using Bayesian
    binning", AAAI (2015).
    """
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [
        abs(float(chances[place == number].mean() - targets[place == number].mean()))
        * int((place == number).sum())
        for number in range(bins)
        if (place == number).any()
    ]
    return sum(gaps) / len(chances)
