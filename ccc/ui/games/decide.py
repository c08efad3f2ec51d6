"""Connect or follow: situations, a choice and its reason for each, and then the why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.games import Situation
from ccc.content.ids import Choice
from ccc.games.decide import Decided, plan_decisions, right_decisions, right_reasons
from ccc.games.rounds import GIVEN_UP, NewRound, Points, Round
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain
from ccc.ui.games.round import (
    answer,
    begin,
    current_round,
    end,
    leave_round,
    offer_introduction,
    offer_leaving_round,
    place_in_words,
    show_ending,
    show_introduction,
    show_place,
)
from ccc.ui.state import Slot

WORDS: dict[Choice, tuple[str, str]] = {
    "connect": ("Connect", ":material/person_add:"),
    "follow": ("Follow", ":material/rss_feed:"),
}

CHOICE = Slot[tuple[str, Choice | None]]("choice", lambda: ("", None))
"""The situation that is being decided, and the choice whose reason is asked for."""

EXPLAINED = "why"
"""In the address: the situation just decided, so that its why is there again after a reload."""


def show_decide(participant: Participant) -> None:
    """The introduction, the situation that is asked now, or the ending."""
    round_ = current_round(participant, "decide")
    if round_ is None:
        _offer_round(participant)
    elif round_.points == GIVEN_UP:
        leave_round()
        st.info("You left that round, so it does not count. Here is another one.")
        _offer_round(participant)
    elif round_.ended is not None:
        _show_end(round_)
    else:
        _show_current(round_)


def _offer_round(participant: Participant) -> None:
    show_introduction("decide")
    if st.button("Begin the round", type="primary", icon=":material/play_arrow:"):
        content, rounds = resources.content(), resources.store().games.of(participant.id)
        plan = plan_decisions(content.situations, rounds, participant.id)
        if begin(NewRound(participant.id, "decide", "round", plan)):
            st.rerun()


def _show_current(round_: Round) -> None:
    """The situation to decide, or the one just decided with its why."""
    by_id = {situation.id: situation for situation in resources.content().situations}
    plan = [situation_id for situation_id in round_.plan if situation_id in by_id]
    following = next(
        (situation_id for situation_id in plan if situation_id not in round_.answers), None
    )
    answered = st.query_params.get(EXPLAINED, "")
    if answered in plan and answered in round_.answers:
        _show_explained(round_, by_id[answered], last=following is None)
        return
    if following is None:
        _finish(round_)
        return
    announce(
        "decide",
        f"{round_.id}-{following}",
        f"{place_in_words(round_, following)}: {by_id[following].title}",
    )
    show_place(round_, following)
    _show_card(by_id[following])
    _offer_choices(round_, by_id[following])
    offer_introduction("decide")
    offer_leaving_round(round_, "Leave this round")


def _show_card(situation: Situation) -> None:
    with st.container(border=True):
        st.header(plain(situation.title), anchor=False)
        _show_situation(situation)


def _show_situation(situation: Situation) -> None:
    st.markdown(
        f"**You:** {plain(situation.you)}  \n**They:** {plain(situation.them)}\n\n"
        f"{plain(situation.situation)}"
    )


def _offer_choices(round_: Round, situation: Situation) -> None:
    """Buttons for the choice, then for its reasons; the reason is the answer."""
    about, chosen = CHOICE.get()
    st.markdown("**What would you do?**")
    with st.container(horizontal=True):
        for choice, (label, icon) in WORDS.items():
            st.button(
                label,
                icon=icon,
                type="primary" if (about, chosen) == (situation.id, choice) else "secondary",
                key=f"choose-{choice}",
                on_click=CHOICE.set,
                args=((situation.id, choice),),
            )
    if not chosen or about != situation.id:
        return
    ask = f"You would {chosen}. What is your main reason?"
    announce("decide-why", f"{round_.id}-{situation.id}-{chosen}", ask)
    st.markdown(f"**{ask}**")
    for reason in resources.content().games.reasons:
        if reason.speaks_for == chosen:
            st.button(
                plain(reason.says),
                key=f"because-{reason.id}",
                on_click=_decide,
                args=(round_, situation.id, Decided(reason.speaks_for, reason.id)),
                width="stretch",
            )


def _decide(round_: Round, situation_id: str, decided: Decided) -> None:
    if answer(round_, {situation_id: decided.answer}):
        st.query_params[EXPLAINED] = situation_id


def _show_explained(round_: Round, situation: Situation, *, last: bool) -> None:
    show_place(round_, situation.id)
    _show_card(situation)
    announce("decide", f"{round_.id}-{situation.id}-why", "What we would do, and why")
    _show_why(situation, Decided.from_answer(round_.answers[situation.id]))
    st.button(
        "See how it went" if last else "Next",
        type="primary",
        icon=":material/arrow_forward:",
        on_click=_go_on,
    )


def _go_on() -> None:
    st.query_params.pop(EXPLAINED, None)


def _show_why(situation: Situation, decided: Decided) -> None:
    """What was chosen, what we would do, and why."""
    given = resources.content().games.reason(decided.reason)
    because = "" if given is None else f": “{plain(given.says)}”"
    st.markdown(f"You chose **{decided.choice}**{because}")
    best = WORDS[situation.best][0].lower()
    if decided.choice != situation.best:
        st.info(plain(situation.why), title=f"We would {best}", icon=":material/lightbulb:")
        return
    st.success(plain(situation.why), title=f"So would we: {best}", icon=":material/check:")
    ours = resources.content().games.reason(situation.reason)
    if decided.reason != situation.reason and ours is not None:
        st.caption(f"Our reason is another one: “{plain(ours.says)}”")


def _finish(round_: Round) -> None:
    if end(round_, right_decisions(_decided(round_), round_.answers)):
        st.rerun()


def _decided(round_: Round) -> Sequence[Situation]:
    """The situations decided that are still there: content may change while a round is open."""
    by_id = {situation.id: situation for situation in resources.content().situations}
    return [
        by_id[situation_id]
        for situation_id in round_.plan
        if situation_id in by_id and situation_id in round_.answers
    ]


def _show_end(round_: Round) -> None:
    asked, points = _decided(round_), round_.points
    if points is None:
        return
    says = f"You and we agree on {points.gained} of {points.possible}"
    announce("decide", f"{round_.id}-end", says)
    st.header(says, anchor=False)
    if right_decisions(asked, round_.answers) == points:
        st.markdown(_kinds(asked, round_))
    else:
        st.caption("Some of these texts have changed since then. Your points stay.")
    show_ending("decide", points, {"When to follow": ("lessons.py", {"lesson": "when-to-follow"})})
    st.button("Twelve new ones", icon=":material/replay:", on_click=leave_round, key="again")
    if asked:
        st.header("All twelve again", anchor=False)
    for situation in asked:
        decided = Decided.from_answer(round_.answers[situation.id])
        same = decided.choice == situation.best
        mark = ":material/check:" if same else ":material/lightbulb:"
        ours = "as we would" if same else f"we would {WORDS[situation.best][0].lower()}"
        with st.expander(f"{plain(situation.title)} · {ours}", icon=mark):
            _show_situation(situation)
            _show_why(situation, decided)


def _kinds(asked: Sequence[Situation], round_: Round) -> str:
    """How it went with each kind of situation, for the two are different habits."""
    words = []
    for choice, deed in (("connect", "connect with"), ("follow", "follow")):
        kind = [situation for situation in asked if situation.best == choice]
        right = right_decisions(kind, round_.answers)
        if right.possible:
            words.append(
                f"Of the {right.possible} that we would {deed}, you would {deed} "
                f"**{_count_words(right)}**."
            )
    reasons = right_reasons(asked, round_.answers)
    if reasons:
        alike = right_decisions(asked, round_.answers).gained
        words.append(f"In {reasons} of the {alike} where we agree, you chose the same reason.")
    return " ".join(words)


def _count_words(right: Points) -> str:
    if right.gained == right.possible:
        return "all" if right.possible > 1 else "that one"
    return str(right.gained) if right.gained else "none"
