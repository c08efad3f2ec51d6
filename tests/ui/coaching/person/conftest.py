"""The page of one participant, opened by an owner to whom they said yes."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring import Assessment
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, texts


def open_person(open_page: OpenPage, who: Participant, **query: str) -> AppTest:
    app = open_page("coach.py", owner_reads=[who], person=str(who.id), **query)
    assert not app.exception
    return app


def read(app: AppTest) -> str:
    """What is read on the page, without the marks of Markdown and of direction."""
    hidden = dict.fromkeys(map(ord, "\\\u2068\u2069*"))
    return texts(app).translate(hidden)


def write_some(who: Participant, number: int, longer: str = "") -> None:
    """So many tries at one note, made longer by these words and all judged as without."""
    scenario = resources.content().scenario(a_training_scenario())
    assert scenario is not None
    judged: Assessment = score_scenario(NOTE, scenario, resources.content().rubric)
    for nth in range(1, number + 1):
        new = NewAttempt(who.id, scenario.id, f"{longer}{NOTE} No. {nth}.", 50, judged)
        resources.store().attempts.save(new, now())
