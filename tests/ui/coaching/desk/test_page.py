"""The coach's desk: whose it is, and what others see of it."""

from __future__ import annotations

from datetime import timedelta

from ccc.access import Role
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.hosts import a_workshop
from tests.ui.conftest import (
    OpenPage,
    key_typed_here,
    links,
    texts,
)


def test_where_nobody_said_yes_the_coach_is_told_how_that_comes_about(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("coach.py", owner_reads=())
    assert not app.exception
    assert "Nobody has let you read their notes yet" in texts(app)
    assert not app.dataframe


def test_each_cohort_has_a_desk_of_its_own_which_the_address_remembers(
    open_page: OpenPage, ann: Participant
) -> None:
    store = resources.store()
    bo = store.people.enrol("e" * 43, "Bo", now())
    mara = key_typed_here(Role.COACH)
    early, late = (a_workshop(store, now(), mara, title=title) for title in ("Early", "Late"))
    store.seats.join(early, ann.id, now(), coach_may=True)
    store.seats.join(late, bo.id, now(), coach_may=True)

    app = open_page("coach.py")
    assert set(app.dataframe[0].value["Name"]) == {"\u2068Ann\u2069", "\u2068Bo\u2069"}
    choice = app.selectbox(key="desk-cohort")
    assert [label for label in choice.options if "Early" in label]
    choice.set_value(early).run()

    assert list(app.dataframe[0].value["Name"]) == ["\u2068Ann\u2069"]
    assert app.query_params["cohort"] == str(early)
    assert list(open_page("coach.py", cohort=str(late)).dataframe[0].value["Name"]) == [
        "\u2068Bo\u2069"
    ]


def test_names_that_are_hidden_stand_nowhere_on_the_page_nor_after_a_reload(
    open_page: OpenPage,
) -> None:
    zoe = resources.store().people.enrol("e" * 43, "Zoe", now() - timedelta(weeks=3))
    app = open_page("coach.py", owner_reads=[zoe])
    assert f"No. {zoe.id}" not in texts(app)
    app.toggle(key="desk-hidden").set_value(True).run()
    for page in (app, open_page("coach.py", hidden="1")):
        shown = texts(page) + str(page.dataframe[0].value) + str(links(page))
        assert "Zoe" not in shown
        assert f"No. {zoe.id}" in shown
    app.toggle(key="desk-hidden").set_value(False).run()
    assert "Zoe" in str(app.dataframe[0].value)
