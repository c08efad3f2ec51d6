"""How far the judgement of replies and the raters' agree: kappa a check, faults missed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS, ReplyCheckId, ReplyFaultId
from ccc.evaluation.measures import Figure, Share, decimal, quadratic_kappa, share
from ccc.evaluation.rated import read_each
from ccc.scoring.jsonl import BadLineError, card_of, parse_object, text_of
from ccc.scoring.replies.reply import score_reply

if TYPE_CHECKING:
    from ccc.content.reply_checks import ReplyRules
    from ccc.content.scenarios import Card

_RESAMPLES = 1000
_SEED = 20260101
_LEVELS = 3


@dataclass(frozen=True)
class RatedReply:
    """A reply with the checks (0–2) and faults its raters gave."""

    id: str
    reply: str
    me: Card | None
    them: Card | None
    checks: Mapping[ReplyCheckId, int]
    faults: tuple[ReplyFaultId, ...]


@dataclass(frozen=True)
class ReplyAgreement:
    """Agreement on one file of rated replies; replies are resampled for the intervals."""

    replies: int
    kappa: Mapping[ReplyCheckId, Figure]
    recall: Share
    precision: Share
    missed: tuple[tuple[str, ReplyFaultId], ...]
    false_alarms: tuple[tuple[str, ReplyFaultId], ...]

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data, ready for `json.dumps`."""
        return asdict(self)

    def table(self) -> str:
        """The figures as a table for a terminal."""
        lines = [f"{self.replies} replies", "", f"{'check':<16}{'kappa':>7}  95 % interval"]
        lines += [
            f"{check:<16}{decimal(one.value):>7}  {decimal(one.low)} to {decimal(one.high)}"
            for check, one in self.kappa.items()
        ]
        lines += ["", f"{'faults':<16}{'share':>7}  95 % interval"]
        lines += [
            f"{name:<16}{decimal(one.value):>7}  {decimal(one.low)} to {decimal(one.high)}"
            f"  ({one.right} of {one.of})"
            for name, one in (("recall", self.recall), ("precision", self.precision))
        ]
        for name, some in (("missed", self.missed), ("false alarms", self.false_alarms)):
            if some:
                lines.append(f"{name}: " + ", ".join(f"{one} {fault}" for one, fault in some))
        return "\n".join(lines)


def evaluate_replies(lines: Iterable[str], rules: ReplyRules) -> ReplyAgreement:
    """Measure on rated replies in JSON Lines. Raises RatedError naming every bad line."""
    rated = read_replies(lines)
    found = [score_reply(each.reply, me=each.me, them=each.them, rules=rules) for each in rated]
    given = {(each.id, fault) for each in rated for fault in each.faults}
    seen = {
        (each.id, fault) for each, has in zip(rated, found, strict=True) for fault in has.faults
    }
    return ReplyAgreement(
        replies=len(rated),
        kappa={
            check: _figure(
                [(each.checks[check], has.checks[check])
                 for each, has in zip(rated, found, strict=True)]
            )
            for check in REPLY_CHECKS
        },
        recall=share(len(given & seen), len(given)),
        precision=share(len(given & seen), len(seen)),
        missed=tuple(sorted(given - seen)),
        false_alarms=tuple(sorted(seen - given)),
    )  # fmt: skip


def _figure(pairs: Sequence[tuple[int, int]]) -> Figure:
    chance = random.Random(_SEED)
    values = sorted(
        value
        for _ in range(_RESAMPLES)
        if (value := _kappa(chance.choices(pairs, k=len(pairs)))) is not None
    )
    if not values:
        return Figure(_kappa(pairs), None, None)
    cut = len(values) // 40
    return Figure(_kappa(pairs), values[cut], values[-1 - cut])


def _kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    return quadratic_kappa([pair for pair, _ in pairs], [other for _, other in pairs], _LEVELS)


def read_replies(lines: Iterable[str]) -> tuple[RatedReply, ...]:
    """Rated replies from JSON Lines; blank lines are skipped. Raises RatedError."""
    return read_each(lines, _rated, "replies")


def _rated(line: str, number: int) -> RatedReply:
    data = parse_object(line)
    return RatedReply(
        id=text_of(data, "id") or f"line-{number}",
        reply=text_of(data, "reply", required=True),
        me=card_of(data, "me"),
        them=card_of(data, "them"),
        checks=_checks(data),
        faults=_faults(data),
    )


def _checks(data: Mapping[str, Any]) -> dict[ReplyCheckId, int]:
    given = data.get("checks")
    if not isinstance(given, dict):
        raise BadLineError("checks is missing; give the raters' six checks, 0 to 2")
    checks: dict[ReplyCheckId, int] = {}
    for check in REPLY_CHECKS:
        level = given.get(check)
        if isinstance(level, bool) or level not in (0, 1, 2):
            raise BadLineError(f"checks.{check} is {level!r}; write 0, 1 or 2")
        checks[check] = int(level)
    return checks


def _faults(data: Mapping[str, Any]) -> tuple[ReplyFaultId, ...]:
    """The raters' faults; `none` in the list says that there is none."""
    given = data.get("faults") or []
    if not isinstance(given, list):
        raise BadLineError("faults is not a list; write [] where there is none")
    unknown = [one for one in given if one != "none" and one not in REPLY_FAULTS]
    if unknown:
        known = ", ".join(REPLY_FAULTS)
        raise BadLineError(f"faults has {unknown[0]!r}; known faults are {known}")
    return tuple(fault for fault in REPLY_FAULTS if fault in given)
