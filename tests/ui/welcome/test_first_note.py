"""The first minute: a note at once, a score, a better note, and only then a nickname."""

from __future__ import annotations

import re
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.load import Content
from ccc.practice.attempts import Participant
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.components.marked_note import weakest
from ccc.ui.frontend.renderer import NOBODYS
from ccc.ui.welcome.first_note_state import better_note
from tests.ui.conftest import OpenPage, in_field, in_html, links, press, texts, write
from tests.ui.welcome.conftest import (
    BETTER,
    LONG,
    WEAK,
    begin,
    first_field,
    people_stored,
    score_first,
    type_first,
    welcome_id,
)

DIFFERENCE = "The difference a few words make"


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_a_stranger_finds_one_person_a_field_in_focus_and_a_button(app: AppTest) -> None:
    scenario, field = resources.content().welcome, first_field(app)
    said = texts(app).replace("\\", "")
    for card in (scenario.sender, scenario.recipient):
        assert card.name in said
        assert all(fact in said for fact in card.facts)
    assert field["look"]["focus"] == 1
    assert field["look"]["limit"] == 140
    assert len(field["levels"]) == 5
    assert labels(app) == ["Score my note"]
    assert [one for one in links(app) if "lessons first" in one or "straight to" in one] == [
        "Read the lessons first",
        "Go straight to practice",
    ]
    assert not app.text_input, "nobody is asked for a name yet"
    assert not app.exception


def test_a_stranger_reads_few_words_before_the_first_score(app: AppTest) -> None:
    """Also those in the field: its label, its hint, the names of the levels."""
    look = first_field(app)["look"]
    levels = [level["name"] for level in first_field(app)["levels"]]
    words = [texts(app), look["label"], look["placeholder"], *levels, *labels(app), *links(app)]
    assert len(" ".join(words).split()) <= 90


def test_levels_show_while_a_stranger_types_but_no_points_and_no_advice(app: AppTest) -> None:
    type_first(app, BETTER)
    assert {level["said"] for level in first_field(app)["levels"]} - {""}
    assert not app.get("metric")
    assert not app.info


def test_the_browser_goes_on_remembering_what_no_server_keeps(app: AppTest) -> None:
    type_first(app, WEAK)
    field = first_field(app)
    assert field["name"] == f"{NOBODYS}{welcome_id()}"
    assert (field["base"], field["kept"]) == ("", False)
    assert in_field(app) == WEAK


def test_a_score_comes_with_a_band_one_step_and_a_better_note(app: AppTest) -> None:
    score_first(app, WEAK)
    assert not app.exception
    rubric, (metric,) = resources.content().rubric, app.get("metric")
    assert metric.label == rubric.band_name(int(metric.value)).capitalize()
    assert f"{metric.value} points of 100" in texts(app)
    assert len(app.info) == 1, "one next step"
    assert DIFFERENCE in texts(app)
    assert "Your note: " in texts(app)
    assert "A better note: " in texts(app)
    assert people_stored() == 0, "nothing is stored before there is a nickname"


def test_beside_a_better_note_both_show_the_words_for_what_was_weakest(app: AppTest) -> None:
    score_first(app, WEAK)
    content = resources.content()
    judged = score_scenario(WEAK, content.welcome, content.rubric)
    better, judged_better = better_note()
    criterion = weakest(judged)
    ours = [
        escape(better[one.start : one.end].strip())
        for one in judged_better.evidence
        if one.criterion == criterion
    ]
    shown = in_html(app).split("<p ")[-1]
    assert sorted(re.findall(r"<mark[^>]*>(.*?)</mark>", shown)) == sorted(ours)
    assert criterion is not None
    assert f"what we found for *{content.rubric.criterion(criterion).name}*" in texts(app)


def test_below_both_notes_stands_each_level_in_words_also_of_what_is_underlined(
    app: AppTest, content: Content
) -> None:
    score_first(app, WEAK)
    lists = [one.value for one in app.caption if one.value.count(" · ") >= 3]
    assert len(lists) == 2
    names = [criterion.name for criterion in content.rubric.criteria]
    for levels in lists:
        assert [level.split(":")[0] for level in levels.split(" · ")] == names


def test_who_can_read_it_is_told_where_a_nickname_is_asked_for(app: AppTest) -> None:
    score_first(app, WEAK)
    said = texts(app)
    assert said.index("Only you can read your notes, and a coach if you say yes") > said.index(
        DIFFERENCE
    )
    asked = [field.label for field in app.text_input]
    assert asked == ["What shall we call you?", "Your code"]


def test_a_note_as_good_as_ours_is_not_called_worse(app: AppTest) -> None:
    note = resources.content().welcome.welcome_note
    score_first(app, note or "")
    assert DIFFERENCE not in texts(app)
    assert "Another note that works" in texts(app)


def test_a_note_over_the_limit_cannot_be_scored_and_is_told_as_on_the_desk(app: AppTest) -> None:
    type_first(app, LONG)
    (button,) = [one for one in app.button if one.label == "Score my note"]
    assert button.disabled
    assert "nobody could send it" in texts(app)
    assert "Keep what fits" in labels(app)
    assert not app.get("metric")


def test_nothing_written_is_told_kindly(app: AppTest) -> None:
    press(app, "Score my note")
    assert "There are no words to score yet" in texts(app)
    assert not app.text_input


@pytest.mark.parametrize("note", ["<script>alert(1)</script> Tom", "**Tom** $x$ :red[no] [a](b)"])
def test_markup_in_a_note_is_data(app: AppTest, note: str) -> None:
    score_first(app, note)
    assert not app.exception
    assert "<script>alert" not in in_html(app)
    assert note not in texts(app)


def test_other_words_after_a_score_get_a_step_of_their_own_and_can_be_scored(app: AppTest) -> None:
    score_first(app, WEAK)
    type_first(app, BETTER)
    assert not app.get("metric")
    press(app, "Score my note")
    assert app.get("metric")


def test_a_browser_that_keeps_no_cookies_is_told_so_beside_the_nickname(app: AppTest) -> None:
    app.session_state["ccc"].remembered = False
    score_first(app, WEAK)
    assert "does not keep our cookie" in texts(app)


def test_a_nickname_that_nobody_can_see_is_asked_for_again(app: AppTest) -> None:
    begin(score_first(app, WEAK), "  ")
    assert "Any name will do" in texts(app)
    assert people_stored() == 0


def test_a_nickname_leads_to_the_desk_where_the_note_and_its_score_stand(app: AppTest) -> None:
    begin(score_first(app, WEAK), "Bo")
    assert not app.exception
    assert "Write to Tom" in texts(app)
    assert in_field(app) == WEAK
    assert app.get("metric")


def test_a_participant_finds_the_next_step_and_no_note_to_begin_with(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, welcome_id(), WEAK)
    app = open_page("welcome.py")
    assert "Good to see you, Ann" in texts(app)
    assert "Score my note" not in labels(app)
    assert "Tom" not in texts(app)
