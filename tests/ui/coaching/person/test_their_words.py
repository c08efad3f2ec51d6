"""What a participant says in their own words, as a coach reads it."""

from __future__ import annotations

from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import Canvas
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.coaching.person.conftest import open_person, read
from tests.ui.conftest import OpenPage

MENDER = "accordion-mender"


def name() -> str:
    mender = resources.content().scenario(MENDER)
    assert mender is not None
    return mender.recipient.name


def canvas(ann: Participant, **answers: str) -> None:
    resources.store().own_people.change_canvas(ann.id, lambda _: Canvas(answers), now())


def goal(ann: Participant, scenario_id: str, why_them: str, what_for: str) -> None:
    wanted = Goal(why_them, what_for)
    resources.store().goals.change(ann.id, scenario_id, lambda _: wanted, now())


def test_goals_advice_put_aside_and_the_canvas_are_quoted(
    open_page: OpenPage, ann: Participant
) -> None:
    goal(ann, MENDER, "She listens", "a setting")
    aside = SetAside("value", "Offer something small.", "It looks like a bribe.")
    resources.store().goals.put_aside(ann.id, MENDER, aside, now())
    canvas(ann, who="Audiologist in Leeds", give="A list")
    page = read(open_person(open_page, ann))
    assert "On their canvas: “Audiologist in Leeds”" in page
    assert f"- {name()}: why them “She listens”, what for “a setting”" in page
    assert (
        f"- Value, to {name()}: “Offer something small.”, because “It looks like a bribe.”"
    ) in page


def test_of_a_goal_that_was_emptied_nothing_is_told_and_of_half_of_one_that_half(
    open_page: OpenPage, ann: Participant
) -> None:
    goal(ann, MENDER, "", " ")
    assert "What they want" not in read(open_person(open_page, ann))
    goal(ann, MENDER, "", "a setting")
    assert f"- {name()}: what for “a setting”" in read(open_person(open_page, ann))


def test_without_a_reason_it_is_said_that_there_is_none(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().goals.put_aside(ann.id, MENDER, SetAside("value", "Offer.", ""), now())
    assert "“Offer.”, without a reason" in read(open_person(open_page, ann))


def test_the_canvas_is_told_by_its_first_line_whatever_was_answered(
    open_page: OpenPage, ann: Participant
) -> None:
    canvas(ann, work="\n Plans rounds\nTeaches")
    page = read(open_person(open_page, ann))
    assert "On their canvas: “Plans rounds”" in page
    assert "Teaches" not in page


def test_three_are_read_at_once_the_latest_first_and_earlier_ones_when_asked_for(
    open_page: OpenPage, ann: Participant
) -> None:
    for number in range(5):
        aside = SetAside("value", f"Advice {number}", "")
        resources.store().goals.put_aside(ann.id, MENDER, aside, now())
    app = open_person(open_page, ann)
    told = [line.split("“")[1][:8] for line in read(app).splitlines() if "“Advice" in line]
    assert told == ["Advice 4", "Advice 3", "Advice 2"]
    assert "2 earlier" in [one.label for one in app.expander]
    app.session_state[f"person-{ann.id}-asides"] = True
    assert "Advice 0" in read(app.run())
