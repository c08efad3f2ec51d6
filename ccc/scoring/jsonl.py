"""JSON Lines in, one answer a line out, in order; a bad line gets an error in its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ccc.content.scenarios import Card
from ccc.scoring.decide import decide
from ccc.scoring.replies.reply import score_reply
from ccc.scoring.score import score

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules
    from ccc.content.reply_checks import ReplyRules
    from ccc.content.rubric import Rubric

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


class BadLineError(ValueError):
    """A line cannot be judged; the message says what is wrong with it."""


def score_lines(lines: Iterable[str], rubric: Rubric) -> Iterator[dict[str, Any]]:
    """Score each line of JSON Lines as in the scoring contract; blank lines are skipped."""

    def answer(data: Mapping[str, Any]) -> dict[str, Any]:
        return score(
            text_of(data, "note", required=True),
            sender=card_of(data, "sender"),
            recipient=card_of(data, "recipient"),
            situation=text_of(data, "situation"),
            limit=limit_of(data),
            rubric=rubric,
        ).to_json()

    return _answers(lines, answer)


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
        if given is not None and not isinstance(given, str):
            raise BadLineError(f"id is {_kind(given)}; write a text or leave it out")
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


def parse_object(text: str) -> Mapping[str, Any]:
    """One line as a JSON object. Raises BadLineError."""
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadLineError(f"is not JSON ({error.msg} at column {error.colno})") from error
    except RecursionError as error:
        raise BadLineError("is nested too deeply to be a note") from error
    except ValueError as error:
        raise BadLineError(f"is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise BadLineError(f'is {_kind(data)}; write an object like {{"note": "..."}}')
    return data


def text_of(data: Mapping[str, Any], key: str, *, required: bool = False) -> str:
    """A text field; missing or null is empty unless it is required. Raises BadLineError."""
    value = data.get(key)
    if value is None and not required:
        return ""
    if value is None:
        raise BadLineError(f"{key} is missing; only {key} is required")
    if not isinstance(value, str):
        raise BadLineError(f"{key} is {_kind(value)}; write a text")
    return value


def card_of(data: Mapping[str, Any], key: str) -> Card | None:
    """A card; a nameless one is kept as long as it says something. Raises BadLineError."""
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise BadLineError(
            f"{key} is {_kind(value)}; write an object with name, headline and facts"
        )
    try:
        name, headline = text_of(value, "name"), text_of(value, "headline")
    except BadLineError as error:
        raise BadLineError(f"{key}.{error}") from error
    facts = value.get("facts")
    if facts is None:
        facts = []
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        raise BadLineError(f'{key}.facts is not a list of texts; write ["...", "..."]')
    return Card.model_construct(
        name=name, headline=headline, facts=tuple(fact for fact in facts if fact.strip())
    )


def limit_of(data: Mapping[str, Any]) -> int:
    """The note's limit in characters, 140 unless given. Raises BadLineError."""
    value = data.get("limit")
    if value is None:
        return 140
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadLineError(f"limit is {_kind(value)}; write a whole number of characters")
    if value < 1:
        raise BadLineError(f"limit is {value}; write a number of at least 1")
    return value


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number in JSON")


def _kind(value: object) -> str:
    """A value's type in the words of JSON."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "an object"
