"""What people in a room see while things break, and that nobody loses a word."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from ccc.access import Host, Role
from ccc.errors import StorageError
from ccc.guesses import Limits, Secret, WrongGuess
from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.storage.database.database import OUT_OF_REACH
from ccc.ui import resources
from ccc.ui.account.guessing import BY_ADDRESS, BY_DEVICE, IN_ALL, _name_of_address
from ccc.ui.resources import now
from ccc.ui.workshop.collecting import collect_due
from ccc.ui.workshop.phone.number import SCAN, way_in
from ccc.workshop.workshop import Place, Workshop
from ccc.workshop.writing import COLLECTS_FOR
from tests.ui.conftest import (
    DEVICE,
    NOTE,
    OpenPage,
    fields,
    in_field,
    links,
    press,
    texts,
    type_note,
    write,
)
from tests.ui.troubles import TROUBLES, Trouble, gone
from tests.ui.workshop.conftest import as_it_is, at, begin, go, join

PRIYA = "refund-letters"


@pytest.fixture
def workshop(maya: Host, ann: Participant) -> Workshop:
    """Led by Maya from this device, and Ann writes in it."""
    begun = begin(maya)
    join(begun, ann)
    there = at(begun, "write")
    go(maya, begun, there)
    return as_it_is(begun)


def time_is_up(maya: Host, workshop: Workshop) -> None:
    ago = now() - COLLECTS_FOR
    resources.store().writing_rounds.give_more_time(maya, workshop.id, workshop.place.step, ago)
    collect_due()


def killed_and_started_anew() -> None:
    """The server, as it is after kill -9: nothing was closed, and no page is remembered."""
    st.cache_resource.clear()


def test_after_the_server_was_killed_everybody_is_back_at_the_step_and_the_draft(
    open_page: OpenPage, workshop: Workshop
) -> None:
    type_note(open_page("join.py"), PRIYA, NOTE)
    screen = texts(open_page("screen.py", w=str(workshop.id)))

    killed_and_started_anew()

    phone = open_page("join.py")
    assert in_field(phone) == NOTE
    assert fields(phone)[0]["kept"]
    assert texts(open_page("screen.py", w=str(workshop.id))) == screen
    assert open_page("workshop.py", w=str(workshop.id)).button(key="desk-next")
    assert as_it_is(workshop).place == workshop.place


@TROUBLES
def test_a_note_that_cannot_be_kept_stays_in_the_field_and_is_sent_later(
    open_page: OpenPage,
    workshop: Workshop,
    ann: Participant,
    tmp_path: Path,
    trouble: Trouble,
    said: str,
) -> None:
    phone = open_page("join.py")
    bo = resources.store().people.enrol("token of bo", "Bo", now())
    with trouble(tmp_path):
        with suppress(StorageError):
            while True:  # until what room there is left has been used
                write(bo, PRIYA, NOTE)
        type_note(phone, PRIYA, NOTE)
        phone.button(key="send-note").click().run()
        assert not phone.exception
        assert texts(phone).count(said) == 1
        assert "Sent." not in texts(phone)
        assert in_field(phone) == NOTE

    type_note(phone, PRIYA, NOTE)
    phone.button(key="send-note").click().run()

    assert said not in texts(phone)
    assert "Sent." in texts(phone)
    assert [one.note for one in resources.store().attempts.of(ann.id)] == [NOTE]


def test_a_database_that_is_gone_for_ten_seconds_costs_nobody_a_word(
    open_page: OpenPage, workshop: Workshop, ann: Participant
) -> None:
    """Pages that are open stay as they are: see `test_pulse.py`. Whoever loads one is told."""
    phone = open_page("join.py")
    with gone():
        assert type_note(phone, PRIYA, NOTE).exception, "the server apologises: see `apology.py`"
        with pytest.raises(StorageError, match=OUT_OF_REACH):
            resources.store().people.of_device(DEVICE)

    # The field says again what it holds until it hears that it was kept.
    type_note(phone, PRIYA, NOTE)

    assert not phone.exception
    assert in_field(phone) == NOTE
    assert resources.store().drafts.text(ann.id, PRIYA) == NOTE


def test_two_desks_on_which_next_is_pressed_at_once_go_on_one_step(
    open_page: OpenPage, maya: Host, workshop: Workshop
) -> None:
    go(maya, workshop, Place(0))
    desks = [open_page("workshop.py", w=str(workshop.id)) for _ in range(2)]

    for desk in desks:
        desk.button(key="desk-next").click().run()

    assert as_it_is(workshop).place == Place(1)
    assert {texts(desk) for desk in [desk.run() for desk in desks]} == {texts(desks[0])}


@pytest.mark.parametrize("typed", [NOTE, ""])
def test_whoever_was_offline_over_the_end_finds_their_words(
    open_page: OpenPage, maya: Host, workshop: Workshop, ann: Participant, typed: str
) -> None:
    """What had reached the server is their note; of what had not, the browser has every word."""
    phone = open_page("join.py")
    if typed:
        type_note(phone, PRIYA, typed)
    time_is_up(maya, workshop)
    go(maya, workshop, at(workshop, "notes"))

    # The phone has the network again, and says what it holds.
    type_note(phone, PRIYA, f"{NOTE} Typed without a network.", base=typed)

    assert not phone.exception
    if typed:
        assert "Time was up, so we took your note as it was" in texts(phone)
        assert [one.note for one in resources.store().attempts.of(ann.id)] == [typed]
    else:
        assert "Time was up before a note of yours reached us." in texts(phone)
        assert "Open my note" in links(phone)
        assert resources.store().attempts.of(ann.id) == ()
    assert "Typed without a network." not in resources.store().drafts.text(ann.id, PRIYA)


def test_while_strangers_try_ten_thousand_numbers_a_room_elsewhere_joins(
    open_page: OpenPage, workshop: Workshop
) -> None:
    looked_at: list[WrongGuess] = []
    began, limits = now() - timedelta(seconds=10), Limits(BY_DEVICE, BY_ADDRESS, IN_ALL)
    for n in range(10_000):
        at = began + timedelta(milliseconds=n)
        guess = WrongGuess(at, Secret.NUMBER, f"device {n}", "an address")
        if not limits.wait(looked_at, guess.device, guess.address, guess.at):
            looked_at.append(guess)
            resources.store().wrong_guesses.add(guess)
    assert len(looked_at) < 40

    phones = [
        open_page("join.py", device=f"{n:02d}".ljust(len(DEVICE), "x"), code=workshop.code)
        for n in range(3)
    ]

    for phone in phones:
        assert "Try again in" not in texts(phone)
        phone.button(key="join-without").click().run()
    assert resources.store().workshops.pulses(now())[workshop.id].people == 1 + len(phones)


def guess_wrong(what: Secret) -> None:
    """Somebody tries more than are looked at, from everywhere, and from the room itself."""
    for number in range(100):
        address = _name_of_address() if number % 2 else f"address {number}"
        guess = WrongGuess(now(), what, f"device {number}", address)
        resources.store().wrong_guesses.add(guess)


@pytest.fixture
def flooded() -> None:
    """The numbers of workshops are tried."""
    guess_wrong(Secret.NUMBER)


@pytest.mark.usefixtures("flooded")
def test_whoever_is_held_up_by_the_guesses_of_others_is_not_blamed_and_told_a_way_in(
    open_page: OpenPage, workshop: Workshop
) -> None:
    phone = open_page("join.py", device="n" * len(DEVICE), code=workshop.code)
    assert "perhaps by somebody else. Try again in" in texts(phone)
    assert SCAN in texts(phone)
    assert phone.number_input[0].value == int(workshop.code)


@pytest.mark.usefixtures("flooded")
def test_whoever_points_the_camera_at_the_screen_is_in_however_many_guess(
    open_page: OpenPage, workshop: Workshop
) -> None:
    asked = parse_qs(urlsplit(way_in(workshop.code)).query)
    for n in range(3):
        device = f"{n:02d}".ljust(len(DEVICE), "x")
        phone = open_page("join.py", device=device, **{name: one[0] for name, one in asked.items()})
        assert "Try again in" not in texts(phone)
        phone.button(key="join-without").click().run()
    assert resources.store().workshops.pulses(now())[workshop.id].people == 1 + 3


def type_key(open_page: OpenPage, key: str) -> str:
    """What a host reads who types a key on a device that is new here."""
    desk = open_page("workshop.py", device="h" * len(DEVICE))
    desk.text_input[0].set_value(key)
    return texts(press(desk, "Open"))


@pytest.fixture
def key() -> str:
    made = new_key()
    resources.store().hosts.new("Maya's deputy", Role.FACILITATOR, made, now())
    return made


@pytest.mark.usefixtures("flooded")
def test_whoever_tries_numbers_in_a_room_does_not_keep_its_hosts_key_out(
    open_page: OpenPage, key: str
) -> None:
    assert "That key does not fit" in type_key(open_page, new_key())
    assert "Maya's deputy" in type_key(open_page, key)


def test_whoever_tries_keys_is_held_up_as_before_and_keeps_nobody_from_joining(
    open_page: OpenPage, workshop: Workshop, key: str
) -> None:
    guess_wrong(Secret.KEY)
    assert "Try again in" in type_key(open_page, key)
    phone = open_page("join.py", device="n" * len(DEVICE), code=workshop.code)
    assert "Try again in" not in texts(phone)
    assert phone.button(key="join-without")
