"""The page of a cohort: whom it shows, in which pictures, and to whom."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host, Role
from ccc.coaching.cohort import PAGE
from ccc.content.load import Content
from ccc.ui import resources
from ccc.ui.coaching.cohort.page import NOBODY
from ccc.ui.coaching.cohort.pictures import VEILED
from ccc.ui.resources import now
from tests.conftest import NOON
from tests.hosts import a_host, a_workshop
from tests.ui.coaching.cohort.conftest import CohortPage
from tests.ui.conftest import OpenPage, key_typed_here, links, texts

pytestmark = pytest.mark.xdist_group("demo")


def alts(app: AppTest) -> list[str]:
    return [one.proto.alt for one in app.get("vega_lite_chart")]


def drawn(app: AppTest) -> str:
    """All that is in the charts."""
    return "".join(repr(one.proto) for one in app.get("vega_lite_chart"))


def options(app: AppTest) -> list[str]:
    isolates = str.maketrans("", "", "\u2068\u2069")
    return [one.translate(isolates) for one in app.selectbox(key="cohort-person").options]


def test_a_cohort_is_shown_in_three_pictures_with_everybody_in_it_by_nickname(
    open_cohort: CohortPage, content: Content
) -> None:
    app = open_cohort(1)
    group = content.samples[0]
    assert group.title.replace(",", "\\,") in texts(app).replace("\u2068", "")
    assert alts(app) == [
        f"Levels of {len(group.people)} people, one by one, on each criterion",
        "Averages of the first and of the last three first drafts of 6 people",
        f"Notes of {len(group.people)} people, one by one, in 9 weeks",
    ]
    assert options(app) == sorted(one.nickname for one in group.people)
    others = {one.nickname for one in content.samples[2].people}
    assert not any(f"{name}" in drawn(app) for name in others)


def test_whoever_hides_the_tools_levels_sees_how_many_notes_alone(
    coach: Host, open_cohort: CohortPage
) -> None:
    resources.store().marks.hide_levels(coach, wanted=True)
    app = open_cohort(1)
    (weeks,) = alts(app)
    assert weeks.startswith("Notes of ")
    assert VEILED in texts(app)


def test_for_how_many_it_is_too_early_is_told(open_cohort: CohortPage) -> None:
    assert "For four people it is too early to tell" in texts(open_cohort(1))


def test_where_it_is_too_early_for_everybody_a_sentence_stands_for_the_slopes(
    coach: Host, open_cohort: CohortPage
) -> None:
    store = resources.store()
    workshop = a_workshop(store, now(), coach)
    ann = store.people.enrol("a phone", "Ann", now())
    store.seats.join(workshop, ann.id, now(), coach_may=True)
    app = open_cohort(workshop)
    assert len(alts(app)) == 2
    assert "For one person it is too early to tell" in texts(app)


def test_every_picture_can_be_saved_as_a_file(open_cohort: CohortPage) -> None:
    labels = [one.proto.label for one in open_cohort(1).get("download_button")]
    assert labels.count("Save as SVG") == labels.count("Save as PNG") == 3


def test_whoever_is_chosen_opens(open_cohort: CohortPage) -> None:
    app = open_cohort(1)
    number = next(one for one in app.selectbox(key="cohort-person").options if "Maria" in one)
    app.selectbox(key="cohort-person").select(number).run()
    assert not app.exception
    assert app.query_params["person"] == "5"
    assert "view" not in app.query_params
    assert "Maria" in texts(app)


def test_a_cell_that_is_pressed_opens_its_person(open_cohort: CohortPage) -> None:
    app = open_cohort(1)
    app.session_state["cohort-1-weeks"] = {"selection": {"picked": [{"person": 4}]}}
    app.run()
    assert not app.exception
    assert app.query_params["person"] == "4"
    assert "Dmytro" in texts(app)


def test_on_paper_all_three_are_pictures_and_there_is_nothing_to_press(
    open_cohort: CohortPage,
) -> None:
    app = open_cohort(1, print="1", hidden="1")
    assert len(app.get("image")) == 3
    assert [*app.main.button, *app.selectbox, *app.get("download_button")] == []
    assert "Press" not in texts(app)
    (back,) = [one.proto.query_string for one in app.get("page_link") if one.proto.label == "Back"]
    assert "view=cohort" in back
    assert "hidden=1" in back


def test_hidden_names_are_in_no_picture(open_cohort: CohortPage, content: Content) -> None:
    app = open_cohort(1, hidden="1")
    names = {one.nickname for one in content.samples[0].people}
    assert not any(name in drawn(app) + texts(app) for name in names)
    assert set(options(app)) == {f"No. {number}" for number in range(1, 11)}


def test_more_than_forty_people_are_on_several_pages(coach: Host, open_cohort: CohortPage) -> None:
    store = resources.store()
    workshop = a_workshop(store, now(), coach)
    for number in range(PAGE + 2):
        who = store.people.enrol(f"phone {number}", f"P{number:03}", now())
        store.seats.join(workshop, who.id, now(), coach_may=True)
    first, second, beyond = (open_cohort(workshop, part=part) for part in (1, 2, 9))
    assert (len(options(first)), len(options(second))) == (PAGE, 2)
    assert options(beyond) == options(second) == ["P040", "P041"]
    assert "page 1 of 2" in texts(first)
    assert "Next" in links(first)
    assert "Previous" in links(second)


def test_who_took_back_their_yes_is_gone_at_the_next_look(open_cohort: CohortPage) -> None:
    resources.store().people.allow_coach_of(1, 1, NOON, allowed=False)
    app = open_cohort(1)
    assert "Ngozi" not in drawn(app) + str(options(app))


@pytest.mark.parametrize("cohort", [4711, -1])
def test_a_guessed_number_opens_nothing(open_cohort: CohortPage, cohort: int) -> None:
    app = open_cohort(cohort)
    if cohort > 0:
        assert NOBODY in texts(app)
        assert not alts(app)


@pytest.mark.parametrize("role", list(Role))
def test_another_hosts_workshop_tells_nothing(
    open_page: OpenPage, own_database: None, role: Role
) -> None:
    store = resources.store()
    key_typed_here(role)
    other = a_host(store, "Ivo", Role.COACH, now())
    workshop = a_workshop(store, now(), other, title="A secret title")
    ann = store.people.enrol("a phone", "Ann", now())
    store.seats.join(workshop, ann.id, now(), coach_may=True)
    app = open_page("coach.py", cohort=str(workshop), view="cohort")
    assert not app.exception
    assert not alts(app)
    assert "A secret title" not in texts(app)
