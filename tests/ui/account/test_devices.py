"""From one device to another: a code, a link, and leaving."""

from __future__ import annotations

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ccc.keys import LINK_LASTS, new_key
from ccc.practice.attempts import Participant
from ccc.storage.database.statements import ENDED, token_hash
from ccc.ui import resources
from ccc.ui.account import devices
from ccc.ui.account.qr import qr_code
from ccc.ui.device_cookie import successor_by
from ccc.ui.resources import now
from tests.participants import everybody
from tests.ui.account.conftest import NICKNAME, code_of, here, type_code
from tests.ui.conftest import DEVICE, OpenPage, press, texts


def codes_shown(app: AppTest) -> list[str]:
    return [one.value for one in app.code]


def test_a_code_is_shown_once_and_opens_the_same_persons_notes(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("yours.py")
    app.button(key="make-code").click().run()
    (code,) = codes_shown(app)
    assert resources.store().devices.person_of_code(code, now()) == ann
    app.run()
    assert codes_shown(app) == []
    assert "a new one replaces it" in texts(app)


def test_whoever_is_here_already_is_named_and_asked_once(
    open_page: OpenPage, ann: Participant, eve: Participant
) -> None:
    app = type_code(open_page("yours.py"), code_of(eve))
    assert here() == ann
    page = texts(app)
    assert "Go on as Eve?" in page
    assert "**Ann** is here now" in page
    assert "no code to them yet" in page
    assert app.button(key="go-on").disabled
    app.checkbox(key="sure-to-go-on").check().run()
    app.button(key="go-on").click().run()
    assert here() == eve
    assert ann in everybody(resources.store())


def test_whoever_is_here_can_stay(open_page: OpenPage, ann: Participant, eve: Participant) -> None:
    app = type_code(open_page("yours.py"), code_of(eve))
    app.button(key="stay").click().run()
    assert here() == ann
    assert "Go on as Eve?" not in texts(app)


def test_a_link_works_once_and_is_drawn_for_a_camera(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    app.button(key="make-link").click().run()
    (link,) = codes_shown(app)
    assert qr_code(link, "QR code of the link below") in [one.proto.body for one in app.get("html")]
    code = link.partition(f"?{devices.LINK}=")[2]
    known = resources.store().devices
    assert known.code_since(ann.id) is None
    assert known.person_of_code(code, now()) == ann
    assert known.person_of_code(code, now() + LINK_LASTS) is None


@pytest.mark.parametrize(
    ("host", "is_here_alone"),
    [("127.0.0.1", True), ("0.0.0.0", True), ("[::]", True), ("192.168.1.20", False)],
)
def test_a_link_that_no_other_device_can_open_says_so(
    open_page: OpenPage,
    ann: Participant,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    is_here_alone: bool,
) -> None:
    app = open_page("yours.py")
    monkeypatch.setattr(st, "context", SimpleNamespace(url=f"http://{host}:8501/yours"))
    app.button(key="make-link").click().run()
    assert ("known to this computer only" in texts(app)) == is_here_alone


def test_a_link_is_not_used_up_by_looking_at_it(open_page: OpenPage, eve: Participant) -> None:
    code = code_of(eve, once=True)
    app = open_page("yours.py", link=code)
    assert "Go on as Eve?" in texts(app)
    assert here() is None
    app.button(key="go-on").click().run()
    assert here() == eve
    assert "link" not in app.query_params
    assert resources.store().devices.person_of_code(code, now()) is None


@pytest.mark.parametrize("before", [timedelta(0), LINK_LASTS])
def test_a_link_that_is_used_or_old_says_so_and_leaves_the_page_as_it_was(
    open_page: OpenPage, ann: Participant, eve: Participant, before: timedelta
) -> None:
    code = code_of(eve, once=True, before=before)
    if not before:
        resources.store().devices.link("f" * 43, code, now())
    app = open_page("yours.py", link=code)
    assert "used already, or it is older" in texts(app)
    assert here() == ann
    assert "On another device" in texts(app)


def test_ones_own_link_opened_on_the_same_device_is_not_used_up(
    open_page: OpenPage, ann: Participant
) -> None:
    code = code_of(ann, once=True)
    assert "here already" in texts(open_page("yours.py", link=code))
    assert resources.store().devices.person_of_code(code, now()) == ann


@pytest.mark.parametrize("link", ["", "\x00", "x" * 5000, "<b>", "ď"])
def test_any_link_at_all_is_a_sentence(open_page: OpenPage, link: str) -> None:
    app = open_page("yours.py", link=link)
    assert not app.exception
    assert app.text_input[0].label == NICKNAME


def test_names_in_the_question_are_data(open_page: OpenPage) -> None:
    mallory = resources.store().people.enrol("m" * 43, "**M** :fire: <b>", now())
    app = open_page("yours.py", link=code_of(mallory))
    assert r"Go on as \*\*M\*\* \:fire\: \<b\>?" in texts(app)


def test_with_a_code_a_device_is_left_at_a_click(open_page: OpenPage, ann: Participant) -> None:
    code = code_of(ann)
    app = open_page("yours.py")
    app.button(key="leave").click().run()
    assert here() is None
    assert app.success[0].proto.title == "You have left this device"
    afterwards = open_page("yours.py", device="f" * 43)
    type_code(afterwards, code)
    assert resources.store().people.of_device("f" * 43) == ann


def test_without_a_code_a_device_is_left_only_after_an_explicit_yes(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("yours.py")
    assert app.button(key="leave").disabled
    app.checkbox(key="sure-to-leave").check().run()
    app.button(key="leave").click().run()
    assert here() is None
    assert everybody(resources.store()) == (ann,)


def test_the_next_person_on_a_device_finds_nothing_of_the_one_before(
    open_page: OpenPage, ann: Participant
) -> None:
    code_of(ann)
    app = open_page("yours.py")
    app.session_state["note-accordion-mender"] = "Ann's own words"
    app.button(key="leave").click().run()
    assert "note-accordion-mender" not in app.session_state
    assert "Ann" not in texts(app)
    app = open_page("yours.py", device="f" * 43)
    app.text_input[0].set_value("Bo")
    press(app, "Begin")
    assert "Ann" not in texts(app)


def test_the_address_alone_makes_nobody_gone(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py", gone="erased", now="1")
    assert not app.success
    assert "fresh-device" not in "".join(one.proto.body for one in app.get("html"))


def ticket_of(app: AppTest) -> str:
    """What the page has the browser's cookie replaced by; empty where it leaves it."""
    found = [one.proto for one in app.get("bidi_component")]
    (ticket,) = [
        json.loads(one.json)["ticket"] for one in found if one.component_name.endswith(".renew")
    ] or [""]
    return str(ticket)


@pytest.mark.parametrize("way", ["a nickname", "a code", "a key"])
def test_whoever_comes_is_given_a_cookie_that_nobody_held_before(
    open_page: OpenPage, eve: Participant, way: str
) -> None:
    app = open_page("coach.py" if way == "a key" else "yours.py")
    assert not ticket_of(app)
    if way == "a nickname":
        app.text_input[0].set_value("Bo")
        press(app, "Begin")
    elif way == "a code":
        type_code(app, code_of(eve))
    else:
        key = new_key()
        resources.store().hosts.first("Mara", key, now())
        app.text_input[0].set_value(key)
        press(app, "Open")
    store = resources.store()
    successor = successor_by(ticket_of(app), store.cookie_secret())
    assert successor is not None
    assert app.session_state["ccc"].device == successor
    assert store.devices.knows(successor)
    store.devices.end(token_hash(DEVICE))
    assert ENDED not in texts(app.run())
    assert not app.text_input or app.text_input[0].label not in {NICKNAME, "Your key"}


def test_a_device_that_is_left_before_its_cookie_came_is_nobodys_by_either(
    open_page: OpenPage,
) -> None:
    app = open_page("yours.py")
    app.text_input[0].set_value("Bo")
    press(app, "Begin")
    app.checkbox(key="sure-to-leave").check().run()
    app.button(key="leave").click().run()
    assert here() is None
    assert resources.store().devices.has_ended(DEVICE)
