"""Where a page fails, people read a sentence, the log stays short, and the page goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit import error_util

from ccc.errors import StorageError, UnavailableError
from ccc.seldom_log import log
from ccc.storage.database.database import OUT_OF_REACH
from ccc.ui import resources
from ccc.ui.server import probe
from ccc.ui.server.apology import FAILED, GOES_ON, leave_the_log_to_the_apology, show_apology
from tests.ui.conftest import OpenPage
from tests.ui.troubles import gone


@pytest.fixture(autouse=True)
def nothing_logged_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log holds back what it told a moment ago."""
    monkeypatch.setattr(log, "filters", [type(one)() for one in log.filters])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What people read."""
    sentences = list[str]()
    monkeypatch.setattr(st, "error", lambda words, **_: sentences.append(words))
    return sentences


def test_a_fault_of_ours_is_told_without_its_words_and_logged_with_its_place(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(KeyError) as fault:
        {}["no such word"]
    assert show_apology(fault.value)
    assert told == [FAILED]
    (record,) = caplog.records
    assert record.message.startswith("A page failed: KeyError in test_apology.py, line ")
    assert record.exc_info


def test_a_refusal_of_ours_is_logged_in_the_words_that_people_read(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert show_apology(StorageError("The disk is 100% full."))
    assert told == [record.getMessage() for record in caplog.records] == ["The disk is 100% full."]


def test_what_streamlit_would_write_of_a_failing_page_takes_no_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        error_util, "_log_uncaught_app_exception", error_util._log_uncaught_app_exception
    )
    leave_the_log_to_the_apology()
    began = time.process_time()
    for _ in range(20):
        try:
            with gone():
                resources.store().ready()
        except StorageError as error:
            error_util.handle_user_script_exception(error, lambda _: True)
    assert time.process_time() - began < 1
    assert "Traceback" not in capsys.readouterr().out


def test_a_page_without_a_database_says_that_it_goes_on_and_does_once_there_is_one(
    told: list[str],
) -> None:
    looks: list[Callable[[], None]] = []
    resources.store()

    def keep(look: Callable[[], None], **_: object) -> Callable[[], None]:
        looks.append(look)
        return look

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(probe, "ASKED_EVERY", 0)
        patched.setattr(st, "fragment", keep)
        patched.setattr(st, "rerun", lambda **scope: told.append(scope["scope"]))
        with gone():
            show_apology(UnavailableError(OUT_OF_REACH))
            looks[0]()
        assert told == [f"{OUT_OF_REACH}\n\n{GOES_ON}"]
        looks[0]()
        assert told[1:] == ["app"]


def test_what_will_not_pass_by_itself_is_not_waited_for(told: list[str]) -> None:
    assert show_apology(StorageError("Nobody of that name is here."))
    assert told == ["Nobody of that name is here."]


def test_without_a_database_a_page_is_the_one_of_its_address(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the first of all would go on in its place, and the number of a phone's room be lost."""
    resources.store()
    opened, navigation = list[str](), st.navigation

    def note(*pages: Any, **options: Any) -> Any:
        page = navigation(*pages, **options)
        opened.append(page.url_path)
        return page

    monkeypatch.setattr(st, "navigation", note)
    with gone():
        page = open_page("join.py", code="1234")
    assert opened == ["join"]
    assert page.exception
