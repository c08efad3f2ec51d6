"""The page of one participant: empty, filled, with many notes, on paper, and when it is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Role
from ccc.coaching.marks import Marking
from ccc.content.ids import CRITERIA
from ccc.practice.attempts import NewAttempt, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.ui import resources
from ccc.ui.components.days import day
from ccc.ui.resources import now
from tests.hosts import a_workshop
from tests.ui.coaching.person.conftest import open_person, read, write_some
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_reserved_scenario,
    a_training_scenario,
    in_html,
    key_typed_here,
    links,
    press,
    texts,
    write,
)
from tests.ui.games.conftest import keep
from tests.ui.progress.conftest import first_drafts, headlines

IN_ORDER = (
    "Questions for the talk",
    "First drafts to new people",
    "In their words",
    "What else they did",
    "Notes",
)


def headers(app: AppTest) -> list[str]:
    return [one.value for one in app.header]


def test_of_a_newcomer_it_says_that_there_is_nothing_yet_and_what_to_ask(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_person(open_page, ann)
    page = read(app)
    assert headers(app) == ["Questions for the talk", "In their words", "What else they did"]
    assert "No notes yet" in page
    assert "Nothing yet: no canvas, no goals, no advice put aside." in page
    assert "Nothing yet: no lesson read, no game played." in page
    assert "Nothing stands out." in page


def test_what_is_needed_first_stands_first(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40, 40, 40, 90, 90, 90])
    app = open_person(open_page, ann)
    assert [one.value for one in app.title] == ["Ann"]
    assert f"No. {ann.id}: Outside workshops" in read(app)
    assert headlines(app) == ["Better by 50 points"]
    assert tuple(headers(app)) == IN_ORDER
    assert "To practise next: " in read(app)
    assert "In their last six first drafts it was " in read(app)
    assert "We cannot say yet whether they guess too high or too low" in read(app)


def test_the_cohorts_of_the_coach_are_named_and_the_days_of_joining(
    open_page: OpenPage, ann: Participant
) -> None:
    mara = key_typed_here(Role.COACH)
    for title in ("*Tuesday*", "Friday"):
        workshop = a_workshop(resources.store(), now(), mara, title=title)
        resources.store().seats.join(workshop, ann.id, now(), coach_may=True)
    page = read(open_page("coach.py", person=str(ann.id)))
    assert f"No. {ann.id}: Tuesday, since {day(now())}; Friday, since {day(now())}" in page


@pytest.mark.parametrize(
    ("scores", "news"),
    [([], "no new note"), ([90, 90, 90], "three notes, and the latest first drafts are up by 50")],
)
def test_what_is_new_since_the_coach_looked_is_told(
    open_page: OpenPage, ann: Participant, scores: list[int], news: str
) -> None:
    owner, looked = key_typed_here(Role.OWNER), now() - timedelta(days=3, hours=12)
    resources.store().people.allow_coach(ann.id, allowed=True)
    resources.store().looks.open(owner, ann.id, looked)
    first_drafts(ann, [40, 40, 40, *scores])
    if not scores:
        resources.store().looks.open(owner, ann.id, now() - timedelta(hours=2))
    page = read(open_page("coach.py", person=str(ann.id)))
    assert "Since you last looked, on " in page
    assert news in page


def test_the_look_stays_the_first_one_while_the_page_is_open(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [40])
    app = open_person(open_page, ann)
    for _ in range(2):
        assert "This is your first look at their notes." in read(app.run())
    assert len(resources.store().looks.at(ann.id)) == 1


def test_the_first_drafts_have_their_days_below_them(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40, 50])
    (chart,) = open_person(open_page, ann).get("vega_lite_chart")
    today = now() - timedelta(days=1)
    assert f'["2", "{today.day} {today:%b}"]'.replace('"', r"\"") in chart.proto.spec


def test_what_else_they_did_is_a_line_for_each(open_page: OpenPage, ann: Participant) -> None:
    content, store = resources.content(), resources.store()
    followed = next(one for one in content.scenarios if one.best == "follow")
    write(ann, followed.id, NOTE)
    keep(ann, "month", 40, 53)
    keep(ann, "month", 20, 53)
    store.activity.finish_lesson(ann.id, content.lessons[0].id, now() - timedelta(days=1))
    store.activity.finish_lesson(ann.id, content.lessons[1].id, now())
    page = read(open_person(open_page, ann))
    title = content.lessons[1].title
    assert (
        f"Lessons read: 2 of {len(content.lessons)}, the latest “{title}” on {day(now())}" in page
    )
    assert "Games: “Five notes a month” two times, at best 40 of 53" in page
    name = followed.recipient.name
    assert f"Notes to one person whom it was better to follow: {name}" in page


def test_folded_parts_are_drawn_when_they_are_opened(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40, 50, 60])
    app = open_person(open_page, ann)
    assert len(app.get("vega_lite_chart")) == 1
    app.session_state[f"person-{ann.id}-closer"] = True
    assert len(app.run().get("vega_lite_chart")) == 2
    assert "They practised this week." in read(app)


def test_on_paper_there_is_nothing_to_press_and_the_chart_is_a_picture(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [40, 40, 40, 90, 90, 90])
    app = open_person(open_page, ann, print="1")
    assert tuple(headers(app)) == (*IN_ORDER[:-1], "Notes: the latest 5 of 6")
    assert not app.get("vega_lite_chart")
    assert len(app.get("image")) == 1
    assert not app.main.button
    assert not app.main.expander
    assert links(app) == ["Back"]
    assert "> Hi" in texts(app)


def test_names_that_are_hidden_stand_nowhere_on_the_page_nor_on_paper(
    open_page: OpenPage,
) -> None:
    zoe = resources.store().people.enrol("e" * 43, "Zoe", now())
    write_some(zoe, 1)
    for query in ({}, {"print": "1"}):
        app = open_person(open_page, zoe, hidden="1", cohort="", search="x", **query)
        assert read(app).startswith(f"No. {zoe.id}")
        assert "Zoe" not in read(app) + in_html(app) + str(links(app)) + str(
            app.get("bidi_component")
        )
        ways = [one.proto.query_string for one in app.get("page_link")]
        assert ways
        assert all("hidden=1" in way and "search=x" in way for way in ways)


def test_whoever_marks_first_is_told_nothing_of_what_the_tool_says(
    open_page: OpenPage, ann: Participant
) -> None:
    write_some(ann, 2)
    app = open_person(open_page, ann)
    assert "First drafts to new people" in read(app)
    aside = SetAside("value", "Offer", "")
    resources.store().goals.put_aside(ann.id, a_training_scenario(), aside, now())
    (coach,) = resources.store().hosts.all()
    resources.store().marks.hide_levels(coach, wanted=True)
    write(ann, a_reserved_scenario(), NOTE)

    for query in ({}, {"print": "1"}):
        page = read(open_page("coach.py", person=str(ann.id), **query))
        assert "until you have marked one note of theirs" in page
        for told in (
            "to five more new people",
            "First drafts to new people",
            "Questions",
            "Advice they put",
        ):
            assert told not in page
        assert "A closer look" not in page


def test_whoever_looks_at_the_tools_verdict_after_all_does_not_mark_without_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_person(open_page, ann)
    store = resources.store()
    (coach,) = store.hosts.all()
    store.marks.hide_levels(coach, wanted=True)
    write_some(ann, 1)

    press(app.run(), "Show them now")

    assert "First drafts to new people" in read(app)
    (note,) = store.attempts.of(ann.id)
    store.marks.change(coach, note, lambda _: Marking(dict.fromkeys(CRITERIA, 1)), now())
    store.marks.hand_over(coach, note, now())
    assert not store.received_marks.of(ann.id)[0].blind


def test_all_notes_count_as_seen_once_their_chart_was_shown(
    open_page: OpenPage, ann: Participant
) -> None:
    write_some(ann, 12)
    open_person(open_page, ann)
    store = resources.store()
    (coach,) = store.hosts.all()
    store.marks.hide_levels(coach, wanted=True)

    assert store.marks.hidden(coach, store.attempts.of(ann.id)) == frozenset()


def test_an_erased_participants_page_is_gone_at_the_next_click(
    open_page: OpenPage, ann: Participant
) -> None:
    zuleika = resources.store().people.enrol("e" * 43, "Zuleika", now())
    write(zuleika, a_training_scenario(), NOTE)
    app = open_person(open_page, zuleika)
    resources.store().people.erase(zuleika.id)
    page = texts(app.run())
    assert "erased their data" in page
    assert "Zuleika" not in page
    assert links(app) == ["All participants"]


def test_words_and_names_from_outside_are_shown_as_they_are(
    open_page: OpenPage, own_database: None
) -> None:
    store, nasty = resources.store(), "*x* <b>![](http://x.y/z)\u202e\ud800"
    eve = store.people.enrol("e" * 43, "*x* <b>\u202e", now())
    jo = store.own_people.add(eve.id, NewOwnPerson(nasty, "", "", ""), now())
    store.own_people.change_canvas(eve.id, lambda _: Canvas({"who": nasty}), now())
    write(eve, a_training_scenario(), nasty)
    judged = store.attempts.of(eve.id)[0].assessment
    store.attempts.save(NewAttempt(eve.id, jo.scenario_id, nasty, None, judged), now())
    for query in ({}, {"print": "1"}):
        app = open_person(open_page, eve, **query)
        assert "*x*" not in texts(app)
        assert "![" not in texts(app)
        assert "<b>" not in texts(app) + in_html(app)
        assert [line for line in texts(app).splitlines() if "\u202e" in line] == [
            app.title[0].value
        ]


def test_earlier_marks_and_their_answers_are_told_and_one_that_waits_is_asked_about_first(
    open_page: OpenPage, ann: Participant
) -> None:
    store, owner = resources.store(), key_typed_here(Role.OWNER)
    store.people.allow_coach(ann.id, allowed=True)
    write(ann, a_training_scenario(), NOTE)
    (note,) = store.attempts.of(ann.id)
    store.marks.change(owner, note, lambda _: Marking(comment="Warm,\nand short."), now())
    assert "What coaches said" not in headers(open_page("coach.py", person=str(ann.id)))
    store.marks.hand_over(owner, note, now())
    (mark,) = store.received_marks.of(ann.id)
    store.received_marks.open(ann.id, [mark.id])
    store.received_marks.answer(ann.id, mark.id, "Which words?", now())
    app = open_page("coach.py", person=str(ann.id))
    page = read(app)
    assert headers(app).index("What coaches said") < headers(app).index("Notes")
    assert f"{day(now())}. “Warm, and short.” They answered “Which words?”" in page
    assert "1. You wrote back to me about your note to " in page

    assert "Another mark is in its place now." not in page
    store.marks.begin_again(owner, note, now())
    store.marks.hand_over(owner, note, now())
    assert "“Which words?” Another mark is in its place now." in read(app.run())
