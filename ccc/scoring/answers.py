"""JSON Lines of replies or of decisions in, one answer a line out, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ccc.scoring.decide import decide
from ccc.scoring.jsonl import BadLineError, card_of, parse_object, text_of
from ccc.scoring.replies.reply import score_reply

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules
    from ccc.content.reply_checks import ReplyRules

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


def reply_lines(lines: Iterable[str], rules: ReplyRules) -> Iterator[dict[str, Any]]:
    """Judge each reply as in the scoring contract; a bad line gets an error in its place."""

    def answer(data: Mapping[str, Any]) -> dict[str, Any]:
        reply = text_of(data, "reply", required=True)
        me, them = card_of(data, "me"), card_of(data, "them")
        return score_reply(reply, me=me, them=them, rules=rules).to_json()

    return _answers(lines, answer)


def decide_lines(lines: Iterable[str], rules: DecisionRules) -> Iterator[dict[str, Any]]:
    """Decide each line as in the scoring contract; a bad line gets an error in its place."""

    def answer(data: Mapping[str, Any]) -> dict[str, Any]:
        recipient = card_of(data, "recipient")
        if recipient is None:
            raise BadLineError("recipient is missing; say who the request would go to")
        sender, situation = card_of(data, "sender"), text_of(data, "situation")
        return decide(sender, recipient, situation, rules=rules).to_json()

    return _answers(lines, answer)


def _answers(lines: Iterable[str], answer: Answer) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if text:
            yield _answer(text, number, answer)


def _answer(text: str, number: int, answer: Answer) -> dict[str, Any]:
    given: object = None
    try:
        data = parse_object(text)
        given = data.get("id")
        text_of(data, "id")
        return {**answer(data), "id": given}
    except BadLineError as error:
        known = given if isinstance(given, str | int | float) else None
        return {"id": known, "line": number, "error": str(error)}


def kind_of(lines: Iterable[str]) -> Literal["notes", "replies", "decisions"]:
    """What a file of rated lines holds, by the keys of its first object."""
    for line in lines:
        if line.strip():
            try:
                first = parse_object(line)
            except BadLineError:
                return "notes"
            return "replies" if "reply" in first else "decisions" if "best" in first else "notes"
    return "notes"
