"""Somebody who has practised already, put into the database behind a running server."""

from __future__ import annotations

from pathlib import Path

from ccc.canvas import Canvas, NewOwnPerson
from ccc.catalog import open_content, score_on
from ccc.practice import Goal, NewAttempt, Person, SetAside
from ccc.storage import open_store
from ccc.ui.device import DEVICE_COOKIE
from tests.browser.conftest import ROOT, Server, Visitor
from tests.conftest import NOON

NOTE = "Eudes, I read your page on accordions for an hour. I tune hearing aids in Barranquilla."


def page_paths() -> tuple[str, ...]:
    """The path of every page in `pages/`, those not yet written when this was included."""
    stems = sorted(page.stem for page in Path(ROOT / "pages").glob("*.py"))
    return tuple("" if stem == "welcome" else stem for stem in stems if stem != "frame")


def device_of(visitor: Visitor, server: Server) -> str:
    """The token in this browser's cookie; the server is asked for one where there is none."""
    if not visitor.context.cookies():
        visitor.context.request.get(server.url)
    named = {cookie["name"]: cookie["value"] for cookie in visitor.context.cookies()}
    return named[DEVICE_COOKIE]


def somebody_with_something_everywhere(server: Server, visitor: Visitor, nickname: str) -> Person:
    """A participant on this visitor's device with a draft, notes, goals, canvas and own people."""
    content = open_content(ROOT / "content")
    scenarios = [one for one in content.scenarios if one.reserved][:7]
    scenarios += [one for one in content.scenarios if one.id == "accordion-mender"]
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    someone = store.enrol(device_of(visitor, server), nickname, NOON)
    for scenario in scenarios:
        store.open_scenario(someone.id, scenario.id, NOON)
        assessment = score_on(f"{NOTE} {nickname}", scenario, content.rubric)
        attempt = NewAttempt(someone.id, scenario.id, f"{NOTE} {nickname}", 60, assessment)
        store.save_attempt(attempt, NOON)
    scenario_id = scenarios[-1].id
    store.save_draft(someone.id, scenario_id, f"half a thought of {nickname}", NOON)
    store.own.save_goal(someone.id, scenario_id, Goal(f"{nickname} listens", "a setting"), NOON)
    aside = SetAside("value", "Offer something small.", f"{nickname} will not")
    store.own.put_aside(someone.id, scenario_id, aside, NOON)
    store.own.save_canvas(someone.id, Canvas({"who": f"{nickname}, audiologist"}), NOON)
    jo = NewOwnPerson("Jo Lind", f"Aunt of {nickname}", "We met on a train.", "Bakes rye. Sings.")
    store.own.add_person(someone.id, jo, NOON)
    store.own.finish_lesson(someone.id, content.lessons[0].id, NOON)
    store.close()
    return someone
