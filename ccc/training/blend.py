"""How much the encoder and the rules each count: logistic curves fitted on texts left out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ccc.content.encoder import Blend

Numbers = npt.NDArray[np.float64]

_ROUNDS = 60
_PRIOR = 0.05
"""A weak pull of the slopes towards 1 and 0, so that rare faults have no steep curve."""


def fit_blend(logits: Numbers, rules: Numbers, targets: Numbers) -> Blend:
    """The blend under which the targets (0 to 1) are likeliest; neither judge counts against.

    Newton's method on the log likelihood; a judge that would count below nought is left out.
    """
    free = [True, True]
    for _ in range(3):
        weights = _newton(logits, rules, targets, free)
        if weights[0] < 0 and free[0]:
            free[0] = False
        elif weights[1] < 0 and free[1]:
            free[1] = False
        else:
            break
    slope, by_rules, shift = (round(float(weight), 4) for weight in weights)
    return Blend(slope=slope, rules=by_rules, shift=shift)


def _newton(logits: Numbers, rules: Numbers, targets: Numbers, free: list[bool]) -> Numbers:
    inputs = np.stack([logits * free[0], rules * free[1], np.ones_like(logits)], 1)
    prior = np.array([1.0 * free[0], 0.0, 0.0])
    pull = np.diag([_PRIOR, _PRIOR, 1e-6])
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
