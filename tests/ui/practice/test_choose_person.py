"""Whom to write to: somebody new, somebody to practise on, one's own people."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_reserved_scenario, a_training_scenario, texts, write
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
    titles = {one.title for one in resources.content().scenarios if one.reserved}
    assert not listed & {f"**{plain(title)}**" for title in titles}
    assert listed & {f"**{plain(one.title)}**" for one in resources.content().scenarios}


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
    assert page.count("You have written to them") == 1


def test_own_people_are_on_the_list(ann: Participant, open_page: OpenPage) -> None:
    resources.store().own_people.add(ann.id, JO, now())
    app = open_page("practice.py")
    assert r"**Jo \*Lind\***" in {element.proto.label for element in app.get("page_link")}
