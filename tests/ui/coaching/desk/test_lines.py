"""A line for each who may need a talk, until the coach has seen it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ccc.coaching.marks import Marking
from ccc.coaching.reasons import SCORES_WAIT
from ccc.practice.attempts import NewAttempt, Participant, SetAside
from ccc.scoring.scenarios import score_by_id
from ccc.ui import resources
from ccc.ui.coaching.desk import lines
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, links, texts
from tests.ui.progress.conftest import first_drafts

AGO = timedelta(weeks=3)


def wrote_weeks_ago(who: Participant, *, asides: int = 0) -> None:
    scenario_id, store = a_training_scenario(), resources.store()
    judged = score_by_id(resources.content(), scenario_id, NOTE)
    assert judged is not None
    store.attempts.save(NewAttempt(who.id, scenario_id, NOTE, None, judged), now() - AGO)
    for _ in range(asides):
        store.goals.put_aside(who.id, scenario_id, SetAside("value", "Offer", "*No* bribes"), now())


def on_lines(app: AppTest) -> list[str]:
    """The ids of those who have a line, in its order."""
    return [one.key.removeprefix("seen-") for one in app.button if str(one.key).startswith("seen-")]


def test_a_line_has_a_name_that_opens_a_sentence_and_the_other_reasons_behind_it(
    open_page: OpenPage, ann: Participant
) -> None:
    wrote_weeks_ago(ann, asides=3)
    app = open_page("coach.py", owner_reads=[ann])
    assert not app.exception
    assert any("no note for three weeks" in one for one in links(app))
    (name,) = [one for one in app.get("page_link") if "Ann" in one.proto.label]
    assert f"person={ann.id}" in name.proto.query_string
    (more,) = [one for one in app.get("popover") if "more" in one.proto.popover.label]
    assert more.proto.popover.label == "and one more"
    assert "“\\*No\\* bribes”" in texts(app)


def test_no_line_and_no_column_tells_of_scores_to_whoever_hides_the_tools_levels(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [90, 90, 90, 30, 30, 30])
    app = open_page("coach.py", owner_reads=[ann])
    assert "lower by 60 points" in str(links(app))
    app.toggle(key="hide-levels").set_value(True).run()
    (owner,) = resources.store().hosts.all()
    assert resources.store().marks.hides_levels(owner)
    assert "points" not in str(links(app))
    assert any(plain(SCORES_WAIT) in one for one in links(app))
    assert on_lines(app) == [str(ann.id)]
    assert set(app.dataframe[0].value) == {"Name", "Last note", "Notes", "New people"}
    assert app.selectbox(key="everybody-sort").options == [
        "Last note",
        "Name",
        "Notes",
        "New people",
    ]


def test_what_was_seen_is_away_for_two_weeks_and_after_a_reload_too(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote_weeks_ago(ann)
    app = open_page("coach.py", owner_reads=[ann])
    app.button(key=f"seen-{ann.id}").click().run()
    assert on_lines(app) == []
    assert "Nobody stands out today" in texts(app)
    assert on_lines(open_page("coach.py")) == []
    later = now() + timedelta(days=15)
    monkeypatch.setattr(lines, "now", lambda: later)
    assert on_lines(open_page("coach.py")) == [str(ann.id)]


def test_where_somebody_took_back_their_yes_the_line_is_gone_without_a_word_of_them(
    open_page: OpenPage,
) -> None:
    zoe = resources.store().people.enrol("e" * 43, "Zoe", now())
    wrote_weeks_ago(zoe)
    app = open_page("coach.py", owner_reads=[zoe])
    resources.store().people.allow_coach(zoe.id, allowed=False)
    app.button(key=f"seen-{zoe.id}").click().run()
    assert not app.exception
    assert on_lines(app) == []
    assert "Zoe" not in texts(app) + str(links(app))


def test_ten_lines_stand_at_first_and_the_others_when_they_are_asked_for(
    open_page: OpenPage, ann: Participant
) -> None:
    store = resources.store()
    people = [
        store.people.enrol(f"token {number}", f"P{number}", now() - AGO) for number in range(12)
    ]
    app = open_page("coach.py", owner_reads=people)
    assert len(on_lines(app)) == 10
    assert app.button(key="more-lines").label == "Show 2 more"
    app.button(key="more-lines").click().run()
    assert len(on_lines(app)) == 12
    assert not [one for one in app.button if one.key == "more-lines"]


def test_what_was_put_away_is_not_among_those_that_can_be_shown(
    open_page: OpenPage, ann: Participant
) -> None:
    store = resources.store()
    people = [
        store.people.enrol(f"token {number}", f"P{number}", now() - AGO) for number in range(13)
    ]
    app = open_page("coach.py", owner_reads=people)
    app.button(key=f"seen-{people[0].id}").click().run()
    assert app.button(key="more-lines").label == "Show 2 more"
    app.button(key="more-lines").click().run()
    assert on_lines(app) == [str(one.id) for one in people[1:]]


def test_whoever_answered_a_mark_waits_for_a_reply_before_all_else(
    open_page: OpenPage, ann: Participant
) -> None:
    wrote_weeks_ago(ann, asides=3)
    app = open_page("coach.py", owner_reads=[ann])
    store = resources.store()
    (coach,), (note,) = store.hosts.all(), store.attempts.of(ann.id)
    store.marks.change(coach, note, lambda _: Marking({"value": 1}), now())
    store.marks.hand_over(coach, note, now())
    (mark,) = store.received_marks.of(ann.id)
    store.received_marks.open(ann.id, [mark.id])
    store.received_marks.answer(ann.id, mark.id, "Thank you! What could I offer?", now())
    app.run()
    assert any("waits for a reply" in one for one in links(app))
    (more,) = [one for one in app.get("popover") if "more" in one.proto.popover.label]
    assert more.proto.popover.label == "and two more"
