"""Before and after on the screen and on the desk: of all together, and of nobody."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.workshop.results import CAVEATS
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, texts
from tests.ui.workshop.conftest import at, begin, go
from tests.ui.workshop.rounds import room_of


def shown(open_page: OpenPage, page: str, workshop: Workshop) -> str:
    app = open_page(page, w=str(workshop.id))
    assert not app.exception
    charts = [one.proto.alt for one in app.get("vega_lite_chart")]
    return "\n".join([texts(app), *charts])


@pytest.fixture
def results(away: Host) -> Workshop:
    """A workshop whose four people wrote on every turn, and look at it now."""
    workshop = begin(away)
    room_of(workshop, 4)
    return go(away, workshop, at(workshop, "results"))


def test_the_picture_comes_first_then_sentences_then_how_sure_they_are(
    open_page: OpenPage, away: Host, results: Workshop
) -> None:
    picture = shown(open_page, "screen.py", results)
    assert "4 people wrote all three notes. That is few" in picture
    assert "first note from 20 to 23, mean 22" in picture

    sentences = shown(open_page, "screen.py", go(away, results, at(results, "results", 1)))
    assert "4 of 4 before, 4 again, 4 to somebody new." in sentences

    how_sure = shown(open_page, "screen.py", go(away, results, at(results, "results", 2)))
    assert (
        "Those who guessed their points, on average: 65 guessed and 22 reached before" in how_sure
    )
    assert all(caveat in how_sure for caveat in CAVEATS)
    assert "Writer" not in picture + sentences + how_sure


def test_of_a_few_people_no_points_are_shown(open_page: OpenPage, away: Host) -> None:
    workshop = begin(away)
    room_of(workshop, 2)
    said = shown(open_page, "screen.py", go(away, workshop, at(workshop, "results")))
    assert "so that nobody can tell whose points they see" in said
    assert "mean" not in said


def test_the_host_takes_the_picture_from_the_desk(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    room_of(workshop, 4)
    go(maya, workshop, at(workshop, "results"))
    app = open_page("workshop.py", w=str(workshop.id))
    assert not app.exception
    assert [one.proto.label for one in app.get("download_button")] == ["Save as SVG", "Save as PNG"]
