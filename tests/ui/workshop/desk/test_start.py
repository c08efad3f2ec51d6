"""A host's workshops: one press begins one."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.account.qr import ONLY_HERE
from ccc.ui.resources import now
from ccc.ui.workshop.desk.start import WORKSHOPS_SHOWN
from tests.ui.conftest import OpenPage, links, press, texts
from tests.ui.workshop.conftest import begin


def test_one_press_begins_an_hour_and_opens_its_screen(open_page: OpenPage, maya: Host) -> None:
    app = open_page("workshop.py")
    app.button(key="start-now").click().run()
    (held,) = resources.store().workshops.held_by(maya)
    assert len(held.workshop.plan["steps"]) > 1
    assert held.workshop.code in texts(app)


def test_that_phones_cannot_come_is_said_before_a_workshop_is_started(
    open_page: OpenPage, maya: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ONLY_HERE in texts(open_page("workshop.py"))
    monkeypatch.setenv("CCC_PUBLIC_URL", "http://192.0.2.7:8501")
    assert ONLY_HERE not in texts(open_page("workshop.py"))


def test_every_plan_says_what_it_is_for_and_may_be_started(open_page: OpenPage, maya: Host) -> None:
    app = open_page("workshop.py")
    plans = resources.content().workshops
    assert all(plan.aim in texts(app) for plan in plans)
    app.button(key=f"start-{plans[0].id}").click().run()
    (held,) = resources.store().workshops.held_by(maya)
    assert held.workshop.plan == plans[0].to_json()


def test_ones_own_workshops_are_listed_and_nobody_elses(
    open_page: OpenPage, maya: Host, away: Host
) -> None:
    mine, other = begin(maya, "Mine"), begin(away, "Another")
    over = begin(maya, "Over")
    resources.store().workshops.close(maya, over.id, now())
    app = open_page("workshop.py")
    assert {"**Mine**", "**Over**"} <= set(links(app))
    assert mine.code in texts(app)
    assert "Over since" in texts(app)
    assert other.code not in texts(app)
    assert "**Another**" not in links(app)


def test_the_page_is_in_the_menu_for_hosts_alone(open_page: OpenPage, ann: object) -> None:
    assert "Your key" in [one.label for one in open_page("workshop.py").text_input]


def test_of_many_workshops_the_latest_are_listed_and_earlier_ones_at_a_press(
    open_page: OpenPage, maya: Host
) -> None:
    for number in range(WORKSHOPS_SHOWN + 2):
        begin(maya, f"Room {number}")
    app = open_page("workshop.py")
    assert "**Room 2**" in links(app)
    assert "**Room 1**" not in links(app)

    press(app, "Show earlier ones")

    assert "**Room 0**" in links(app)
    assert "Show earlier ones" not in [button.label for button in app.button]
