"""Connect or follow: twelve situations, decided and explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.games import Situation
from ccc.content.load import Content
from ccc.games.rounds import NewRound, Points
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.decide import WORDS
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.games.conftest import rounds


def decide(app: AppTest, choice: str, reason: str) -> AppTest:
    press(app, choice)
    return app.button(key=f"because-{reason}").click().run()


def test_twelve_decisions_are_each_explained_and_counted_at_the_end(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    by_id = {one.id: one for one in resources.content().situations}
    plan = rounds(ann)[0].plan
    for number, asked in enumerate(plan, start=1):
        situation = by_id[asked]
        assert plain(situation.title) in texts(app)
        decide(app, situation.best.capitalize(), situation.reason)
        assert app.success[0].proto.title == f"So would we: {situation.best}"
        press(app, "Next" if number < len(plan) else "See how it went")
    assert rounds(ann)[0].points == Points(12, 12)
    assert app.header[0].value == "You and we agree on 12 of 12"
    assert re.search(r"Of the \d that we would follow, you would follow \*\*all\*\*\.", texts(app))
    assert "you chose the same reason" in texts(app)
    assert resources.content().games.game("decide").went_well in texts(app)


def test_another_decision_is_answered_with_what_we_would_do_and_never_called_wrong(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    by_id = {one.id: one for one in resources.content().situations}
    best = by_id[rounds(ann)[0].plan[0]].best
    other, reason = ("Follow", "selling") if best == "connect" else ("Connect", "met")
    decide(app, other, reason)
    assert not app.success
    assert app.info[0].proto.title == f"We would {best}"
    assert "wrong" not in texts(app)
    said = next(one.says for one in resources.content().games.reasons if one.id == reason)
    assert f"You chose **{other.lower()}**: “{plain(said)}”" in texts(app)


def test_the_button_that_was_chosen_is_marked_while_one_says_why(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    for chosen, other in (("Connect", "Follow"), ("Follow", "Connect")):
        press(app, chosen)
        kinds = {one.label: one.proto.type for one in app.button}
        assert (kinds[chosen], kinds[other]) == ("primary", "secondary")


def test_how_each_kind_went_is_told_in_sentences(
    open_page: OpenPage, ann: Participant, content: Content
) -> None:
    kinds = {best: [s for s in content.situations if s.best == best] for best in WORDS}
    plan = [one.id for one in (*kinds["connect"][:3], *kinds["follow"][:2])]
    answers = dict.fromkeys(plan, "follow:selling") | {plan[0]: "connect:met"}
    new = NewRound(ann.id, "decide", "round", tuple(plan), answers, Points(3, 5))
    one = resources.store().games.begin(new, now())
    page = texts(open_page("decide.py", round=str(one.id)))
    assert "Of the 3 that we would connect with, you would connect with **1**." in page
    assert "Of the 2 that we would follow, you would follow **all**." in page


def test_a_decision_belongs_to_the_situation_it_was_made_for(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(press(open_page("decide.py"), "Begin the round"), "Connect")
    (one,) = rounds(ann)
    resources.store().games.answer(one, {one.plan[0]: "follow:selling"})
    app.run()
    assert app.get("progress")[0].proto.text == "2 of 12"
    assert not [each for each in app.button if (each.key or "").startswith("because-")]


def test_only_reasons_for_what_was_decided_are_offered(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    assert not [one for one in app.button if (one.key or "").startswith("because-")]
    press(app, "Follow")
    offered = {one.key for one in app.button if (one.key or "").startswith("because-")}
    reasons = resources.content().games.reasons
    assert offered == {f"because-{one.id}" for one in reasons if one.speaks_for == "follow"}


def test_after_a_reload_the_round_goes_on_where_it_was(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    decide(app, "Follow", "selling")
    again = open_page("decide.py")
    assert len(rounds(ann)) == 1
    assert again.get("progress")[0].proto.text == "2 of 12"


def test_a_reload_of_the_address_shows_the_why_of_the_latest_decision_again(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    decide(app, "Follow", "selling")
    (asked,) = rounds(ann)[0].answers
    assert asked in app.query_params["why"]
    by_id = {one.id: one for one in resources.content().situations}
    again = open_page("decide.py", why=asked)
    assert plain(by_id[asked].why) in texts(again)
    assert press(again, "Next").get("progress")[0].proto.text == "2 of 12"


def test_a_situation_that_was_removed_since_is_passed_over(
    open_page: OpenPage, ann: Participant
) -> None:
    kept = resources.content().situations[0].id
    new = NewRound(ann.id, "decide", "round", ("removed-since", kept))
    resources.store().games.begin(new, now())
    app = decide(open_page("decide.py"), "Follow", "selling")
    press(app, "See how it went")
    points = rounds(ann)[0].points
    assert points is not None
    assert points.possible == 1


class WithSituations(Protocol):
    def __call__(self, *situations: Situation) -> None: ...


@pytest.fixture
def with_situations(monkeypatch: pytest.MonkeyPatch, content: Content) -> WithSituations:
    """Go on with other situations than before, as after a restart on changed content."""

    def changed(*situations: Situation) -> None:
        other = replace(content, situations=situations)
        monkeypatch.setattr(resources, "content", lambda: other)

    return changed


def test_a_situation_that_was_away_while_a_round_was_played_and_is_back_harms_nothing(
    open_page: OpenPage, ann: Participant, content: Content, with_situations: WithSituations
) -> None:
    away, *others = content.situations
    plan = (away.id, *(one.id for one in others[:2]))
    resources.store().games.begin(NewRound(ann.id, "decide", "round", plan), now())
    with_situations(*others)
    app = open_page("decide.py")
    for label in ("Next", "See how it went"):
        press(decide(app, "Follow", "selling"), label)
    (one,) = rounds(ann)
    assert one.points is not None
    assert one.points.possible == 2
    with_situations(*content.situations)
    app = open_page("decide.py", round=str(one.id))
    assert not app.exception
    assert app.header[0].value == f"You and we agree on {one.points.gained} of 2"
    assert plain(away.situation) not in texts(app)


def test_of_a_situation_that_went_after_it_was_decided_the_points_stand(
    open_page: OpenPage, ann: Participant, content: Content, with_situations: WithSituations
) -> None:
    plan = tuple(one.id for one in content.situations[:2])
    answers = dict.fromkeys(plan, "follow:selling")
    new = NewRound(ann.id, "decide", "round", plan, answers, Points(1, 2))
    one = resources.store().games.begin(new, now())
    with_situations(*content.situations[1:])
    app = open_page("decide.py", round=str(one.id))
    assert not app.exception
    assert app.header[0].value == "You and we agree on 1 of 2"
    assert "Some of these texts have changed since then. Your points stay." in texts(app)
    assert rounds(ann) == (one,)


def test_a_round_of_which_nothing_is_left_gives_way_to_another(
    open_page: OpenPage, ann: Participant
) -> None:
    new = NewRound(ann.id, "decide", "round", ("removed-since", "removed-too"))
    resources.store().games.begin(new, now())
    app = open_page("decide.py")
    assert "You left that round, so it does not count" in texts(app)
    assert "0 of 0" not in texts(app)
    press(app, "Begin the round")
    assert len(rounds(ann)[-1].plan) == 12


def test_a_decision_that_cannot_be_kept_is_told_and_asked_again(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None]
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    refuse("answer")
    decide(app, "Follow", "selling")
    assert not app.exception
    assert "The database is locked." in app.error[0].value
    assert rounds(ann)[0].answers == {}
    assert app.button(key="because-selling").label
