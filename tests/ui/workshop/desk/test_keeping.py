"""How long a workshop is kept: said and changed at the desk, and done by whichever page asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, texts
from tests.ui.workshop.conftest import as_it_is, begin
from tests.ui.workshop.rounds import room_of


@pytest.fixture
def over(maya: Host) -> Workshop:
    workshop = begin(maya)
    room_of(workshop, 2)
    resources.store().workshops.close(maya, workshop.id, now())
    return workshop


def test_the_host_chooses_for_how_many_days(open_page: OpenPage, over: Workshop) -> None:
    app = open_page("workshop.py", w=str(over.id))
    (days,) = [one for one in app.selectbox if one.label == "Keep it for"]
    assert (days.value, days.options) == (90, ["30 days", "90 days", "365 days"])
    days.set_value(30).run()
    assert as_it_is(over).keep_until == over.began + timedelta(days=30)


def test_the_first_page_of_a_day_forgets_what_is_due(
    open_page: OpenPage, over: Workshop, maya: Host
) -> None:
    store = resources.store()
    store.workshops.keep_until(maya, over.id, now())
    open_page("welcome.py")
    assert store.keeping.forgotten(maya, over.id) is not None

    app = open_page("workshop.py", w=str(over.id))
    assert not app.exception
    said = texts(app)
    assert "It had 2 people, 6 notes, 0 answers." in said
    assert "Before and after" not in said
    assert not app.get("download_button")


def test_a_day_is_asked_once(open_page: OpenPage, over: Workshop, maya: Host) -> None:
    open_page("welcome.py")
    resources.store().workshops.keep_until(maya, over.id, now())
    open_page("welcome.py")
    assert resources.store().keeping.forgotten(maya, over.id) is None
    st.cache_resource.clear()
    open_page("welcome.py")
    assert resources.store().keeping.forgotten(maya, over.id) is not None
