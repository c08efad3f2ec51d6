"""The slots of a session: each remembers one thing of one feature, until somebody else begins."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime.context import StreamlitHeaders

from ccc.ui import resources
from ccc.ui.device_cookie import cookie_name, new_token
from ccc.ui.resources import now
from ccc.ui.state import Session, Slot, begin_afresh, device_of, session

LISTED = Slot[list[str]]("a list, in the tests of slots", list)
NAMED = Slot("a name, in the tests of slots", str)


@pytest.fixture(autouse=True)
def own_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session as it is before any page is run."""
    monkeypatch.setattr(st, "session_state", {"ccc": Session("a device", remembered=True)})


def test_a_slot_holds_what_it_was_made_with_until_something_is_set() -> None:
    LISTED.get().append("grown")
    assert LISTED.get() == ["grown"]
    LISTED.set(["set"])
    assert LISTED.get() == ["set"]
    assert NAMED.get() == ""


def test_two_slots_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two session slots"):
        Slot(LISTED.name, str)


def test_beginning_afresh_empties_every_slot_and_keeps_the_device() -> None:
    LISTED.get().append("of whoever was here")
    NAMED.set("Ann")
    session().just_loaded = False
    st.session_state["a widget"] = "theirs too"
    begin_afresh()
    assert st.session_state == {"ccc": Session("a device", remembered=True)}
    assert (LISTED.get(), NAMED.get()) == ([], "")


def named(token: str) -> str:
    """A cookie of this server's."""
    return f"{cookie_name(resources.store().server_id())}={token}"


def visit_with(cookie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin a session in a browser that sends this header."""
    sent = StreamlitHeaders([("cookie", cookie)])
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=sent))
    monkeypatch.setattr(st, "session_state", {})


def test_a_session_begins_on_the_device_of_the_cookie_whatever_other_cookies_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = new_token(resources.store().cookie_secret())
    visit_with(f'cart[0]=1; g_state={{"i_l":0}}; {named(token)}', monkeypatch)
    assert (session().device, session().remembered) == (token, True)


def test_a_cookie_that_was_made_up_or_has_ended_is_nobodys_device(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left = new_token(resources.store().cookie_secret())
    resources.store().devices.unlink(left)
    for token in ("a" * 43, left):
        visit_with(named(token), monkeypatch)
        assert session().device != token
        assert not session().remembered


def test_a_cookie_put_before_ours_by_somebody_else_does_not_hide_it() -> None:
    token = new_token(resources.store().cookie_secret())
    assert device_of([f"{named('a' * 43)}; {named(token)}"]) == token


def test_whoever_is_known_by_a_cookie_of_before_they_were_signed_stays_known() -> None:
    resources.store().people.enrol("a" * 43, "Ann", now())
    assert device_of([named("a" * 43)]) == "a" * 43


def test_without_a_cookie_the_device_is_remembered_for_this_session_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visit_with("user@site", monkeypatch)
    device = session().device
    assert device
    assert not session().remembered
    assert session().device == device
