"""Replies: how much each judge counts, and from which chance a fault is told."""

from dataclasses import replace

import numpy as np
import pytest

from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS
from ccc.scoring.replies.judge import by_both
from ccc.training.reply_shares import reply_shares


@pytest.fixture(scope="module")
def shares(answered):
    return reply_shares(answered)


def told(answered, shares):
    return [by_both(one.rules.levels, one.rules.faults, one.reading, shares) for one in answered]


def test_every_check_of_a_reply_has_two_shares_and_every_fault_one(shares):
    assert list(shares.checks) == list(REPLY_CHECKS)
    assert {len(blends) for blends in shares.checks.values()} == {2}
    assert list(shares.faults) == list(REPLY_FAULTS)


def test_neither_a_judge_nor_the_lack_of_another_fault_counts_against_a_fault(shares):
    for fault in shares.faults.values():
        assert min(fault.slope, fault.rules, fault.others) >= 0


def test_what_a_network_knows_of_faults_is_told(answered, shares):
    found = [set(faults) for _, faults in told(answered, shares)]
    rated = [set(one.example.faults) for one in answered]
    right = sum(len(a & b) for a, b in zip(found, rated, strict=True))
    assert right >= 0.8 * sum(map(len, rated)) > 0
    assert right >= 0.8 * sum(map(len, found))


def with_faults(reply, logits):
    return replace(reply, reading=replace(reply.reading, faults=np.array(logits, np.float32)))


def test_a_fault_that_is_read_into_others_is_held_down_by_them(answered):
    """A network that says of whatever is unfriendly that it is sarcastic, too, and less surely."""
    sarcasm = REPLY_FAULTS.index("sarcasm")
    loud = []
    for one in answered:
        logits = np.where([fault in one.example.faults for fault in REPLY_FAULTS], 4.0, -4.0)
        if logits.max() > 0:
            logits[sarcasm] = max(logits[sarcasm], 1.0)
        loud.append(with_faults(one, logits))
    assert reply_shares(loud).faults["sarcasm"].others > 0
