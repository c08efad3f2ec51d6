"""What every profile page says is dropped from pasted facts and told, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.practice.canvas import facts_in, noise_in
from ccc.practice.profile_noise import split_noise

PASTED = """\
Jo Lind
She/Her
· 2nd
2nd degree connection
Head baker at the station, Oslo
Contact info
500+ connections
Message
Connect
Follow
About
Bakes rye at night. Asked on the radio for a starter …see more
Activity
1,234 followers
Jo Lind posted this • 2w
Show all 12 posts →
Experience
Head baker
Station Bakery · Full-time
"""


def test_of_a_pasted_profile_only_what_it_says_of_the_person_becomes_facts() -> None:
    assert facts_in(PASTED) == (
        "Jo Lind",
        "Head baker at the station, Oslo",
        "Bakes rye at night",
        "Asked on the radio for a starter",
        "Head baker",
        "Station Bakery · Full-time",
    )


def test_what_was_dropped_of_a_pasted_profile_can_be_told_as_it_was_written() -> None:
    assert noise_in(PASTED) == (
        *("She/Her", "· 2nd", "2nd degree connection", "Contact info", "500+ connections"),
        *("Message", "Connect", "Follow", "About", "…see more", "Activity", "1,234 followers"),
        *("Jo Lind posted this • 2w", "Show all 12 posts →", "Experience"),
    )


@pytest.mark.parametrize(
    "line",
    [
        *("Message", "MESSAGE", " connect ", "+ Follow", "See more", "…see more", "... see more"),
        *("500+ connections", "500+", "12,345 followers", "12K followers", "1 comment"),
        *("1st", "2nd", "• 3rd+", "2nd degree connection", "He/Him", "(They/Them)", "she / her"),
        *("Show all 12 posts", "Show all", "Contact info", "Skills", "Languages:", "- About"),
        *("Licenses & certifications", "Like · Comment · Repost", "Jo posted this • 2w"),
    ],
)
def test_a_line_that_stands_on_every_profile_is_no_fact(line: str) -> None:
    assert facts_in(line) == ()
    assert noise_in(line) == (line.strip(),)


@pytest.mark.parametrize(
    "fact",
    [
        "Follow the Fosse Way each June",
        "Message in a bottle club",
        "About to open a second bakery",
        "Experience with rye",
        "Posts videos of ovens",
        "Show all my sketches to neighbours",
        "Has 500 connections on the night bus",
        "Came 2nd in the bread race",
        "Jo Osei is a mutual connection",
        "Head baker · Full-time",
        "He/Him on the badge, baker at heart",
        "3 a.m. is when she bakes… more or less",
        "Connects bakers",
    ],
)
def test_a_line_that_only_begins_like_a_page_is_a_fact(fact: str) -> None:
    assert facts_in(fact) == (fact,)
    assert noise_in(fact) == ()


def test_dropped_lines_do_not_count_among_the_facts_that_are_read() -> None:
    facts = [f"Fact {number}" for number in range(12)]
    assert facts_in("\n".join(["Message", "About", *facts])) == tuple(facts)


@given(st.text(alphabet="Seemorabut123+ ·…./\n-", max_size=300))
def test_any_line_is_kept_or_dropped_and_never_lost(text: str) -> None:
    told, dropped = split_noise(text)
    assert len(told) == len(text.splitlines())
    for line, kept in zip(text.splitlines(), told, strict=True):
        assert kept == line or (line.startswith(kept) and dropped)
