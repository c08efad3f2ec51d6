"""A host types a key once on a device, which stays open until it is locked or the key ends."""

from __future__ import annotations

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host, Role
from ccc.keys import KEY_LASTS, new_key
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account import host_sign_in
from ccc.ui.account.guessing import BY_DEVICE
from ccc.ui.resources import now
from ccc.ui.state import Session
from tests.ui.conftest import DEVICE, OpenPage, key_typed_here, press, texts

KEY = new_key()


@pytest.fixture
def mara() -> Host:
    """A coach whose key no device knows yet."""
    return resources.store().hosts.new("Mara", Role.COACH, KEY, now())


def type_key(app: AppTest, key: str) -> AppTest:
    next(one for one in app.text_input if one.label == "Your key").set_value(key)
    return press(app, "Open")


def asks(app: AppTest) -> bool:
    return "Your key" in [one.label for one in app.text_input]


def test_a_key_opens_the_page_and_the_device_is_not_asked_again_after_a_reload(
    open_page: OpenPage, mara: Host
) -> None:
    app = open_page("coach.py")
    assert asks(app)
    assert "stays open for 30 days" in texts(app)
    assert not asks(type_key(app, KEY.upper().replace("-", " ")))
    reloaded = open_page("coach.py")
    assert not asks(reloaded)
    assert "Opened with the key of\nMara" in texts(reloaded)


def test_after_thirty_days_the_key_is_asked_for_again(
    open_page: OpenPage, mara: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_key(open_page("coach.py"), KEY)
    late: datetime = now() + KEY_LASTS
    monkeypatch.setattr(host_sign_in, "now", lambda: late)
    assert asks(open_page("coach.py"))


def test_a_wrong_key_is_a_kind_sentence_and_shows_nothing(
    open_page: OpenPage, ann: Participant, mara: Host
) -> None:
    app = type_key(open_page("coach.py"), "guess")
    assert "does not fit" in texts(app)
    assert asks(app)
    assert not app.selectbox
    assert resources.store().hosts.of_device(DEVICE, now()) is None


def test_after_a_handful_of_wrong_keys_even_the_right_one_waits(
    open_page: OpenPage, mara: Host
) -> None:
    app = open_page("coach.py")
    for _ in range(BY_DEVICE):
        type_key(app, "guess")
    type_key(app, KEY)
    assert "Try again in" in texts(app)
    assert asks(app)


def test_a_locked_device_asks_again(open_page: OpenPage) -> None:
    key_typed_here(Role.OWNER)
    app = open_page("coach.py")
    assert not asks(app)
    assert asks(press(app, "Lock this device"))
    assert asks(open_page("coach.py"))


def test_an_ended_key_closes_an_open_page_at_the_next_click(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("coach.py", owner_reads=[ann])
    assert app.dataframe
    (owner,) = resources.store().hosts.all()
    resources.store().hosts.end(owner.name, now())
    app.run()
    assert asks(app)
    assert not app.selectbox


def _a_part_of_a_page() -> None:
    import streamlit as st  # noqa: PLC0415 - a script of its own

    from ccc.ui import resources  # noqa: PLC0415
    from ccc.ui.account.host_sign_in import host_fragment  # noqa: PLC0415

    (host,) = resources.store().hosts.all()
    host_fragment(lambda who: st.markdown(f"For {who.name} alone"))(host)


def test_a_page_that_was_opened_with_another_key_shows_nothing_and_takes_nothing(
    open_page: OpenPage,
) -> None:
    """Its host locked the device in another window, and somebody else typed their key there."""
    key_typed_here(Role.COACH)
    app = open_page("coach.py")
    resources.store().hosts.lock(DEVICE)
    other = key_typed_here(Role.COACH)
    assert "This device was locked in another window" in texts(app.run())
    assert other.name not in texts(app)
    assert other.name in texts(open_page("coach.py"))


def test_whoever_locks_the_device_here_may_have_another_key_typed_here(
    open_page: OpenPage,
) -> None:
    key_typed_here(Role.COACH)
    app = open_page("coach.py")
    press(app, "Lock this device")
    other, key = "Noor", new_key()
    resources.store().hosts.new(other, Role.COACH, key, now())
    app.text_input[0].set_value(key)
    assert other in texts(press(app, "Open"))


def test_a_part_that_is_drawn_by_itself_stops_where_another_window_locked_the_device() -> None:
    key_typed_here(Role.COACH)
    app = AppTest.from_function(_a_part_of_a_page)
    app.session_state["ccc"] = Session(DEVICE, remembered=True)
    assert "For coach no. 1 alone" in texts(app.run())

    resources.store().hosts.lock(DEVICE)

    page = texts(app.run())
    assert "This device was locked in another window" in page
    assert "alone" not in page
