"""Charts leave the page as files, drawn without asking anybody."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from ccc.charts.levels import level_spec
from ccc.charts.revisions import revision_spec
from ccc.charts.room import room_spec
from ccc.charts.votes import votes_spec
from ccc.content.load import Content
from ccc.reports.chart_image import WIDTH, chart_png, chart_svg
from ccc.workshop.polls import duel_poll
from ccc.workshop.results import room_results
from tests.attempts import attempt
from tests.reports.conftest import MakeCard


@pytest.mark.parametrize("draw", [level_spec, revision_spec])
def test_a_chart_becomes_an_svg_and_a_png(make_card: MakeCard, content: Content, draw) -> None:  # type: ignore[no-untyped-def]
    pair = make_card().pair
    spec = draw([pair.before, pair.after], {pair.before.scenario_id: "<i>A & B"}, content.rubric)
    svg = Xml.fromstring(chart_svg(spec))
    assert float(svg.get("width", "0")) > WIDTH
    assert chart_png(spec).startswith(b"\x89PNG")


@pytest.mark.parametrize("large", [False, True])
def test_the_charts_of_a_room_become_files_too(large: bool) -> None:
    notes = [attempt(str(who), score=10 * who) for who in range(3)]
    written = [replace(note, person_id=who) for who, note in enumerate(notes)]
    for spec in (
        room_spec(room_results({"first": written}), large=large),
        votes_spec(duel_poll(["left", "right", "left"])),
    ):
        assert float(Xml.fromstring(chart_svg(spec)).get("width", "0")) > WIDTH
        assert chart_png(spec).startswith(b"\x89PNG")


def test_a_chart_that_asks_for_data_elsewhere_is_not_drawn() -> None:
    spec = {"data": {"url": "http://127.0.0.1:9/data.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError, match="External data url not allowed"):
        chart_svg(spec)
