"""The composer: live feedback, goal, limits, advice put aside, windows that meet, bad input."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Pool, event
from streamlit.testing.v1 import AppTest

from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import NewOwnPerson
from ccc.ui import resources
from ccc.ui.frontend.renderer import ASSETS, widget_key
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, fields, in_field, texts, type_in, type_note, write

Trouble = Callable[[Path], AbstractContextManager[None]]

SCENARIO = "accordion-mender"
VAGUE = "Hi Eudes, great page, let us connect!"
LONG = (
    "Eudes, I read on your page that your hearing aid swallows the top notes, and I had to smile. "
    "I tune hearing aids in Barranquilla. Shall I send you the setting that leaves them alone?"
)


def note_field(app: AppTest) -> dict[str, Any]:
    """What the browser is given for the field of the note, among those of the goal."""
    (field,) = [one for one in fields(app) if one["name"].endswith(f":{SCENARIO}")]
    return field


@pytest.fixture
def app(open_page: OpenPage, ann: Participant) -> AppTest:
    return open_page("practice.py", scenario=SCENARIO)


def aside_keys() -> list[str]:
    return [f"aside-{SCENARIO}-{criterion}" for criterion in CRITERIA]


def put_aside_button(app: AppTest) -> Any:
    """The button behind "Not this time", which is opened first."""
    for criterion in CRITERIA:
        app.session_state[f"not-{SCENARIO}-{criterion}"] = True
    app.run()
    return next(one for one in app.button if one.key in aside_keys())


# --- feedback as you type ---------------------------------------------------------------------


def test_levels_and_one_next_step_follow_the_typing_but_no_points(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    page = texts(app)
    assert "**Context** missing" in page
    assert [one.proto.title for one in app.info] == ["One next step"]
    assert "100 points" not in page


def test_the_field_is_given_the_words_that_count(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    field = note_field(app)
    assert field["name"] == "1:accordion-mender"
    marked = {text for text, criteria in field["stretches"] if criteria}
    assert "".join(text for text, _ in field["stretches"]) == VAGUE
    assert any("connect" in text for text in marked)


def test_points_are_shown_once_a_try_is_saved(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    assert "of 100 points" in texts(app)
    type_note(app, SCENARIO, VAGUE + " Please.", base=VAGUE)
    assert "**Context** missing" in texts(app)
    assert [one.label for one in app.expander if one.label.startswith("Try 1, before")]


def test_the_scripts_are_files_because_the_content_security_policy_forbids_others() -> None:
    found = {one.name for one in ASSETS.iterdir()}
    assert found == {
        "again.js",
        "characters.js",
        "drafts.js",
        "forget.js",
        "note.css",
        "note.html",
        "note.js",
        "place.css",
        "place.html",
        "place.js",
    }
    for script in ASSETS.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        for forbidden in ("innerHTML", "eval(", "http://", "https://", "insertAdjacentHTML"):
            assert forbidden not in text


# --- drafts -----------------------------------------------------------------------------------


def test_what_is_typed_is_a_draft_at_once(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, "half a")
    assert resources.store().draft(ann.id, SCENARIO) == "half a"
    assert note_field(app)["kept"]


def test_the_later_of_two_windows_wins_and_the_other_text_is_offered(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one")
    resources.store().save_draft(ann.id, SCENARIO, "from elsewhere", now())
    type_note(app, SCENARIO, "one two", base="one")
    assert resources.store().draft(ann.id, SCENARIO) == "one two"
    assert [one.label for one in app.expander if "Another window" in one.label]
    assert "from elsewhere" in texts(app)


def test_a_replaced_text_can_be_taken_back_and_the_other_is_offered(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one")
    resources.store().save_draft(ann.id, SCENARIO, "from elsewhere", now())
    type_note(app, SCENARIO, "one two", base="one")
    next(one for one in app.button if one.label == "Use these instead").click().run()
    assert note_field(app)["put"] == [1, "from elsewhere"]
    assert "one two" in texts(app)
    next(one for one in app.button if one.label == "Let go").click().run()
    assert not [one for one in app.expander if "Another window" in one.label]


def test_the_windows_own_quick_typing_is_no_other_window(app: AppTest) -> None:
    type_note(app, SCENARIO, "one")
    type_note(app, SCENARIO, "one two", base="")
    assert not [one for one in app.expander if "Another window" in one.label]


def test_a_text_the_browser_alone_remembered_and_that_is_older_is_offered(app: AppTest) -> None:
    type_note(app, SCENARIO, "now", base="now", older="typed on a train")
    assert "typed on a train" in texts(app)
    assert note_field(app)["older"] == "typed on a train"


def test_a_new_session_takes_over_what_the_window_reports(
    app: AppTest, ann: Participant, open_page: OpenPage
) -> None:
    type_note(app, SCENARIO, "before the restart")
    again = open_page("practice.py", scenario=SCENARIO)
    type_note(again, SCENARIO, "before the restart and after", base="before the restart")
    assert resources.store().draft(ann.id, SCENARIO) == "before the restart and after"
    assert not [one for one in again.expander if "Another window" in one.label]


# --- what storage refuses ---------------------------------------------------------------------


@contextmanager
def pragma(setting: str) -> Iterator[None]:
    """Every connection of the app begins with this."""

    def begin(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {setting}")

    event.listen(Pool, "checkout", begin)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", begin)


@contextmanager
def locked(tmp_path: Path) -> Iterator[None]:
    """Another program holds the database, and the app's wait for it is cut short."""
    other = sqlite3.connect(tmp_path / "ccc.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pragma("busy_timeout = 50"):
            yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full(_: Path) -> Iterator[None]:
    """There is no room for one page more."""
    with pragma("max_page_count = 1"):
        yield
    with pragma("max_page_count = 100000"):
        resources.store().ready()


TROUBLES = pytest.mark.parametrize(
    ("trouble", "said"), [(locked, "kept it locked"), (full, "Make room on the disk")]
)


@TROUBLES
def test_a_draft_that_storage_refuses_stays_and_is_kept_at_the_next_report(
    app: AppTest, ann: Participant, tmp_path: Path, trouble: Trouble, said: str
) -> None:
    long = VAGUE * 250
    with trouble(tmp_path):
        type_note(app, SCENARIO, long)
        assert not app.exception
        assert said in texts(app)
        assert not note_field(app)["kept"]
        assert in_field(app, f":{SCENARIO}") == long
        assert "**Context**" in texts(app)
    type_note(app, SCENARIO, long)
    assert said not in texts(app)
    assert resources.store().draft(ann.id, SCENARIO) == long


@TROUBLES
def test_a_try_that_storage_refuses_can_be_saved_in_a_moment(
    app: AppTest, ann: Participant, tmp_path: Path, trouble: Trouble, said: str
) -> None:
    long = VAGUE * 250
    type_note(app, SCENARIO, long)
    with trouble(tmp_path):
        app.button(key="score").click().run()
        assert not app.exception
        assert said in texts(app)
    app.button(key="score").click().run()
    assert [one.note for one in resources.store().attempts_of(ann.id)] == [long]
    assert said not in texts(app)


@pytest.mark.parametrize(
    "note",
    [
        VAGUE * 300,
        "a\x00b\x07c\u2028d",
        "\u202eeman ym si siht",
        "שלום, קראתי את הפוסט שלך",
        "👨‍👩‍👧‍👦" * 50,
        "<img src=x onerror=alert(1)> **b** :red[x]",
        "half an emoji \ud83d",
    ],
    ids=["11,000 characters", "control", "override", "rtl", "families", "markup", "surrogate"],
)
def test_whatever_is_pasted_is_kept_looked_at_and_scored(
    app: AppTest, ann: Participant, note: str
) -> None:
    type_note(app, SCENARIO, note)
    assert not app.exception
    assert in_field(app, f":{SCENARIO}") == note
    app.button(key="score").click().run()
    assert not app.exception
    assert resources.store().draft(ann.id, SCENARIO) == note
    assert "<img src=x" not in "".join(str(one.proto.body) for one in app.get("html"))


def test_a_report_that_is_none_is_passed_over(app: AppTest, ann: Participant) -> None:
    for nonsense in ({"typed": 7}, {"typed": {"text": 7}}, {"typed": None}, {}):
        app.session_state[widget_key("note", SCENARIO)] = nonsense
        app.run()
        assert not app.exception
    assert resources.store().draft(ann.id, SCENARIO) == ""


def test_a_note_without_a_word_is_answered_and_is_no_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, "… !")
    app.button(key="score").click().run()
    assert "A blank request scores 0, so we did not count this one" in texts(app)
    assert resources.store().attempts_of(ann.id) == ()


# --- goal first, not this time ----------------------------------------------------------------


def test_a_goal_is_asked_first_kept_and_quoted_in_the_advice(
    app: AppTest, ann: Participant
) -> None:
    type_in(app, f"{SCENARIO}-why_them", "He hums the notes he cannot hear")
    type_in(app, f"{SCENARIO}-what_for", " a Tuesday in his workshop ")
    goal = Goal("He hums the notes he cannot hear", "a Tuesday in his workshop")
    assert resources.store().own.goal(ann.id, SCENARIO) == goal
    next(one for one in app.button if one.label == "On to the note").click().run()
    assert any(one.label.startswith("Your goal: a Tuesday") for one in app.expander)
    type_note(app, SCENARIO, VAGUE)
    assert "You said you want" in texts(app)


def test_too_long_a_goal_is_told_and_stays_in_its_field(app: AppTest, ann: Participant) -> None:
    type_in(app, f"{SCENARIO}-why_them", "x" * 150)
    assert "take out 10" in texts(app)
    assert in_field(app, f"{SCENARIO}-why_them") == "x" * 150
    assert resources.store().own.goal(ann.id, SCENARIO) == Goal()


def test_a_goal_that_storage_refuses_stays_in_its_fields(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    said = "kept it locked"
    with locked(tmp_path):
        type_in(app, f"{SCENARIO}-what_for", "a Tuesday in his workshop")
        assert said in texts(app)
        assert in_field(app, f"{SCENARIO}-what_for").startswith("a Tuesday")
    app.run()
    assert resources.store().own.goal(ann.id, SCENARIO).what_for.startswith("a Tuesday")
    assert said not in texts(app)


def test_the_goal_can_wait(app: AppTest, ann: Participant) -> None:
    assert "A goal first" in texts(app)
    next(one for one in app.button if one.label == "On to the note").click().run()
    assert "A goal first" not in texts(app)
    assert resources.store().own.goal(ann.id, SCENARIO) == Goal()


def test_the_goal_is_not_asked_while_words_stand_in_the_field(
    ann: Participant, open_page: OpenPage
) -> None:
    resources.store().save_draft(ann.id, SCENARIO, VAGUE, now())
    assert "A goal first" not in texts(open_page("practice.py", scenario=SCENARIO))


def test_not_this_time_moves_the_next_advice_up_and_is_remembered(
    app: AppTest, ann: Participant, open_page: OpenPage
) -> None:
    type_note(app, SCENARIO, VAGUE)
    before = app.info[0].value
    put_aside_button(app).click().run()
    assert app.info[0].value != before
    (aside,) = resources.store().own.set_asides(ann.id, SCENARIO)
    again = open_page("practice.py", scenario=SCENARIO)
    assert again.info[0].value != before
    next(one for one in again.button if one.label == "Show 1 put aside").click().run()
    assert again.info[0].value == before
    assert resources.store().own.set_asides(ann.id, SCENARIO) == ()
    assert aside.say


def test_the_reason_for_not_this_time_is_kept_in_ones_own_words(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, VAGUE)
    button = put_aside_button(app)
    key = button.key.removeprefix("aside-")
    app.text_input(key=f"why-else-{key}").set_value("I have met him before")
    button.click().run()
    (aside,) = resources.store().own.set_asides(ann.id, SCENARIO)
    assert aside.reason == "I have met him before"


def test_too_long_a_reason_is_told_and_nothing_is_put_aside(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, VAGUE)
    button = put_aside_button(app)
    key = button.key.removeprefix("aside-")
    app.text_input(key=f"why-else-{key}").set_value("x" * 201)
    button.click().run()
    assert "take out 1." in texts(app)
    assert resources.store().own.set_asides(ann.id, SCENARIO) == ()


def test_when_all_is_put_aside_no_step_is_shown(ann: Participant, open_page: OpenPage) -> None:
    for criterion in CRITERIA:
        resources.store().own.put_aside(ann.id, SCENARIO, SetAside(criterion, "x", ""), now())
    resources.store().save_draft(ann.id, SCENARIO, VAGUE, now())
    app = open_page("practice.py", scenario=SCENARIO)
    assert not app.info
    assert any(one.label == "Show 5 put aside" for one in app.button)


# --- limits, ladder, preview ------------------------------------------------------------------


def test_a_longer_limit_is_named_with_its_date_and_the_try_is_scored_with_it(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, LONG)
    assert "Too long" in texts(app)
    app.radio(key="limit").set_value("linkedin_free").run()
    assert "Too long" not in texts(app)
    assert "As of 2026" in texts(app)
    assert (note_field(app)["look"]["limit"], note_field(app)["look"]["target"]) == (200, 140)
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts_of(ann.id)
    assert kept.assessment.limit == 200


def test_140_is_named_as_the_articles(app: AppTest) -> None:
    assert "The article's 140" in texts(app)


def test_the_same_words_with_more_room_are_another_try(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, LONG)
    app.button(key="score").click().run()
    app.button(key="score").click().run()
    assert "was not counted again" in texts(app)
    app.radio(key="limit").set_value("linkedin_free").run()
    app.button(key="score").click().run()
    limits = [one.assessment.limit for one in resources.store().attempts_of(ann.id)]
    assert limits == [140, 200]


def test_the_chosen_limit_is_in_the_address_for_the_next_load(
    app: AppTest, open_page: OpenPage
) -> None:
    app.radio(key="limit").set_value("linkedin_free").run()
    assert app.query_params["limit"] in ("linkedin_free", ["linkedin_free"])
    again = open_page("practice.py", scenario=SCENARIO, limit="linkedin_free")
    assert again.radio(key="limit").value == "linkedin_free"
    other = open_page("practice.py", scenario=SCENARIO, limit="9000")
    assert other.radio(key="limit").value == resources.content().rubric.default_limit


def test_a_note_of_several_paragraphs_is_struck_out_where_it_falls_off(app: AppTest) -> None:
    type_note(app, SCENARIO, f"{LONG}\n\nAnd there is more to say. \n\n{'Word ' * 90}")
    app.session_state[f"ladder-{SCENARIO}"] = True
    struck = [line for line in texts(app.run()).splitlines() if "~~" in line]
    assert len(struck) == 3
    for line in struck:
        before, lost, after = line.split("~~")
        assert (before[-6:], after) == (":gray[", "]  ")
        assert lost == lost.strip() != ""


def test_a_note_in_another_language_has_no_levels_to_squeeze(app: AppTest) -> None:
    note = (
        "Hola Eudes, leí en tu página que el audífono se traga los agudos y me hizo mucha gracia. "
    )
    page = texts(type_note(app, SCENARIO, note * 2))
    assert not any("Squeeze" in one.label for one in app.expander)
    assert "The score stops at" not in page


def test_the_ladder_is_offered_over_140_and_names_what_falls_off(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    assert not [one for one in app.expander if "Squeeze" in one.label]
    type_note(app, SCENARIO, LONG)
    assert [one for one in app.expander if "Squeeze" in one.label]
    assert "All of it fits" not in texts(app)
    app.session_state[f"ladder-{SCENARIO}"] = True
    app.run()
    assert "All of it fits" in texts(app)
    assert "Value falls from" in texts(app)


def test_the_preview_shows_name_headline_and_what_would_arrive(app: AppTest) -> None:
    type_note(app, SCENARIO, "Hello there " * 20)
    page = texts(app)
    assert "Hearing\\-aid technician" in page
    assert "The rest would not fit in" in page


# --- people of one's own ----------------------------------------------------------------------

JO = NewOwnPerson("Jo *Lind*", "Baker, Oslo", "We met on a night train.", "Sings alto. Bakes rye.")


def test_an_own_person_is_written_to_like_any_other(ann: Participant, open_page: OpenPage) -> None:
    jo = resources.store().own.add_person(ann.id, JO, now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    page = texts(app)
    assert app.title[0].value == r"Jo \*Lind\*"
    assert "Bakes rye" in page
    type_note(app, jo.scenario_id, "Jo, your rye made my week. I bake too, in Bergen.")
    app.button(key="score").click().run()
    (kept,) = resources.store().attempts_of(ann.id)
    assert kept.scenario_id == jo.scenario_id
    assert kept.assessment.score is not None
    assert not [one for one in app.button if one.key == "follow"]


def test_an_empty_card_is_said_to_be_empty_and_the_note_is_scored_all_the_same(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own.add_person(ann.id, NewOwnPerson("Jo", "", "", ""), now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    assert texts(app).count("Nothing is known here yet") == 2
    type_note(app, jo.scenario_id, "Jo, I would like to hear how you bake rye.")
    app.button(key="score").click().run()
    assert len(resources.store().attempts_of(ann.id)) == 1


def test_an_own_person_who_is_gone_leads_back_to_the_list(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own.add_person(ann.id, JO, now())
    resources.store().own.erase_person(ann.id, jo.id)
    assert "not here any more" in texts(open_page("practice.py", scenario=jo.scenario_id))


def test_nobody_sees_the_own_people_of_somebody_else(ann: Participant, open_page: OpenPage) -> None:
    eve = resources.store().enrol("e" * 43, "Eve", now())
    jo = resources.store().own.add_person(eve.id, JO, now())
    page = texts(open_page("practice.py", scenario=jo.scenario_id))
    assert "Bakes rye" not in page
    assert "not here any more" in page


def test_own_people_are_on_the_list(ann: Participant, open_page: OpenPage) -> None:
    resources.store().own.add_person(ann.id, JO, now())
    app = open_page("practice.py")
    assert r"**Jo \*Lind\***" in {element.proto.label for element in app.get("page_link")}


# --- who is not here --------------------------------------------------------------------------


def test_where_nobody_is_here_the_browser_is_told_to_forget_its_drafts(open_page: OpenPage) -> None:
    app = open_page("practice.py")
    names = [one.proto.component_name for one in app.get("bidi_component")]
    assert "career-calibrator-canvas.forget" in names


def test_an_earlier_try_is_shown_in_full_while_the_field_is_empty(
    ann: Participant, open_page: OpenPage
) -> None:
    write(ann, SCENARIO, VAGUE)
    assert "of 100 points" in texts(open_page("practice.py", scenario=SCENARIO))
