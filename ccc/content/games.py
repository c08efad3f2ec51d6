"""What a coach edits of the games: how they begin and end, and what they are played with.

`content/games.yaml` introduces all five; the folders `situations`, `blank_requests`, `inboxes` and
`months` hold one file a situation, a sender, an inbox and a month. "Beat the score" is played with
the people of `scenarios`.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from ccc.content.base import Line, Model, Text, each_once
from ccc.content.ids import (
    GAMES,
    INBOX_ANSWERS,
    REPLY_CHECKS,
    REPLY_FAULTS,
    Choice,
    GameId,
    InboxAnswer,
    Move,
    ReplyCheckId,
    ReplyFaultId,
)
from ccc.content.scenarios import Card, with_facts

ROUND_OF_DECISIONS = 12
"""Situations in one round of connect or follow."""

LONGEST_INTRODUCTION = 150
"""Words that are read aloud in a minute."""

NOTES_IN_INBOX = 8
PEOPLE_IN_MONTH = 20

FEWEST_OF_EACH_DECISION = 4
"""Fewer situations of one kind, and always answering the other would win."""


def _a_minute(text: str) -> str:
    words = len(text.split())
    if words > LONGEST_INTRODUCTION:
        raise ValueError(
            f"has {words} words; keep it to {LONGEST_INTRODUCTION}, a minute read aloud"
        )
    return text


# --- content/games.yaml -----------------------------------------------------------------------


class Game(Model):
    """A game: what it is called, how a round of it begins and ends."""

    id: GameId
    title: Line
    aim: Line = Field(description="What it teaches, in one line of the list.")
    introduction: Annotated[
        Text, AfterValidator(_a_minute), Field(description="Read in a minute, before the first.")
    ]
    went_well: Text = Field(description="What to do next after a round that went well.")
    to_learn: Text = Field(description="What to do next after one that did not.")


class Reason(Model):
    """One answer to why one would connect, or follow."""

    id: Line
    speaks_for: Choice
    says: Line


class AnswerCheck(Model):
    """What a check of an answer is called."""

    id: ReplyCheckId
    name: Line


class AnswerFault(Model):
    """What a fault of an answer is called."""

    id: ReplyFaultId
    name: Line


class Budget(Model):
    """How many notes a free account has a month, with the date and source of that claim."""

    notes: int = Field(ge=1, le=PEOPLE_IN_MONTH - 1)
    source: Text
    as_of: Line


class Games(Model):
    """`content/games.yaml`: introductions, reasons to choose from, names, notes in a month."""

    games: tuple[Game, ...]
    reasons: tuple[Reason, ...]
    answer_checks: tuple[AnswerCheck, ...]
    answer_faults: tuple[AnswerFault, ...]
    budget: Budget

    @model_validator(mode="after")
    def _complete(self) -> Self:
        each_once("game", (game.id for game in self.games), GAMES)
        each_once("reason", (reason.id for reason in self.reasons))
        each_once("check", (check.id for check in self.answer_checks), REPLY_CHECKS)
        each_once("fault", (fault.id for fault in self.answer_faults), REPLY_FAULTS)
        for choice in ("connect", "follow"):
            if sum(reason.speaks_for == choice for reason in self.reasons) < 2:
                raise ValueError(f"fewer than two reasons speak for {choice!r}; add one")
        return self

    def game(self, game_id: GameId) -> Game:
        """The introduction of that id."""
        return next(game for game in self.games if game.id == game_id)

    def fault_name(self, fault_id: ReplyFaultId) -> str:
        """The name of a fault of an answer."""
        return next(fault.name for fault in self.answer_faults if fault.id == fault_id)

    def reason(self, reason_id: str) -> Reason | None:
        """The reason of that id, if there is one."""
        return next((reason for reason in self.reasons if reason.id == reason_id), None)


# --- content/situations/ ----------------------------------------------------------------------


class Situation(Model):
    """Somebody you might connect with or follow: what you know, the better choice and its why."""

    id: str
    title: Line
    you: Line = Field(description="Who the participant is here, as a headline.")
    them: Line = Field(description="Name and headline of the other.")
    situation: Text = Field(description="What you know of them and what you have, in the you form.")
    best: Choice
    reason: Line = Field(description="The id of the best reason in games.yaml.")
    why: Text = Field(description="Why this is the better choice; also what would change it.")


# --- content/blank_requests/ ------------------------------------------------------------------


class BlankRequest(Model):
    """Somebody who sent a request without a note, and two ways to answer it."""

    id: str
    title: Line
    arrives: Text = Field(description="When and how the request came, in the you form.")
    me: Annotated[Card, with_facts(2, 5), Field(description="Who the participant is here.")]
    them: Annotated[Card, with_facts(1, 4), Field(description="What the sender's page shows.")]
    before: Text = Field(description="An answer that people do send, with a fault or a gap.")
    after: Text = Field(description="A better one, with all six questions of the rubric in it.")
    look_at: Text = Field(description="What changed, in a sentence or two.")


# --- content/inboxes/ -------------------------------------------------------------------------


class Invitation(Model):
    """One note in an inbox, and what a thoughtful recipient would do with it."""

    sender: Card
    note: str
    best: InboxAnswer
    why: Text = Field(description="What this recipient would make of it.")


class Inbox(Model):
    """The invitations that lie before the recipient of the scenario of the same id."""

    id: str
    invitations: tuple[Invitation, ...] = Field(
        min_length=NOTES_IN_INBOX, max_length=NOTES_IN_INBOX
    )

    @model_validator(mode="after")
    def _everybody_once_and_every_answer(self) -> Self:
        each_once("sender", (invitation.sender.name for invitation in self.invitations))
        missing = set(INBOX_ANSWERS) - {invitation.best for invitation in self.invitations}
        if missing:
            raise ValueError(f"nobody is best answered by {sorted(missing)[0]!r}; add somebody")
        return self


# --- content/months/ --------------------------------------------------------------------------


class Consequence(Model):
    """What comes of a move, and what it is worth, 0 (nothing, or harm) to 3."""

    worth: int = Field(ge=0, le=3)
    then: Text


class Candidate(Model):
    """Somebody of a month, and what comes of each move."""

    name: Line
    headline: Line
    known: Text = Field(description="What you know of them, in a sentence or two.")
    note: Consequence
    blank: Consequence
    follow: Consequence
    wait: Consequence

    def after(self, move: Move) -> Consequence:
        """What comes of that move."""
        consequence: Consequence = getattr(self, move)
        return consequence

    @property
    def best(self) -> Move:
        """The move worth most if notes were plenty; of two alike, the quieter, a blank last."""
        quietest_first: tuple[Move, ...] = ("wait", "follow", "note", "blank")
        return max(quietest_first, key=lambda move: self.after(move).worth)

    @model_validator(mode="after")
    def _blank_is_never_best(self) -> Self:
        if self.best == "blank":
            raise ValueError("a blank request is worth most here; give another move as much")
        return self


class Month(Model):
    """The people of a month in which notes are few."""

    id: str
    title: Line
    you: Annotated[Card, with_facts(3, 5), Field(description="Who the participant is here.")]
    people: tuple[Candidate, ...] = Field(min_length=PEOPLE_IN_MONTH, max_length=PEOPLE_IN_MONTH)

    @model_validator(mode="after")
    def _everybody_once(self) -> Self:
        each_once("person", (person.name for person in self.people))
        return self
