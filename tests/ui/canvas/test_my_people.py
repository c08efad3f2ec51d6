"""Your people: added, changed and erased, and nobody else's business."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.practice.canvas import MOST_PEOPLE, own_scenario, sender_card
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.canvas.conftest import UGLY, add
from tests.ui.conftest import OpenPage, in_field, links, texts, type_in


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def test_the_way_back_leads_to_everybody(open_page: OpenPage, ann: Participant) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    button(app, "All your people").click().run()
    assert "Jo Lind" in links(app)


def test_somebody_is_added_by_name_and_their_facts_are_shown_as_they_are_told(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("people.py")
    app.text_input[0].set_value(" Jo Lind ")
    button(app, "Add").click().run()
    (jo,) = resources.store().own_people.of(ann.id)
    type_in(app, f"own-{jo.id}-headline", "Head baker, Oslo")
    type_in(app, f"own-{jo.id}-situation", "On a train.")
    type_in(app, f"own-{jo.id}-known", "Bakes rye. Sings alto.")
    (kept,) = resources.store().own_people.of(ann.id)
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
        assert "Only you can read it, and a coach to whom you say yes" in page
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
    assert resources.store().own_people.of(ann.id) == ()


def test_a_name_that_is_emptied_stays_and_is_asked_for(
    open_page: OpenPage, ann: Participant
) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    type_in(app, f"own-{jo.id}-name", "")
    assert "Until then they stay “Jo Lind”" in texts(app)
    assert resources.store().own_people.of(ann.id)[0].name == "Jo Lind"


@pytest.mark.parametrize("of", ["headline", "situation", "known"])
def test_too_long_a_text_about_somebody_is_told_and_stays_in_the_field(
    open_page: OpenPage, ann: Participant, of: str
) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    type_in(app, f"own-{jo.id}-{of}", "x" * 10_000)
    assert "This has 10,000 characters" in texts(app)
    assert in_field(app, f"own-{jo.id}-{of}") == "x" * 10_000
    assert resources.store().own_people.of(ann.id) == (jo,)


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
    resources.store().drafts.save(ann.id, jo.scenario_id, "half a thought", now())
    app = open_page("people.py", person=str(jo.id))
    assert button(app, "Erase").disabled
    app.checkbox[0].check().run()
    button(app, "Erase").click().run()
    assert resources.store().own_people.of(ann.id) == (kim,)
    assert resources.store().drafts.text(ann.id, jo.scenario_id) == ""
    assert "Jo Lind" not in links(app)


def test_somebody_elses_people_are_not_to_be_seen(open_page: OpenPage, ann: Participant) -> None:
    eve = resources.store().people.enrol("e" * 43, "Eve", now())
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
    scenario = own_scenario(jo, sender_card(ann.nickname, store.own_people.canvas(ann.id)))
    found = score_scenario("Jo, your rye is why I write.", scenario, content.rubric)
    kept = store.attempts.save(NewAttempt(ann.id, jo.scenario_id, "Hi", None, found), now())
    assert (kept.nth, kept.unseen) == (1, False)


def test_what_a_pasted_profile_says_of_the_page_is_no_fact_and_is_told(
    open_page: OpenPage, ann: Participant
) -> None:
    jo = add(ann)
    app = open_page("people.py", person=str(jo.id))
    type_in(app, f"own-{jo.id}-known", "Bakes rye\nMessage\nConnect\n500+ connections")
    assert "- Bakes rye" in texts(app)
    assert "- Message" not in texts(app)
    told = (
        "Left out, because every profile page has this: “Message”, “Connect”, “500+ connections”."
    )
    assert told in texts(app).replace("\\", "")
    assert in_field(app, f"own-{jo.id}-known").endswith("500+ connections")
