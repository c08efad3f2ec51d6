"""What to change in a reply first: one step for a fault, else one for each question left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccc.content.ids import ReplyCheckId, ReplyFaultId

if TYPE_CHECKING:
    from ccc.content.scenarios import Card


@dataclass(frozen=True)
class ReplyAdvice:
    """One step, about a question or a fault; it never writes the sentence."""

    about: ReplyCheckId | ReplyFaultId
    say: str


_MEND: Mapping[ReplyFaultId, str] = {
    "rude": "Be friendly first: a greeting and one kind question are enough.",
    "sarcasm": "Leave the joke about the empty request out; ask plainly what you want to know.",
    "lecture": "Leave the lesson out. A question gets you further than a rule.",
    "pitch": "Leave the offer for later: first find out what brings them to you.",
    "accepts_without_asking": "Before you say yes, ask what brings them to you.",
}
_ADD: Mapping[ReplyCheckId, tuple[str, str]] = {
    "why": (
        "Ask what they hope for from being in touch.",
        "You nearly ask why they write; ask it directly.",
    ),
    "how": (
        "Ask how they came to know of you.",
        "You nearly ask how they know you; ask it openly.",
    ),
    "focus": (
        "Make it easy to answer: ask what caught their eye, or what they need.",
        "You name a subject; ask which part of it is on their mind.",
    ),
    "thanks": (
        "Begin by thanking them; they did reach out.",
        "Thank them for the request itself.",
    ),
    "open": (
        "Close in a way that makes it easy to answer.",
        "You are friendly; say in a word that you would like to hear back.",
    ),
    "signed": (
        "Put your name under it.",
        "Sign with your name, so that they know what to call you.",
    ),
}
"""For each question the step at level 0 and at level 1, in the order of what helps most."""


def reply_advice(
    levels: Mapping[ReplyCheckId, int], faults: Sequence[ReplyFaultId], me: Card | None
) -> tuple[ReplyAdvice, ...]:
    """All steps, the most useful first: faults, then what is missing, then what is half there."""
    steps = [ReplyAdvice(fault, say) for fault, say in _MEND.items() if fault in faults]
    order = sorted(_ADD, key=lambda check: levels[check])
    steps += [
        ReplyAdvice(check, _add(check, levels[check], me)) for check in order if levels[check] < 2
    ]
    return tuple(steps)


def _add(check: ReplyCheckId, level: int, me: Card | None) -> str:
    if check == "focus" and level == 0 and me and me.headline.strip():
        return (
            "Make it easy to answer: ask what about your work caught their eye. "
            f"Your card says “{me.headline.strip()}”."
        )
    return _ADD[check][level]
