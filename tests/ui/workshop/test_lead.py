"""What the host's keys and buttons do: to a round of writing, and at the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.collecting import collect_due
from ccc.ui.workshop.lead import MORE_TIME, give_more_time, go, way_on
from ccc.ui.workshop.now import course_now
from ccc.workshop.workshop import Place, Workshop
from ccc.workshop.writing import COLLECTS_FOR, WritingRound
from tests.ui.workshop.conftest import as_it_is, at, begin


def goes(host: Host, workshop: Workshop, to: Place) -> Workshop:
    here = as_it_is(workshop)
    go(host, here, course_now(here), to)
    return as_it_is(workshop)


def the_round(workshop: Workshop, place: Place) -> WritingRound:
    found = resources.store().writing_rounds.of(workshop.id, place.step)
    assert found is not None
    return found


@pytest.fixture
def workshop(away: Host) -> Workshop:
    return begin(away)


@pytest.fixture
def write(workshop: Workshop) -> Place:
    return at(workshop, "write")


def test_a_writing_step_opens_its_round_for_as_long_as_the_step_lasts(
    away: Host, workshop: Workshop, write: Place
) -> None:
    there = goes(away, workshop, write)
    assert the_round(workshop, write).closes == there.ends
    assert resources.store().writing_rounds.going_on(workshop.id) is not None


def test_next_ends_the_round_at_once(away: Host, workshop: Workshop, write: Place) -> None:
    goes(away, workshop, write)
    goes(away, workshop, Place(write.step + 1))
    assert the_round(workshop, write).is_over(now())
    assert the_round(workshop, write).collected is None


def test_a_minute_more_is_one_for_the_phones_too(
    away: Host, workshop: Workshop, write: Place
) -> None:
    there = goes(away, workshop, write)
    assert there.ends is not None
    give_more_time(away, there)
    assert the_round(workshop, write).closes == there.ends + MORE_TIME


def test_going_back_to_a_round_that_was_collected_does_not_open_it_but_a_minute_more_does(
    away: Host, workshop: Workshop, write: Place
) -> None:
    goes(away, workshop, write)
    ended = now() - COLLECTS_FOR - timedelta(seconds=1)
    resources.store().writing_rounds.give_more_time(away, workshop.id, write.step, ended)
    goes(away, workshop, Place(write.step + 1))
    collect_due()

    back = goes(away, workshop, write)
    assert back.ends == ended
    assert resources.store().writing_rounds.going_on(workshop.id) is None

    give_more_time(away, back)
    assert not the_round(workshop, write).is_over(now())


def test_what_leads_on_is_called_next_and_after_the_last_part_the_end(
    away: Host, workshop: Workshop
) -> None:
    label, go_on = way_on(away, workshop, course_now(workshop))
    go_on()
    assert label == "Next"
    assert as_it_is(workshop).place == Place(1)

    last = goes(away, workshop, at(workshop, "close"))
    label, go_on = way_on(away, last, course_now(last))
    go_on()
    assert label == "End the workshop"
    assert not as_it_is(workshop).is_open
