"""Somebody who has practised already, put into the database behind a running server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from ccc.content.ids import GameId
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.games.decide import Decided
from ccc.games.month import best_moves, month_points
from ccc.games.rounds import NewRound, Points, WeakSpot
from ccc.practice.attempts import Goal, NewAttempt, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.scoring import Assessment
from ccc.scoring.scenarios import score_scenario
from ccc.storage import Store, open_store
from ccc.ui.device_cookie import cookie_name
from tests.browser.conftest import ROOT, Server, Visitor
from tests.conftest import NOON, shipped_content

NOTE = "Eudes, I read your page on accordions for an hour. I tune hearing aids in Barranquilla."


def page_paths() -> tuple[str, ...]:
    """The path of every page in `pages/`, those not yet written when this was included."""
    stems = sorted(page.stem for page in Path(ROOT / "pages").glob("*.py"))
    return tuple("" if stem == "welcome" else stem for stem in stems if stem != "frame")


def cookie_of(server: Server) -> str:
    """The name of the cookie by which this server knows a device."""
    return _cookie_of(server.folder)


@cache
def _cookie_of(folder: Path) -> str:
    store = open_store(f"sqlite:///{folder / 'ccc.db'}")
    name = cookie_name(store.server_id())
    store.close()
    return name


def device_of(visitor: Visitor, server: Server) -> str:
    """The token in this browser's cookie; the server is asked for one where there is none."""
    return _device_of(visitor.context, server)


def _device_of(context: BrowserContext, server: Server) -> str:
    name = cookie_of(server)
    if name not in _cookies(context):
        context.request.get(server.url)
    return _cookies(context)[name]


def _cookies(context: BrowserContext) -> dict[str, str]:
    return {cookie["name"]: cookie["value"] for cookie in context.cookies()}


def come_in(page: Page, server: Server, nickname: str) -> None:
    """Make the device of this page that of somebody new, whom no page need ask for a nickname."""
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    store.people.enrol(_device_of(page.context, server), nickname, datetime.now(UTC))
    store.close()


def judged(note: str, scenario: Scenario) -> Assessment:
    """What the shipped scorer says of a note to this person, which it is asked once."""
    return _judged(note, scenario.id)


@cache
def _judged(note: str, scenario_id: str) -> Assessment:
    content = shipped_content()
    scenario = content.scenario(scenario_id)
    assert scenario is not None
    return score_scenario(note, scenario, content.rubric)


def type_key(page: Page, server: Server, key: str = "") -> None:
    """Open the coach's desk with this key, or with the owner's."""
    page.goto(f"{server.url}/coach")
    page.get_by_label("Your key").fill(key or server.owner_key)
    page.get_by_role("button", name="Open", exact=True).click()


def somebody_with_something_everywhere(
    server: Server, visitor: Visitor, nickname: str
) -> Participant:
    """A participant on this visitor's device with a draft, notes, goals, canvas and own people.

    A coach may read them.
    """
    content = shipped_content()
    scenarios = [one for one in content.scenarios if one.reserved][:7]
    scenarios += [one for one in content.scenarios if one.id == "accordion-mender"]
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    newcomer = store.people.enrol(device_of(visitor, server), nickname, NOON)
    store.people.allow_coach(newcomer.id, allowed=True)
    someone = replace(newcomer, coach_may=True)
    for scenario in scenarios:
        store.activity.open_scenario(someone.id, scenario.id, NOON)
        attempt = NewAttempt(
            someone.id, scenario.id, f"{NOTE} {nickname}", 60, judged(NOTE, scenario)
        )
        store.attempts.save(attempt, NOON)
    scenario_id = scenarios[-1].id
    store.drafts.save(someone.id, scenario_id, f"half a thought of {nickname}", NOON)
    store.goals.change(
        someone.id, scenario_id, lambda _: Goal(f"{nickname} listens", "a setting"), NOON
    )
    aside = SetAside("value", "Offer something small.", f"{nickname} will not")
    store.goals.put_aside(someone.id, scenario_id, aside, NOON)
    store.own_people.change_canvas(
        someone.id, lambda _: Canvas({"who": f"{nickname}, audiologist"}), NOON
    )
    jo = NewOwnPerson("Jo Lind", f"Aunt of {nickname}", "We met on a train.", "Bakes rye. Sings.")
    store.own_people.add(someone.id, jo, NOON)
    store.activity.finish_lesson(someone.id, content.lessons[0].id, NOON)
    _played(store, someone, content)
    store.close()
    return someone


def _played(store: Store, someone: Participant, content: Content) -> None:
    """A round of every game that ended, and a weak spot that was given."""
    rounds = store.games
    situations = content.situations[:12]
    decided = {one.id: Decided(one.best, one.reason).answer for one in situations}
    inbox, month = content.inboxes[0], content.months[0]
    verdicts = {str(n): one.best for n, one in enumerate(inbox.invitations)}
    moves = {str(n): move for n, move in enumerate(best_moves(month, content.games.budget.notes))}
    plans: dict[GameId, tuple[str, tuple[str, ...], dict[str, str], Points]] = {
        "decide": ("round", tuple(decided), decided, Points(12, 12)),
        "reply": (
            content.blank_requests[0].id,
            (),
            {"reply": f"Thank you! How did you find me? {someone.nickname}"},
            Points(6, 12),
        ),
        "seat": (inbox.id, tuple(verdicts), {**verdicts, "clock": "off"}, Points(8, 8)),
        "month": (month.id, (), moves, month_points(month, list(moves.values()), 5)),
        "beat": (content.scenarios[0].id, (), {"points": "40"}, Points(0, 1)),
    }
    for game, (about, plan, answers, points) in plans.items():
        rounds.begin(NewRound(someone.id, game, about, plan, answers, points), NOON)
    spot = WeakSpot(content.scenarios[0].id, f"{someone.nickname} lies", "A lie", 71, "a1b2", NOON)
    rounds.give_weak_spot(someone.id, spot)
