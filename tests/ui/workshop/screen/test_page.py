"""The screen of the room: how to join, and nobody's name."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.qr import ONLY_HERE
from ccc.ui.resources import now
from ccc.workshop.workshop import OVER, Place
from tests.ui.conftest import OpenPage, texts
from tests.ui.workshop.conftest import as_it_is, begin, join


@pytest.mark.usefixtures("phones")
def test_anybody_sees_the_number_the_address_and_a_code_for_cameras(
    open_page: OpenPage, away: Host
) -> None:
    workshop = begin(away)
    app = open_page("screen.py", w=str(workshop.id))
    assert workshop.code in texts(app)
    assert "192.0.2.7:8501/join" in texts(app)
    assert "QR code that opens the page to join" in "".join(
        one.proto.body for one in app.get("html")
    )
    assert "Nobody is here yet" in texts(app)


def test_where_phones_cannot_come_it_says_so_and_names_the_command(
    open_page: OpenPage, away: Host
) -> None:
    app = open_page("screen.py", w=str(begin(away).id))
    assert ONLY_HERE in texts(app)
    assert "`--host 0.0.0.0`" in ONLY_HERE


def test_it_counts_who_is_here_and_names_nobody(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    app = open_page("screen.py", w=str(workshop.id))
    assert "1 person is here" in texts(app)
    assert "Ann" not in texts(app)


@pytest.mark.parametrize("which", ["99", "x", "", "-1", "1" * 40])
def test_an_address_of_no_workshop_is_told_in_a_sentence(open_page: OpenPage, which: str) -> None:
    assert "There is no workshop at this address." in texts(open_page("screen.py", w=which))


def test_it_says_when_it_is_over(open_page: OpenPage, away: Host) -> None:
    workshop = begin(away)
    resources.store().workshops.close(away, workshop.id, now())
    assert [one.value for one in open_page("screen.py", w=str(workshop.id)).title] == [OVER]


def test_whoever_leads_turns_it_by_keys_and_hides_what_is_on(
    open_page: OpenPage, maya: Host
) -> None:
    workshop = begin(maya)
    app = open_page("screen.py", w=str(workshop.id))
    app.button(key="screen-next").click().run()
    assert as_it_is(workshop).place == Place(1)
    app.button(key="screen-hide").click().run()
    assert as_it_is(workshop).hidden
    assert "One moment, please." in texts(app)
    app.button(key="screen-back").click().run()
    assert as_it_is(workshop).place == Place(0)


def test_two_screens_that_go_on_at_once_go_on_once(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    one, other = (open_page("screen.py", w=str(workshop.id)) for _ in range(2))
    one.button(key="screen-next").click().run()
    other.button(key="screen-next").click().run()
    assert as_it_is(workshop).place == Place(1)


def test_anybody_else_sees_the_picture_and_no_button(open_page: OpenPage, away: Host) -> None:
    assert not open_page("screen.py", w=str(begin(away).id)).button


def test_a_host_of_another_workshop_turns_nothing(
    open_page: OpenPage, maya: Host, away: Host
) -> None:
    assert not open_page("screen.py", w=str(begin(away).id)).button


def test_a_phone_is_made_the_desk_by_its_digits(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    resources.store().lead_requests.ask("a phone", workshop.id, "012345", now())
    app = open_page("screen.py", w=str(workshop.id))
    app.text_input(key="lead-digits").set_value("999999").run()
    assert [one.value for one in app.toast] == ["No phone shows these digits now."]
    app.text_input(key="lead-digits").set_value("012345").run()
    assert resources.store().hosts.of_device("a phone", now()) == maya
