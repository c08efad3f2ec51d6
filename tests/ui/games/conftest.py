"""Rounds kept beforehand, other content than is shipped, a clock ahead, a database that refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.games import Inbox, Month
from ccc.content.ids import GameId
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.errors import StorageError
from ccc.games.rounds import NewRound, Points, Round
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.games import seat as page
from ccc.ui.resources import now
from tests.games.months import JUNE, MAY, NOTES
from tests.ui.conftest import press, type_in

BAD = "Eudes, your hearing aid swallows top notes. I tune hearing aids, accordion too: "
THROUGH = BAD + "shall I send you the setting? Ha ha, sucker"


REQUEST = "drains-of-the-market"


def rounds(participant: Participant) -> tuple[Round, ...]:
    return resources.store().games.of(participant.id)


def keep(participant: Participant, game: GameId, gained: int, possible: int) -> None:
    points = Points(gained, possible)
    resources.store().games.begin(NewRound(participant.id, game, "x", (), {}, points), now())


def answer(app: AppTest, words: str) -> AppTest:
    type_in(app, f"reply:{REQUEST}", words)
    return press(app, "Look at my answer")


def attack(app: AppTest, note: str, why: str = "It lies") -> AppTest:
    type_in(app, "beat-why:accordion-mender", why)
    type_in(app, "beat-note:accordion-mender", note)
    return press(app, "Try it")


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Called with the name of something the rounds do, it lets the database refuse that."""

    def refusing(what: str) -> None:
        def refused(*_: object) -> None:
            raise StorageError("The database is locked.")

        monkeypatch.setattr(resources.store().games, what, refused)

    return refusing


@pytest.fixture
def inbox(content: Content) -> Inbox:
    """The inbox of the head teacher who collects excuses."""
    return next(one for one in content.inboxes if one.id == "best-excuse")


@pytest.fixture
def scenario(content: Content, inbox: Inbox) -> Scenario:
    """The scenario whose recipient reads it."""
    found = content.scenario(inbox.id)
    assert found is not None
    return found


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the server's clock be so many seconds ahead."""

    def moved(seconds: float) -> None:
        monkeypatch.setattr(page, "now", lambda: now() + timedelta(seconds=seconds))

    return moved


@pytest.fixture
def with_inbox(
    monkeypatch: pytest.MonkeyPatch, content: Content, inbox: Inbox
) -> Callable[[Inbox | None], None]:
    """Go on with another inbox in the place of the head teacher's, or without any for him."""

    def changed(other: Inbox | None) -> None:
        found = [other if one.id == inbox.id else one for one in content.inboxes]
        inboxes = tuple(one for one in found if one is not None)
        monkeypatch.setattr(resources, "content", lambda: replace(content, inboxes=inboxes))

    return changed


class PlayWith(Protocol):
    def __call__(self, *months: Month, notes: int = NOTES) -> None: ...


@pytest.fixture
def play_with(monkeypatch: pytest.MonkeyPatch, content: Content) -> PlayWith:
    """Play with other months, or another number of notes, than those that are shipped."""

    def changed(*months: Month, notes: int = NOTES) -> None:
        budget = content.games.budget.model_copy(update={"notes": notes})
        games = content.games.model_copy(update={"budget": budget})
        other = replace(content, months=months, games=games)
        monkeypatch.setattr(resources, "open_content", lambda _folder: other)
        resources.content.clear()

    changed(MAY, JUNE)
    return changed
