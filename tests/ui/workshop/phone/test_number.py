"""The number to join: what is said of one that opens nothing, and the pass that no limit holds."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.guesses import Secret, WrongGuess
from ccc.ui import resources
from ccc.ui.account.guessing import BY_ADDRESS, IN_ALL
from ccc.ui.resources import now
from ccc.ui.workshop.phone.number import NOBODYS, PASS_CHARACTERS, way_in
from ccc.workshop.workshop import CODES
from tests.ui.conftest import DEVICE, OpenPage, texts
from tests.ui.workshop.conftest import begin


@pytest.mark.parametrize(
    ("code", "kept"),
    [("0001", None), ("0", 0), ("482", 482), ("4821", 4821), ("48213", None), ("fair", None)],
)
def test_a_number_in_the_address_that_opens_nothing_is_told_and_stays_in_the_field_as_it_is(
    open_page: OpenPage, code: str, kept: int | None
) -> None:
    app = open_page("join.py", code=code)
    assert NOBODYS in texts(app)
    assert app.number_input[0].value == kept


def test_whoever_only_opens_the_page_is_not_told_of_a_wrong_number(open_page: OpenPage) -> None:
    assert NOBODYS not in texts(open_page("join.py"))
    assert NOBODYS not in texts(open_page("join.py", code=" "))


@pytest.mark.parametrize("made_up", ["", "aaaaaaaa", "pass of another number", "\u2003\u00e9"])
def test_a_pass_that_is_made_up_opens_nothing(
    open_page: OpenPage, away: Host, made_up: str
) -> None:
    workshop = begin(away)
    for number in range(100):
        guess = WrongGuess(now(), Secret.NUMBER, f"device {number}", f"address {number}")
        resources.store().wrong_guesses.add(guess)
    if "another" in made_up:
        made_up = way_in("4821" if workshop.code != "4821" else "5932")[-PASS_CHARACTERS:]
    device = "n" * len(DEVICE)
    phone = open_page("join.py", device=device, code=workshop.code, by=made_up)
    assert "Try again in" in texts(phone)


def test_numbers_are_guessed_by_few_strangers_and_passes_by_none() -> None:
    """The chance to find the one open workshop within an hour of guessing as fast as is let."""
    an_hour = 60
    assert BY_ADDRESS * an_hour / len(CODES) <= 0.2, "from one address; the host sees who joined"
    assert IN_ALL * an_hour / len(CODES) <= 0.4, "from everywhere together"
    # No limit holds these, so we count as many as no server could answer.
    a_year = 365 * 24 * 3600 * 1000
    assert a_year / 32**PASS_CHARACTERS <= 0.03
