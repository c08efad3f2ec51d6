"""A phone becomes the desk of whoever leads."""

from __future__ import annotations

import re

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, links, press, texts
from tests.ui.workshop.conftest import begin, join


def test_a_phone_becomes_the_desk_by_digits_that_its_host_types(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    app = open_page("join.py")
    press(app, "Show the digits")
    (digits,) = re.findall(r"\*\*(\d{6})\*\*", texts(app))

    assert resources.store().lead_requests.grant(away, workshop.id, digits, now())

    assert "Open the desk" in links(app.run())


def test_whoever_leads_need_not_join_for_that_and_is_not_counted(
    open_page: OpenPage, away: Host
) -> None:
    workshop = begin(away)
    app = press(open_page("join.py", code=workshop.code), "Show the digits")
    (digits,) = re.findall(r"\*\*(\d{6})\*\*", texts(app))

    assert resources.store().lead_requests.grant(away, workshop.id, digits, now())

    assert "Open the desk" in links(app.run())
    assert resources.store().workshops.pulses(now())[workshop.id].people == 0
