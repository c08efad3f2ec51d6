"""Connect or follow: which twelve are asked, and what the decisions come to."""

from __future__ import annotations

from collections import Counter

from ccc.content.load import Content
from ccc.games.decide import Decided, plan_decisions, right_decisions, right_reasons
from ccc.games.rounds import Points
from tests.games.rounds import ANN, played


def test_twelve_situations_hold_five_to_seven_of_each_kind(content: Content) -> None:
    best = {one.id: one.best for one in content.situations}
    for person in range(20):
        plan = plan_decisions(content.situations, (), person)
        assert len(set(plan)) == 12
        assert 5 <= Counter(best[one] for one in plan)["connect"] <= 7


def test_the_second_twelve_are_others_and_each_person_has_an_order_of_their_own(
    content: Content,
) -> None:
    first = plan_decisions(content.situations, (), ANN)
    assert first == plan_decisions(content.situations, (), ANN)
    assert first != plan_decisions(content.situations, (), ANN + 1)
    second = plan_decisions(content.situations, [played("decide", first)], ANN)
    assert not set(first) & set(second)


def test_a_decision_and_its_reason_are_counted_apart(content: Content) -> None:
    one, other, third = content.situations[:3]
    wrong = "follow" if other.best == "connect" else "connect"
    answers = {
        one.id: Decided(one.best, one.reason).answer,
        other.id: Decided(wrong, other.reason).answer,
        "removed-since": "connect:gift",
    }
    assert right_decisions([one, other, third], answers) == Points(1, 2)
    assert right_reasons([one, third], answers) == 1


def test_a_decision_is_read_as_it_was_kept() -> None:
    decided = Decided("connect", "they_asked")
    assert Decided.from_answer(decided.answer) == decided
