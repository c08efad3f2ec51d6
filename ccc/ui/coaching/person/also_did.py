"""What a participant did besides: lessons, games, and notes where following was better."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from ccc.practice.numbers import counted
from ccc.ui import resources
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.days import day
from ccc.ui.components.markdown import as_list, in_a_line, plain
from ccc.ui.games.results import rounds_in_words


def show_what_else(view: PersonView) -> None:
    """A line for each kind of thing they did, or that there is nothing yet."""
    st.header("What else they did", anchor=False)
    lines = [*_lessons(view), *_games(view), *_better_followed(view)]
    if lines:
        st.markdown(as_list(map(plain, lines)))
    else:
        st.markdown("Nothing yet: no lesson read, no game played.")


def _lessons(view: PersonView) -> Iterator[str]:
    lessons = resources.content().lessons
    done = [lesson for lesson in lessons if lesson.id in view.work.done]
    if done:
        latest = max(done, key=lambda lesson: view.work.done[lesson.id])
        on = day(view.work.done[latest.id])
        yield f"Lessons read: {len(done)} of {len(lessons)}, the latest “{latest.title}” on {on}"


def _games(view: PersonView) -> Iterator[str]:
    played = rounds_in_words(view.work.rounds)
    if played:
        yield f"Games: {played}"


def _better_followed(view: PersonView) -> Iterator[str]:
    """To whom a note went although the scenario says that following was the better move."""
    follow = {one.id for one in resources.content().scenarios if one.best == "follow"}
    written_to = dict.fromkeys(attempt.scenario_id for attempt in view.work.attempts)
    names = [in_a_line(view.titles[one]) for one in written_to if one in follow]
    if names:
        people = counted(len(names), "person", "people")
        yield f"Notes to {people} whom it was better to follow: {', '.join(names)}"
