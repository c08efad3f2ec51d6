"""The file of a cohort: what the button gives, and to whom."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from ccc.access import Host
from ccc.errors import RefusedError
from ccc.reports.cohort_export import COLUMNS
from ccc.ui import resources
from ccc.ui.coaching.cohort.handing_over import zip_for
from tests.conftest import NOON
from tests.ui.conftest import OpenPage, texts

pytestmark = pytest.mark.xdist_group("demo")


def labels(open_page: OpenPage, **query: str) -> list[str]:
    app = open_page("coach.py", **query)
    assert not app.exception
    return [one.proto.label for one in app.get("download_button")]


def test_a_workshops_desk_offers_it_and_everybodys_does_not(
    coach: Host, open_page: OpenPage
) -> None:
    assert "Take this cohort away (ZIP)" in labels(open_page, cohort="1")
    assert "Take this cohort away (ZIP)" not in labels(open_page)


def test_it_says_that_it_holds_the_levels_that_are_hidden_on_the_page(
    coach: Host, open_page: OpenPage
) -> None:
    told = "It also has the tool's levels, which you hide here."
    assert told not in texts(open_page("coach.py", cohort="1"))
    resources.store().marks.hide_levels(coach, wanted=True)
    assert told in texts(open_page("coach.py", cohort="1"))


def test_it_has_every_table_and_whoever_took_back_their_yes_is_in_none(coach: Host) -> None:
    resources.store().people.allow_coach_of(1, 1, NOON, allowed=False)
    with ZipFile(io.BytesIO(zip_for(coach, 1))) as archive:
        assert set(COLUMNS) < set(archive.namelist())
        people = archive.read("people.csv").decode("utf-8")
    assert "Ngozi" not in people
    assert "Piotr" in people


def test_while_names_are_hidden_it_has_numbers_alone(coach: Host) -> None:
    with ZipFile(io.BytesIO(zip_for(coach, 1, hidden=True))) as archive:
        people = archive.read("people.csv").decode("utf-8")
    assert "Piotr" not in people
    assert "said_yes_at" in people


def test_a_guessed_workshop_gives_nothing(coach: Host) -> None:
    with pytest.raises(RefusedError):
        zip_for(coach, 4711)
