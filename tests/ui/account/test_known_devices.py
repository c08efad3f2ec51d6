"""A participant sees the devices that know them, a host those with their key, and ends each."""

from __future__ import annotations

from ccc.access import Role
from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.account.conftest import NICKNAME, code_of
from tests.ui.conftest import OpenPage, press, texts

PHONE = "f" * 43


def test_one_device_is_named_and_can_only_be_left(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    assert "**This device**, since" in texts(app)
    assert "Device 2" not in texts(app)
    assert "Forget device 2" not in [one.label for one in app.button]


def test_another_device_is_forgotten_at_a_press_and_asks_who_is_there(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().devices.link(PHONE, code_of(ann), now())
    app = open_page("yours.py")
    assert "Device 2, since" in texts(app)
    press(app, "Forget device 2")
    assert "Device 2" not in texts(app)
    assert resources.store().people.of_device(PHONE) is None
    assert "Ann" in texts(app)
    phone = open_page("yours.py", device="g" * 43)
    assert phone.text_input[0].label == NICKNAME


def test_two_other_devices_have_buttons_of_different_names(
    open_page: OpenPage, ann: Participant
) -> None:
    for device in (PHONE, "t" * 43):
        resources.store().devices.link(device, code_of(ann), now())
    app = open_page("yours.py")
    assert {"Forget device 2", "Forget device 3"} <= {one.label for one in app.button}
    assert "Device 3, since" in texts(app)


def test_a_host_locks_the_device_that_was_left_in_the_seminar_room(open_page: OpenPage) -> None:
    store, key = resources.store(), new_key()
    mara = store.hosts.new("Mara", Role.COACH, key, now())
    for device in ("d" * 43, PHONE):
        store.hosts.open(device, key, now())
    app = open_page("coach.py")
    press(app, "Lock device 2")
    assert store.hosts.of_device(PHONE, now()) is None
    assert store.hosts.of_device("d" * 43, now()) == mara
    assert "Lock device 2" not in [one.label for one in app.button]
