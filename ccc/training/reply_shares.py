"""How much the encoder and the checks count in replies, and from which chance a fault is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ccc.content.encoder import Blend, FaultBlend
from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS, ReplyCheckId, ReplyFaultId
from ccc.scoring.chances import fault_chances
from ccc.scoring.replies.judge import excused, levels_by_both
from ccc.training.blend import Numbers, fit_blend, fit_weights
from ccc.training.left_out import JudgedReply

PARTS = 10
"""In so many parts replies are left out of the fit by which the chance for faults is chosen."""

RECALL, PRECISION = 0.85, 0.8
"""What is wanted of faults that are told: a fault that is missed is sent."""

_CUTS = tuple(round(0.1 + 0.01 * step, 2) for step in range(61))

_ROUNDS = 3
"""A fault's chance depends on the others' chances; after so many rounds they hardly change."""


@dataclass(frozen=True)
class ReplyShares:
    """What a model card tells of replies."""

    checks: Mapping[ReplyCheckId, tuple[Blend, Blend]]
    faults: Mapping[ReplyFaultId, FaultBlend]
    fault_from: float = 0.5


def reply_shares(judged: Sequence[JudgedReply]) -> ReplyShares:
    """The shares of both judges, and from which chance faults are told; needs replies."""
    shares = _fitted(judged)
    return ReplyShares(shares.checks, shares.faults, _fault_from(judged))


def _fitted(judged: Sequence[JudgedReply]) -> ReplyShares:
    checks = _check_blends(judged)
    return ReplyShares(checks, _fault_blends(judged, checks))


def _check_blends(judged: Sequence[JudgedReply]) -> dict[ReplyCheckId, tuple[Blend, Blend]]:
    targets = np.array([reply.example.reply_targets for reply in judged])
    found = {}
    for number, check in enumerate(REPLY_CHECKS):
        rules = np.array([float(reply.rules.levels[check]) for reply in judged])
        logits = np.stack([reply.reading.checks[number] for reply in judged]).astype(float)
        partly, clearly = (
            fit_blend(logits[:, k], rules, targets[:, 2 * number + k]) for k in range(2)
        )
        found[check] = (partly, clearly)
    return found


def _fault_blends(
    judged: Sequence[JudgedReply], checks: Mapping[ReplyCheckId, tuple[Blend, Blend]]
) -> dict[ReplyFaultId, FaultBlend]:
    """Fitted where a fault is not excused; first against what the encoder alone says of others."""
    logits = np.stack([reply.reading.faults for reply in judged]).astype(float)
    rules = np.array([_surely(reply) for reply in judged], float)
    truth = np.array(
        [[fault in reply.example.faults for fault in REPLY_FAULTS] for reply in judged]
    )
    settled = [levels_by_both(one.rules.levels, one.reading, checks) for one in judged]
    rows = [np.array([not excused(fault, levels) for levels in settled]) for fault in REPLY_FAULTS]
    sums = logits
    for _ in range(_ROUNDS):
        alone = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
        weights = np.array(
            [
                _fault_weights(logits, rules, alone, truth, number, rows[number])
                for number in range(len(REPLY_FAULTS))
            ]
        )
        sums = logits * weights[:, 0] + rules * weights[:, 1] + weights[:, 3]
    return {
        fault: FaultBlend(slope=slope, rules=by_rules, others=others, shift=shift)
        for fault, (slope, by_rules, others, shift) in zip(
            REPLY_FAULTS, weights.tolist(), strict=True
        )
    }


def _fault_weights(  # noqa: PLR0913, PLR0917 - what both judges say, of which fault and replies
    logits: Numbers, rules: Numbers, alone: Numbers, truth: Any, number: int, rows: Any
) -> list[float]:
    others = np.delete(alone, number, 1).max(1)
    inputs = (logits[rows, number], rules[rows, number], -others[rows])
    return fit_weights(inputs, truth[rows, number].astype(float))


def _surely(reply: JudgedReply) -> list[int]:
    return [reply.rules.faults.get(fault, 0) for fault in REPLY_FAULTS]


def _fault_from(judged: Sequence[JudgedReply]) -> float:
    """Where recall and precision, on replies left out of the fit, are least short of their aims."""
    chances, truth = _left_out(judged)

    def least(cut: float) -> float:
        told = chances >= cut
        right = float((told & truth).sum())
        recall = right / max(1, truth.sum())
        return min(recall - RECALL, right / max(1, told.sum()) - PRECISION)

    return max(_CUTS, key=least)


def _left_out(judged: Sequence[JudgedReply]) -> tuple[Numbers, Any]:
    """The chances of faults where no reply to the same request was fitted on, and the truth."""
    requests = sorted({reply.example.scenario for reply in judged})
    part = {request: number % PARTS for number, request in enumerate(requests)}
    chances, truth = [], []
    for number in range(PARTS):
        apart = [one for one in judged if part[one.example.scenario] == number]
        others = [one for one in judged if part[one.example.scenario] != number]
        shares = _fitted(others or judged)
        chances += [_told(one, shares) for one in apart]
        truth += [[fault in one.example.faults for fault in REPLY_FAULTS] for one in apart]
    return np.array(chances), np.array(truth)


def _told(reply: JudgedReply, shares: ReplyShares) -> list[float]:
    found = fault_chances(
        reply.reading.faults.tolist(), _surely(reply), [shares.faults[one] for one in REPLY_FAULTS]
    )
    settled = levels_by_both(reply.rules.levels, reply.reading, shares.checks)
    return [
        0.0 if excused(fault, settled) else chance
        for fault, chance in zip(REPLY_FAULTS, found, strict=True)
    ]
