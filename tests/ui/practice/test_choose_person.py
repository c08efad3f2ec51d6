"""Whom to write to: somebody new, somebody to practise on, one's own people."""

from __future__ import annotations

import pytest

from ccc.practice.attempts import Participant, next_new_person
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_reserved_scenario,
    a_training_scenario,
    press,
    texts,
    type_note,
    write,
)
from tests.ui.practice.conftest import JO


def test_somebody_new_is_a_reserved_person_never_opened(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py")
    app.button(key="new-person").click().run()
    (opened,) = resources.store().activity.openings(ann.id)
    scenario = resources.content().scenario(opened)
    assert scenario is not None
    assert scenario.reserved


def test_reserved_people_are_not_listed_before_they_are_met(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py")
    listed = {element.proto.label for element in app.get("page_link")}
    scenarios = resources.content().scenarios
    names = {one.id: f"**{plain(one.recipient.name)}**" for one in scenarios}
    assert not listed & {names[one.id] for one in scenarios if one.reserved}
    assert listed >= {names[one.id] for one in scenarios if not one.reserved}


def test_no_country_is_named_twice_beside_a_person(open_page: OpenPage, ann: Participant) -> None:
    page = texts(open_page("practice.py"))
    assert "Tbilisi Metro\\, Georgia\n" in page
    assert "an Indian station\\, Antarctica\n" in page
    assert "Accordion repairs\\, Valledupar · Colombia\n" in page


def test_who_was_opened_is_not_taken_for_somebody_written_to(
    open_page: OpenPage, ann: Participant
) -> None:
    opened, written = a_reserved_scenario(), a_training_scenario()
    resources.store().activity.open_scenario(ann.id, opened, now())
    write(ann, written, NOTE)
    page = texts(open_page("practice.py"))
    assert page.count("You have opened this one") == 1
    assert page.count("Your best: ") == 1


def test_a_search_finds_names_trades_and_countries_without_their_accents(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("practice.py")
    app.text_input(key="search").set_value("obidos accordion").run()
    assert "Nobody here fits" in texts(app)
    app.text_input(key="search").set_value("COLOMBIA accordion").run()
    page = texts(app)
    assert "Accordion repairs" in page
    assert "Announcer" not in page


@pytest.mark.parametrize(
    "kind",
    ["the next new person", "another new person", "on the list", "better followed", "first", "own"],
)
def test_the_button_brings_somebody_new_at_the_first_click_whoever_is_open(
    kind: str, open_page: OpenPage, ann: Participant
) -> None:
    resources.store().own_people.add(ann.id, JO, now())
    (own,) = resources.store().own_people.of(ann.id)
    scenarios = resources.content().scenarios
    following = next_new_person(scenarios, (), ann.id)
    assert following is not None
    open_now = {
        "the next new person": following.id,
        "another new person": next(
            one.id for one in scenarios if one.reserved and one.id != following.id
        ),
        "on the list": a_training_scenario(),
        "better followed": next(one.id for one in scenarios if one.best == "follow"),
        "first": resources.content().welcome.id,
        "own": own.scenario_id,
    }[kind]
    app = open_page("practice.py", scenario=open_now)
    type_note(app, open_now, NOTE)
    press(app, "Score my note")
    app.button(key="somebody-new").click().run()
    now_open = app.query_params["scenario"]
    assert now_open != open_now
    assert now_open in {one.id for one in scenarios if one.reserved}


def test_once_the_last_new_person_is_met_no_button_promises_another(
    open_page: OpenPage, ann: Participant
) -> None:
    *met, last = [one.id for one in resources.content().scenarios if one.reserved]
    for scenario_id in met:
        resources.store().activity.open_scenario(ann.id, scenario_id, now())
    app = open_page("practice.py", scenario=met[0])
    type_note(app, met[0], NOTE)
    press(app, "Score my note")
    app.button(key="somebody-new").click().run()
    assert app.query_params["scenario"] == last
    type_note(app, last, NOTE)
    press(app, "Score my note")
    assert "somebody-new" not in {button.key for button in app.button}
    assert "You have met everybody" in texts(app)


def test_own_people_are_on_the_list(ann: Participant, open_page: OpenPage) -> None:
    resources.store().own_people.add(ann.id, JO, now())
    app = open_page("practice.py")
    assert r"**Jo \*Lind\***" in {element.proto.label for element in app.get("page_link")}
