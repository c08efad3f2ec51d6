"""A phone while the room writes: the field and *Send*, and nothing judged before time is up."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.scoring import characters
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop import lead
from ccc.ui.workshop.collecting import collect_due
from ccc.ui.workshop.now import course_now
from ccc.ui.workshop.phone.writing import MAY_SHOW, SENT, WROTE_ON
from ccc.workshop.workshop import Place, Workshop
from ccc.workshop.writing import COLLECTS_FOR, TIME_IS_UP, OwnPart
from tests.ui.conftest import NOTE, OpenPage, fields, links, texts, type_note
from tests.ui.workshop.conftest import as_it_is, at, begin, go, join

PRIYA = "refund-letters"


def writes(host: Host, workshop: Workshop, place: Place | None = None) -> int:
    """The number of the step in which the room writes now."""
    there = place or at(workshop, "write")
    go(host, workshop, there)
    return there.step


def ends(host: Host, workshop: Workshop, step: int) -> None:
    """Time was up in the step, more than five seconds ago."""
    ago = now() - COLLECTS_FOR
    resources.store().writing_rounds.give_more_time(host, workshop.id, step, ago)


def part(workshop: Workshop, step: int, who: Participant) -> OwnPart:
    found = resources.store().writing_rounds.part_of(workshop.id, step, who.id)
    assert found is not None
    return found


@pytest.fixture
def workshop(away: Host, ann: Participant) -> Workshop:
    """One that Ann joined."""
    begun = begin(away)
    join(begun, ann)
    return begun


@pytest.fixture
def step(away: Host, workshop: Workshop) -> int:
    return writes(away, workshop)


@pytest.fixture
def app(open_page: OpenPage, step: int) -> AppTest:
    return open_page("join.py")


def field(app: AppTest) -> dict[str, Any]:
    (found,) = fields(app)
    return found


def buttons(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def test_a_note_is_sent_with_its_guess_as_an_attempt_like_any_other(
    app: AppTest, workshop: Workshop, step: int, ann: Participant
) -> None:
    type_note(app, PRIYA, NOTE)
    app.number_input[0].set_value(45)

    app.button(key="send-note").click().run()

    (kept,) = resources.store().attempts.of(ann.id)
    assert (kept.note, kept.forecast, kept.scenario_id, kept.unseen) == (NOTE, 45, PRIYA, True)
    assert kept.assessment.swap is not None
    assert part(workshop, step, ann) == OwnPart(PRIYA, kept, may_show=True)
    assert "Sent." in texts(app)


def test_sending_again_is_another_attempt_and_takes_the_place_of_the_first(
    app: AppTest, workshop: Workshop, step: int, ann: Participant
) -> None:
    for words in (NOTE, f"{NOTE} Priya"):
        type_note(app, PRIYA, words)
        app.button(key="send-note").click().run()
    assert len(resources.store().attempts.of(ann.id)) == 2
    sent = part(workshop, step, ann).attempt
    assert sent is not None
    assert sent.note == f"{NOTE} Priya"


def test_without_feedback_nothing_is_judged_before_the_round_is_over(app: AppTest) -> None:
    type_note(app, PRIYA, NOTE)
    app.button(key="send-note").click().run()
    assert field(app)["levels"] is None
    assert not app.info
    assert not app.metric
    assert "points of 100" not in texts(app)


def test_with_feedback_it_is_judged_as_in_practice(
    open_page: OpenPage, away: Host, workshop: Workshop
) -> None:
    kinds = workshop.plan["steps"]
    again = next(n for n, one in enumerate(kinds, 1) if one.get("feedback"))
    writes(away, workshop, Place(again))
    app = type_note(open_page("join.py"), PRIYA, NOTE)
    assert len(field(app)["levels"]) == 5
    assert app.info
    assert not app.metric


def test_a_note_over_the_limit_cannot_be_sent(app: AppTest, ann: Participant) -> None:
    limit = resources.content().rubric.limit.characters
    long = "a " * limit
    assert characters(long) > limit
    type_note(app, PRIYA, long)
    assert app.button(key="send-note").disabled
    assert field(app)["look"]["limit"] == limit


def test_a_note_without_a_word_is_not_sent(app: AppTest, ann: Participant) -> None:
    type_note(app, PRIYA, "…")
    app.button(key="send-note").click().run()
    assert "There are no words to score yet." in texts(app)
    assert resources.store().attempts.of(ann.id) == ()


def test_the_tick_says_whether_it_may_be_shown_and_is_set_at_first(
    app: AppTest, workshop: Workshop, step: int, ann: Participant
) -> None:
    (tick,) = app.checkbox
    assert (tick.label, tick.value) == (MAY_SHOW, True)
    tick.uncheck().run()
    assert not part(workshop, step, ann).may_show


def test_the_field_closes_by_itself_and_says_so(
    app: AppTest, workshop: Workshop, step: int
) -> None:
    going_on = resources.store().writing_rounds.of(workshop.id, step)
    assert going_on is not None
    look = field(app)["look"]
    assert abs(look["closes"] / 1000 - going_on.closes.timestamp()) < 0.001
    assert look["closed"] == TIME_IS_UP


def test_it_stays_where_it_is_while_it_is_collected_though_the_room_has_gone_on(
    open_page: OpenPage, away: Host, workshop: Workshop, step: int
) -> None:
    here = as_it_is(workshop)
    lead.go(away, here, course_now(here), at(workshop, "notes"))
    app = open_page("join.py")
    assert field(app)["look"]["closes"] <= now().timestamp() * 1000
    assert app.button(key="send-note").disabled


def test_nobody_is_told_to_change_a_sent_note_once_time_is_up(
    app: AppTest, open_page: OpenPage, away: Host, workshop: Workshop
) -> None:
    type_note(app, PRIYA, NOTE)
    app.button(key="send-note").click().run()
    assert SENT in texts(app)
    here = as_it_is(workshop)
    lead.go(away, here, course_now(here), at(workshop, "notes"))
    app = open_page("join.py")
    assert fields(app)
    assert SENT not in texts(app)


def test_what_was_not_sent_is_taken_as_it_stood_and_its_writer_is_told(
    app: AppTest, open_page: OpenPage, away: Host, workshop: Workshop, step: int, ann: Participant
) -> None:
    type_note(app, PRIYA, NOTE)
    ends(away, workshop, step)

    collect_due()
    collect_due()

    (kept,) = resources.store().attempts.of(ann.id)
    assert (kept.note, kept.forecast) == (NOTE, None)
    app = open_page("join.py")
    assert not fields(app)
    assert "Time was up, so we took your note as it was" in texts(app)
    assert "points of 100" not in texts(app) + str(app.metric)
    assert WROTE_ON not in texts(app)
    app.session_state[f"own-note-{workshop.id}-{step}"] = True
    assert f"{kept.assessment.score} points of 100" in texts(app.run())


def test_whoever_wrote_on_without_a_network_finds_what_was_too_late_for_the_room(
    app: AppTest, open_page: OpenPage, away: Host, workshop: Workshop, step: int, ann: Participant
) -> None:
    type_note(app, PRIYA, NOTE)
    ends(away, workshop, step)
    collect_due()
    resources.store().drafts.save(ann.id, PRIYA, f"{NOTE} And more.", now())
    app = open_page("join.py")
    assert WROTE_ON in texts(app)
    assert "Open my note" in links(app)


@pytest.mark.parametrize("typed", ["", "  ", "…"])
def test_blanks_are_not_collected(
    app: AppTest, away: Host, workshop: Workshop, step: int, ann: Participant, typed: str
) -> None:
    type_note(app, PRIYA, typed)
    ends(away, workshop, step)
    collect_due()
    assert resources.store().attempts.of(ann.id) == ()
    assert resources.store().writing_rounds.due(now()) == ()


def test_everybody_writes_to_somebody_new_of_their_own_and_keeps_them_over_a_reload(
    open_page: OpenPage, away: Host, workshop: Workshop, ann: Participant
) -> None:
    kinds = workshop.plan["steps"]
    new = next(n for n, one in enumerate(kinds, 1) if one.get("to") == "new")
    writes(away, workshop, Place(new))

    names = [field(open_page("join.py"))["name"] for _ in range(2)]

    whom = part(workshop, new, ann).scenario_id
    assert names == [f"{ann.id}:{whom}"] * 2
    scenario = resources.content().scenario(whom)
    assert scenario is not None
    assert scenario.reserved
    assert scenario.best == "connect"
    assert whom in resources.store().activity.openings(ann.id)


def test_whoever_writes_again_to_somebody_new_returns_to_their_own(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    write = {"kind": "write", "to": "new", "minutes": 1, "say": "x"}
    plan = resources.content().workshops[-1].to_json()
    plan |= {"steps": [write, write | {"to": "again"}]}
    begun = resources.store().workshops.begin(away, "Twice", plan, now())
    join(begun, ann)
    first = writes(away, begun, Place(1))
    open_page("join.py")
    ends(away, begun, first)
    collect_due()
    second = writes(away, begun, Place(2))
    open_page("join.py")
    assert part(begun, first, ann).scenario_id == part(begun, second, ann).scenario_id


def test_a_person_who_is_gone_from_the_content_is_told_in_a_sentence(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    plan = resources.content().workshops[-1].to_json()
    plan["steps"][1] |= {"to": "gone"}
    begun = resources.store().workshops.begin(away, "Old", plan, now())
    join(begun, ann)
    writes(away, begun, Place(2))
    assert "is not here any more. Look up at the screen." in texts(open_page("join.py"))


def test_words_sent_too_late_are_taken_once_all_the_same(
    app: AppTest, away: Host, workshop: Workshop, step: int, ann: Participant
) -> None:
    """Where the button was still there, for the page had not heard of the end."""
    type_note(app, PRIYA, NOTE)
    ends(away, workshop, step)
    app.button(key="send-note").click().run()
    collect_due()
    assert [one.note for one in resources.store().attempts.of(ann.id)] == [NOTE]
    assert not app.exception
