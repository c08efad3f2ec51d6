"""Every check on replies and every sign of a decision proves itself by its own sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccc.scoring.checks.proofs import faults_of

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules
    from ccc.content.reply_checks import ReplyRules
    from ccc.errors import Fault


def reply_check_faults(rules: ReplyRules) -> tuple[Fault, ...]:
    """Everything wrong with the checks on replies; empty where all is well."""
    return tuple(
        replace(fault, file=f"reply_checks/{check.id}.yaml")
        for check in rules.checks
        for fault in faults_of(check)
    )


def decision_faults(rules: DecisionRules) -> tuple[Fault, ...]:
    """Everything wrong with the signs of a decision; empty where all is well."""
    return tuple(
        replace(fault, file="decision_signs.yaml", place=f"signs.{sign.id}.{fault.place}")
        for sign in rules.signs
        for fault in faults_of(sign)
    )
