"""Everybody in a cohort: the table, what it is searched for, and the same as a file."""

from __future__ import annotations

import pytest

from ccc.coaching.cohort import PAGE
from ccc.coaching.summary import summary_of
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.coaching.desk.everybody import rows_of, table_csv
from ccc.ui.resources import now
from tests.attempts import drafts
from tests.ui.coaching.desk.members import member
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, press, texts, write


def test_the_table_has_days_and_whoever_wrote_nothing_comes_last(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    nell = resources.store().people.enrol("e" * 43, "Nell", now())
    table = open_page("coach.py", owner_reads=[ann, nell]).dataframe[0]
    assert list(table.value["Name"]) == ["\u2068Ann\u2069", "\u2068Nell\u2069"]
    assert list(table.value["Notes"]) == [1, 0]
    assert list(table.value["Last note"]) == [now().date(), None]
    assert table.proto.placeholder == ""


def test_a_change_is_told_in_words_and_only_beyond_noise() -> None:
    rubric = resources.content().rubric
    told = {
        tuple(scores): rows_of([member(summary_of(drafts(scores), (), 10))], rubric, hidden=False)
        for scores in ([30, 30], [30] * 3 + [90] * 3, [90] * 3 + [30] * 3, [60] * 6)
    }
    assert [(row["Last three"], row["Change"]) for (row,) in told.values()] == [
        ("", "too early to tell"),
        (rubric.band_name(90), "better"),
        (rubric.band_name(30), "lower"),
        (rubric.band_name(60), "no clear change"),
    ]


def test_two_of_one_nickname_are_told_apart_by_number_and_day(
    open_page: OpenPage, ann: Participant
) -> None:
    other = resources.store().people.enrol("e" * 43, "Ann", now())
    table = open_page("coach.py", owner_reads=[ann, other]).dataframe[0].value
    today = f"{now().day} {now():%b %Y}"
    assert sorted(table["Name"]) == [
        f"\u2068Ann\u2069 (no. {who.id}, {today})" for who in (ann, other)
    ]


def test_a_search_leaves_those_it_finds_and_says_where_it_finds_nobody(
    open_page: OpenPage, ann: Participant
) -> None:
    nell = resources.store().people.enrol("e" * 43, "Nell", now())
    app = open_page("coach.py", owner_reads=[ann, nell])
    app.text_input(key="everybody-search").set_value("nel").run()
    assert list(app.dataframe[0].value["Name"]) == ["\u2068Nell\u2069"]
    app.text_input(key="everybody-search").set_value("nobody").run()
    assert not app.dataframe
    assert "Nobody is found by that" in texts(app)


def test_what_is_looked_for_and_in_which_order_stands_in_the_address(
    open_page: OpenPage, ann: Participant
) -> None:
    nell = resources.store().people.enrol("e" * 43, "Nell", now())
    app = open_page("coach.py", owner_reads=[ann, nell])
    app.text_input(key="everybody-search").set_value("n").run()
    app.selectbox(key="everybody-sort").set_value("nickname").run()
    app.toggle(key="everybody-turned").set_value(True).run()
    query = {"search": "n", "sort": "nickname", "turned": "1"}
    assert {name: app.query_params[name] for name in query} == query

    again = open_page("coach.py", **query)

    for page in (app, again):
        assert list(page.dataframe[0].value["Name"]) == ["\u2068Nell\u2069", "\u2068Ann\u2069"]
    assert again.text_input(key="everybody-search").value == "n"


@pytest.mark.parametrize("query", [{"sort": "height"}, {"search": "n" * 99}])
def test_a_guess_in_the_address_is_no_fault(
    open_page: OpenPage, ann: Participant, query: dict[str, str]
) -> None:
    assert not open_page("coach.py", owner_reads=[ann], **query).exception


def test_more_than_forty_have_pages_and_another_order_begins_with_the_first(
    open_page: OpenPage, ann: Participant
) -> None:
    store = resources.store()
    people = [
        store.people.enrol(f"token {number}", f"P{number}", now()) for number in range(PAGE + 1)
    ]
    app = open_page("coach.py", owner_reads=people)
    assert len(app.dataframe[0].value) == PAGE
    press(app, "Next")
    assert len(app.dataframe[0].value) == 1
    assert "page 2 of 2" in texts(app)
    assert app.query_params["page"] == "2"
    app.selectbox(key="everybody-sort").set_value("nickname").run()
    assert len(app.dataframe[0].value) == PAGE


def test_a_nickname_that_is_a_formula_is_none_in_the_file(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().people.rename(ann.id, '=HYPERLINK("http://x.y","Ann")')
    app = open_page("coach.py", owner_reads=[ann])
    (button,) = [one for one in app.get("download_button") if "CSV" in one.proto.label]
    assert button.proto.label == "Download the table (CSV)"
    (owner,) = resources.store().hosts.all()
    first, row = table_csv(owner, 0, hidden=False).decode().splitlines()
    assert first.startswith("\ufeffNumber,Nickname,Notes,New people,")
    assert row.startswith(f'{ann.id},"\'=HYPERLINK(""http://x.y"",""Ann"")",0,0,')


def test_the_file_of_hidden_names_holds_none(open_page: OpenPage, ann: Participant) -> None:
    open_page("coach.py", owner_reads=[ann])
    (owner,) = resources.store().hosts.all()
    assert "Ann" not in table_csv(owner, 0, hidden=True).decode()


def test_the_file_of_hidden_levels_has_the_columns_that_the_page_has(
    open_page: OpenPage, ann: Participant
) -> None:
    open_page("coach.py", owner_reads=[ann])
    (owner,) = resources.store().hosts.all()
    resources.store().marks.hide_levels(owner, wanted=True)
    app = open_page("coach.py")
    shown = {*app.dataframe[0].value.columns} - {"Name"}
    header = table_csv(owner, 0, hidden=True, veiled=True).decode().splitlines()[0]
    assert {*header.removeprefix("\ufeff").split(",")} - {"Number"} == shown
    assert "Change" not in shown
