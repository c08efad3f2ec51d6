"""The fact ledger and the swap test, as the writer of a note reads them."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from tests.ui.conftest import OpenPage, texts, write

SCENARIO = "accordion-mender"


def test_a_claim_that_the_card_denies_is_shown_first_and_kindly(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, I am a vet in Quito and read your page on reeds.")
    page = texts(open_page("practice.py", scenario=SCENARIO))
    assert "The card says it differently" in page
    assert "Is yours the newer fact?" in page


def test_a_claim_on_the_card_is_borne_out_with_the_fact(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, your hearing aid swallows the top notes, you write.")
    page = texts(open_page("practice.py", scenario=SCENARIO))
    assert "The card bears this out" in page
    assert "swallows the top notes" in page


def test_the_swap_test_names_the_words_that_make_a_note_theirs(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, SCENARIO, "Eudes, your hearing aid swallows the top notes, you write. Mine did.")
    assert "These words made it theirs" in texts(open_page("practice.py", scenario=SCENARIO))


def test_a_template_has_nothing_that_would_break(open_page: OpenPage, ann: Participant) -> None:
    write(ann, SCENARIO, "Hi, I would love to connect and stay in touch.")
    assert "Nothing here would break yet" in texts(open_page("practice.py", scenario=SCENARIO))
