"""Who may be written to, by id and by name."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.practice.recipients import ERASED, titles
from ccc.ui.resources import now
from tests.ui.canvas.conftest import add
from tests.ui.conftest import OpenPage, texts
from tests.ui.practice.conftest import JO


def test_an_unknown_person_in_the_address_leads_to_the_choice(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "not here any more" in texts(open_page("practice.py", scenario="gone"))


def test_an_own_person_who_is_gone_leads_back_to_the_list(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own_people.add(ann.id, JO, now())
    resources.store().own_people.erase(ann.id, jo.id)
    assert "not here any more" in texts(open_page("practice.py", scenario=jo.scenario_id))


def test_nobody_sees_the_own_people_of_somebody_else(ann: Participant, open_page: OpenPage) -> None:
    eve = resources.store().people.enrol("e" * 43, "Eve", now())
    jo = resources.store().own_people.add(eve.id, JO, now())
    page = texts(open_page("practice.py", scenario=jo.scenario_id))
    assert "Bakes rye" not in page
    assert "not here any more" in page


def test_every_scenario_goes_by_the_name_of_whom_it_is_written_to(ann: Participant) -> None:
    jo = add(ann)
    theirs = resources.store().own_people
    found = titles(theirs.of(ann.id))
    shipped = resources.content().scenarios[0]
    assert found[shipped.id] == shipped.recipient.name
    assert found[jo.scenario_id] == "Jo Lind"
    theirs.erase(ann.id, jo.id)
    found = titles(theirs.of(ann.id))
    assert found[jo.scenario_id] == ERASED
    assert found["gone-long-ago"] == "Gone long ago"
