"""Where a participant is and what could come next: a few words and at most three links."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.ids import CriterionId
from ccc.next_steps import Because, Standing, Step, Trail, next_steps, standing
from ccc.practice.attempts import Participant
from ccc.practice.numbers import in_digits, joined
from ccc.ui import resources
from ccc.ui.components.link import Link, offer_link, switch_to
from ccc.ui.components.markdown import plain
from ccc.ui.games.lobby import ICONS, PAGES
from ccc.ui.resources import now
from ccc.work import Work

REASONS: dict[Because, str] = {
    "first_lesson": "A few minutes to read, and the best place to begin.",
    "welcome_back": "Good to have you back. A first draft shows what you remember.",
    "begun": "You have met them, but not written to them yet.",
    "five_tries": "You wrote five notes to one person. With somebody new you learn more now.",
    "unseen": "A first note to a stranger. Your progress is measured with these.",
    "weakest": "To practise *{criterion}*, where your latest first drafts can gain most.",
    "weakest_lesson": "About *{criterion}*, where your latest first drafts can gain most.",
    "next_lesson": "The next lesson you have not read yet.",
    "round_begun": "You began this game. You can go on where you stopped.",
    "new_round": "A short game that you have not played yet.",
    "own_people": "Add somebody you really want to write to, and practise your note.",
}
"""Why each step is offered, in a few words."""

DRAFTS = "Your latest first drafts"


def trail_of(work: Work) -> Trail:
    """What a participant has done so far, as far as the next steps depend on it."""
    return Trail(
        work.participant.id,
        attempts=work.attempts,
        opened=work.opened,
        done=work.done,
        own_people=len(work.own_people),
        rounds=work.rounds,
    )


def show_path(participant: Participant) -> None:
    """Where the participant stands, and the next steps."""
    content, trail = resources.content(), trail_of(resources.store().works.of(participant.id))
    _show_standing(standing(trail, content.lessons))
    st.header("What next?", anchor=False)
    _offer_steps(next_steps(trail, content.lessons, content.scenarios, now()))


def offer_next_step(work: Work) -> None:
    """The one step that comes first of what a participant could do next, and why."""
    content = resources.content()
    _offer_steps(next_steps(trail_of(work), content.lessons, content.scenarios, now())[:1])


def _offer_steps(steps: Sequence[Step]) -> None:
    for step in steps:
        with st.container(border=True, gap="xsmall"):
            _offer(step, first=step is steps[0])
            st.caption(REASONS[step.because].format(criterion=_names([step.criterion])))


def _show_standing(here: Standing) -> None:
    people = in_digits(here.people, "person", "people")
    notes = in_digits(here.notes, "note", "notes")
    rounds = in_digits(here.rounds, "round", "rounds")
    played = f", **{rounds}** played" if here.rounds else ""
    st.markdown(
        f"**{here.lessons_done} of {here.lessons}** lessons read, "
        f"**{notes}** written to **{people}**{played}."
    )
    strong, weak = _names(here.strong), _names(here.weak)
    if strong and weak:
        st.caption(f"{DRAFTS} are strong in *{strong}*, with room to grow in *{weak}*.")
    elif strong:
        st.caption(f"{DRAFTS} are strong in *{strong}*.")
    elif weak:
        st.caption(f"{DRAFTS} have room to grow in *{weak}*.")


def _names(criteria: Sequence[CriterionId | None]) -> str:
    rubric = resources.content().rubric
    return joined([rubric.criterion(one).name.lower() for one in criteria if one is not None])


def _offer(step: Step, *, first: bool) -> None:
    """The way to a step: a button for the first, so that it is seen which one is meant."""
    link, label, icon = _way(step)
    if not first:
        offer_link(link, f"**{label}**", icon)
    elif st.button(label, type="primary", icon=icon, key="first-step", wrap=True):
        switch_to(link)


def _way(step: Step) -> tuple[Link, str, str]:
    """Where a step is, its name and its icon."""
    if step.scenario is not None:
        by_name = step.because in {"begun", "weakest"}
        name = plain(step.scenario.recipient.name)
        label = f"Write to {name}" if by_name else "Meet somebody new"
        icon = ":material/edit:" if by_name else ":material/person_add:"
        return ("practice.py", {"scenario": step.scenario.id}), label, icon
    if step.lesson is not None:
        label = f"{step.lesson.number}. {step.lesson.title}"
        return ("lessons.py", {"lesson": step.lesson.id}), label, ":material/menu_book:"
    if step.game is not None:
        game = resources.content().games.game(step.game)
        return (PAGES[step.game], {}), game.title, ICONS[step.game]
    return ("people.py", {}), "Your people", ":material/groups:"
