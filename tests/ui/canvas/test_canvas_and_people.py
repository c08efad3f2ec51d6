"""My canvas and my people: saved as one goes, shown as the scorer sees it, erased on request."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.errors import StorageError
from ccc.practice.attempts import NewAttempt, Participant
from ccc.practice.canvas import (
    MOST_PEOPLE,
    Canvas,
    NewOwnPerson,
    OwnPerson,
    own_scenario,
    sender_card,
)
from ccc.scoring.scenarios import score_scenario
from ccc.storage.own_people import OwnThings
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.practice.recipients import ERASED, titles
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, in_field, texts, type_in

UGLY = {
    "html": "<script>alert(1)</script> <b>Jo</b>",
    "markdown": "**Jo** :red[x] $x$ [a](http://b.c) # Jo",
    "right to left": "שר במקהלה \u202eabc",
    "controls": "Jo\x00\x07 Lind\x1b[31m",
    "emoji": "👨‍👩‍👧‍👦" * 11,
}


def add(participant: Participant, **said: str) -> OwnPerson:
    fields = {"name": "Jo Lind", "headline": "", "situation": "", "known": "", **said}
    return resources.store().own.add_person(participant.id, NewOwnPerson(**fields), now())


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


# --- my canvas ----------------------------------------------------------------------------------


def test_every_question_of_the_content_is_asked_with_its_example(
    open_page: OpenPage, ann: Participant
) -> None:
    page = texts(open_page("canvas.py"))
    for question in resources.content().canvas.questions:
        assert plain(question.example) in page


def test_an_answer_is_kept_at_once_and_shown_as_the_scorer_sees_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-who", "Night baker, Tromsø")
    type_in(app, "canvas-care", "- Rye\n- Old maps")
    kept = resources.store().own.canvas(ann.id)
    assert kept == Canvas({"who": "Night baker, Tromsø", "care": "- Rye\n- Old maps"})
    page = texts(app)
    assert "**Ann**  \nNight baker" in page
    assert "- Rye\n- Old maps" in page


def test_the_canvas_is_there_again_in_a_new_session(open_page: OpenPage, ann: Participant) -> None:
    resources.store().own.change_canvas(ann.id, lambda _: Canvas({"care": "Rye"}), now())
    assert in_field(open_page("canvas.py"), "canvas-care") == "Rye"


def test_ten_thousand_characters_are_answered_with_a_sentence_and_stay_in_the_field(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "Rye")
    type_in(app, "canvas-care", "x" * 10_000)
    assert "take out 9,400" in texts(app)
    assert in_field(app, "canvas-care") == "x" * 10_000
    assert resources.store().own.canvas(ann.id).answers["care"] == "Rye"


def test_what_is_too_long_to_be_kept_survives_a_visit_to_another_page(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "x" * 700)
    app.switch_page("progress.py").run()
    app.switch_page("canvas.py").run()
    assert in_field(app, "canvas-care") == "x" * 700
    type_in(app, "canvas-care", "Rye")
    app.switch_page("progress.py").run()
    app.switch_page("canvas.py").run()
    assert in_field(app, "canvas-care") == "Rye"


def test_the_way_back_leads_to_everybody(open_page: OpenPage, ann: Participant) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    button(app, "All my people").click().run()
    assert "Jo Lind" in links(app)


def test_an_answer_with_more_than_twelve_facts_says_how_many_are_not_read(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "\n".join(f"Fact {one}" for one in range(15)))
    assert "3 more are kept" in texts(app)


def test_an_answer_to_a_question_since_taken_out_can_still_be_emptied(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().own.change_canvas(ann.id, lambda _: Canvas({"gone": "Old words"}), now())
    app = open_page("canvas.py")
    assert "- Old words" in texts(app)
    type_in(app, "canvas-gone", "")
    assert resources.store().own.canvas(ann.id).is_empty


def test_what_could_not_be_saved_stays_in_the_field_and_is_saved_at_the_next_report(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    app = open_page("canvas.py")
    with monkeypatch.context() as broken:
        broken.setattr(OwnThings, "change_canvas", full)
        type_in(app, "canvas-care", "Rye")
        assert "The disk is full" in texts(app)
        assert "is sent again by itself" in texts(app)
        assert in_field(app, "canvas-care") == "Rye"
        app.switch_page("progress.py").run()
        app.switch_page("canvas.py").run()
        assert in_field(app, "canvas-care") == "Rye"
    type_in(app, "canvas-care", "Rye")
    assert "disk is full" not in texts(app)
    assert resources.store().own.canvas(ann.id).answers == {"care": "Rye"}


def test_the_later_of_two_windows_wins_an_answer_and_the_other_words_are_offered(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "Rye")
    resources.store().own.change_canvas(ann.id, lambda _: Canvas({"care": "Old maps"}), now())
    type_in(app, "canvas-care", "Rye bread", base="Rye")
    assert resources.store().own.canvas(ann.id).answers["care"] == "Rye bread"
    assert [one.label for one in app.expander if "Another window" in one.label]
    assert "Old maps" in texts(app)


@pytest.mark.parametrize("text", UGLY.values(), ids=UGLY)
def test_any_answer_is_data_and_breaks_no_page(
    open_page: OpenPage, ann: Participant, text: str
) -> None:
    app = open_page("canvas.py")
    for question in ("who", "care"):
        type_in(app, f"canvas-{question}", text)
        assert not app.exception
    assert "<b>" not in texts(app)
    assert resources.store().own.canvas(ann.id).answers["care"] == text.strip()


# --- my people ----------------------------------------------------------------------------------


def test_somebody_is_added_by_name_and_their_facts_are_shown_as_they_are_told(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("people.py")
    app.text_input[0].set_value(" Jo Lind ")
    button(app, "Add").click().run()
    (jo,) = resources.store().own.people(ann.id)
    type_in(app, f"own-{jo.id}-headline", "Head baker, Oslo")
    type_in(app, f"own-{jo.id}-situation", "On a train.")
    type_in(app, f"own-{jo.id}-known", "Bakes rye. Sings alto.")
    (kept,) = resources.store().own.people(ann.id)
    said = (kept.name, kept.headline, kept.situation, kept.known)
    assert said == ("Jo Lind", "Head baker, Oslo", "On a train.", "Bakes rye. Sings alto.")
    assert "- Bakes rye\n- Sings alto" in texts(app)
    assert button(app, "Write to them")


def test_everybody_is_listed_with_a_way_to_write_to_them(
    open_page: OpenPage, ann: Participant
) -> None:
    jo, kim = add(ann), add(ann, name="Kim")
    app = open_page("people.py")
    to_write = [
        one.proto.query_string for one in app.get("page_link") if "Write" in one.proto.label
    ]
    assert [one.replace("%3A", ":") for one in to_write] == [
        f"scenario={jo.scenario_id}",
        f"scenario={kim.scenario_id}",
    ]
    assert {"Jo Lind", "Kim"} <= set(links(app))


def test_the_page_says_where_it_stays_and_who_can_read_it(
    open_page: OpenPage, ann: Participant
) -> None:
    jo = add(ann)
    for app in (open_page("people.py"), open_page("people.py", person=str(jo.id))):
        page = texts(app)
        assert "stays on this server" in page
        assert "Only your coach, who has the key" in page
        assert "would mind" in page


@pytest.mark.parametrize(
    ("name", "sentence"), [("   ", "A name is needed"), ("x" * 81, "take out 1")]
)
def test_a_name_that_will_not_do_is_answered_and_nobody_is_added(
    open_page: OpenPage, ann: Participant, name: str, sentence: str
) -> None:
    app = open_page("people.py")
    app.text_input[0].set_value(name)
    button(app, "Add").click().run()
    assert sentence in texts(app)
    assert resources.store().own.people(ann.id) == ()


def test_a_name_that_is_emptied_stays_and_is_asked_for(
    open_page: OpenPage, ann: Participant
) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    type_in(app, f"own-{jo.id}-name", "")
    assert "Until then they stay “Jo Lind”" in texts(app)
    assert resources.store().own.people(ann.id)[0].name == "Jo Lind"


@pytest.mark.parametrize("of", ["headline", "situation", "known"])
def test_too_long_a_text_about_somebody_is_told_and_stays_in_the_field(
    open_page: OpenPage, ann: Participant, of: str
) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    type_in(app, f"own-{jo.id}-{of}", "x" * 10_000)
    assert "This has 10,000 characters" in texts(app)
    assert in_field(app, f"own-{jo.id}-{of}") == "x" * 10_000
    assert resources.store().own.people(ann.id) == (jo,)


@pytest.mark.parametrize("text", UGLY.values(), ids=UGLY)
def test_any_person_is_data_and_breaks_no_page(
    open_page: OpenPage, ann: Participant, text: str
) -> None:
    jo = add(ann, name=text, headline=text, situation=text, known=text)
    for app in (open_page("people.py"), open_page("people.py", person=str(jo.id))):
        assert not app.exception
        assert "<b>" not in texts(app)
        assert not any("<b>" in label for label in links(app))
        assert not any("**Jo**" in label for label in links(app))


def test_at_most_fifty_people_are_kept(open_page: OpenPage, ann: Participant) -> None:
    for number in range(MOST_PEOPLE):
        add(ann, name=f"Jo {number}")
    app = open_page("people.py")
    assert "You have 50 people here" in texts(app)
    assert not app.text_input


def test_somebody_is_erased_after_one_question(open_page: OpenPage, ann: Participant) -> None:
    jo, kim = add(ann), add(ann, name="Kim")
    resources.store().save_draft(ann.id, jo.scenario_id, "half a thought", now())
    app = open_page("people.py", person=str(jo.id))
    assert button(app, "Erase").disabled
    app.checkbox[0].check().run()
    button(app, "Erase").click().run()
    assert resources.store().own.people(ann.id) == (kim,)
    assert resources.store().draft(ann.id, jo.scenario_id) == ""
    assert "Jo Lind" not in links(app)


def test_somebody_elses_people_are_not_to_be_seen(open_page: OpenPage, ann: Participant) -> None:
    eve = resources.store().enrol("e" * 43, "Eve", now())
    hers = add(eve, name="Secret Sue")
    app = open_page("people.py", person=str(hers.id))
    assert "not here any more" in texts(app)
    assert "Secret Sue" not in texts(app)


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 30, "²", "1; drop table"])
def test_any_number_in_the_address_leads_to_the_list(
    open_page: OpenPage, ann: Participant, asked: str
) -> None:
    app = open_page("people.py", person=asked)
    assert not app.exception
    assert "not here any more" in texts(app)


def test_a_note_to_them_is_kept_but_not_among_the_first_drafts_to_strangers(
    ann: Participant,
) -> None:
    jo, store, content = add(ann, known="Bakes rye"), resources.store(), resources.content()
    scenario = own_scenario(jo, sender_card(ann.nickname, store.own.canvas(ann.id)))
    found = score_scenario("Jo, your rye is why I write.", scenario, content.rubric)
    kept = store.save_attempt(NewAttempt(ann.id, jo.scenario_id, "Hi", None, found), now())
    assert (kept.nth, kept.unseen) == (1, False)


# --- titles -------------------------------------------------------------------------------------


def test_every_scenario_has_a_title_a_person_can_read(ann: Participant) -> None:
    jo = add(ann)
    found = titles(ann.id)
    shipped = resources.content().scenarios[0]
    assert found[shipped.id] == shipped.title
    assert found[jo.scenario_id] == "Jo Lind"
    resources.store().own.erase_person(ann.id, jo.id)
    assert titles(ann.id)[jo.scenario_id] == ERASED
    assert titles(ann.id)["gone-long-ago"] == "Gone long ago"
