"""The coach reads where a participant says that the scorer is wrong."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.load import Content
from ccc.practice.attempts import Disputed, NewObjection, Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.scoring.scenarios import score_by_id
from ccc.ui import resources
from ccc.ui.coaching.objections import disputed_in_words, quoted
from ccc.ui.components.days import day
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts

HEADING = "Where they say the scorer is wrong"
MENDER = "accordion-mender"
LEVEL = Disputed("level", "value", "vague")


def dispute(
    ann: Participant,
    said: Disputed = LEVEL,
    note: str = "Hello Eudes",
    scenario_id: str = MENDER,
    reason: str = "",
    for_makers: bool = False,
) -> None:
    judged = score_by_id(resources.content(), MENDER, note)
    assert judged is not None
    store = resources.store().objections
    number = store.save(ann.id, scenario_id, NewObjection(note, said, judged), now())
    store.explain(ann.id, number, reason, for_makers=for_makers)


def open_participant(open_page: OpenPage, ann: Participant) -> AppTest:
    app = open_page("coach.py", owner_reads=[ann], person=str(ann.id))
    app.session_state[f"person-{ann.id}-objections"] = True
    app.run()
    assert not app.exception
    return app


def page_of(open_page: OpenPage, ann: Participant) -> str:
    """What the coach reads of Ann, less the marks that hold words in their own direction."""
    page = texts(open_participant(open_page, ann))
    return page.replace("\u2068", "").replace("\u2069", "")


def test_the_coach_reads_what_is_disputed_in_which_note_when_and_why(
    open_page: OpenPage, ann: Participant
) -> None:
    dispute(ann, reason="I offer a tuning", for_makers=True)
    page = page_of(open_page, ann)
    assert "**Value was called vague**\nWhy: I offer a tuning\n> Hello Eudes" in page
    scenario = resources.content().scenario(MENDER)
    assert scenario is not None
    assert f"{scenario.recipient.name}\\, {day(now())}\\, for the scorer\\'s makers too" in page


def test_without_a_reason_or_consent_none_is_told(open_page: OpenPage, ann: Participant) -> None:
    dispute(ann)
    page = page_of(open_page, ann)
    assert "Why: " not in page
    assert "for coaches alone" in page


def folded(app: AppTest) -> list[str]:
    return [one.label for one in app.expander if one.label.startswith(HEADING)]


def test_a_participant_without_objections_has_no_such_part(
    open_page: OpenPage, ann: Participant
) -> None:
    dispute(resources.store().people.enrol("e" * 43, "Nell", now()))
    assert folded(open_participant(open_page, ann)) == []


def test_whatever_is_written_is_shown_as_it_is_and_never_as_markup(
    open_page: OpenPage, ann: Participant
) -> None:
    nasty = "# <b>Hi</b>\n\n    ![](http://x.y/z)\n> :material/star: \u202e\ud800"
    dispute(ann, Disputed("mark", "value", nasty), nasty, "gone-*long*-ago", nasty)
    page = page_of(open_page, ann)
    assert "<b>" not in page
    assert "![" not in page
    assert "*long*" not in page
    assert "> \\# \\<b\\>Hi\\<\\/b\\>" in page
    assert "> \\> \\:material\\/star\\:" in page


def test_an_own_person_is_named_until_they_are_erased(
    open_page: OpenPage, ann: Participant
) -> None:
    jo = resources.store().own_people.add(ann.id, NewOwnPerson("Jo", "Baker", "", ""), now())
    dispute(ann, scenario_id=jo.scenario_id)
    assert f"Jo\\, {day(now())}" in page_of(open_page, ann)


def test_the_latest_come_first_and_none_before_they_are_asked_for(
    open_page: OpenPage, ann: Participant
) -> None:
    for number in range(3):
        dispute(ann, note=f"Note {number}.")
    app = open_participant(open_page, ann)
    notes = [line for line in texts(app).splitlines() if line.startswith("> Note")]
    assert notes == [rf"> Note {number}\." for number in (2, 1, 0)]
    assert folded(app) == [f"{HEADING}: three times"]
    app.session_state[f"person-{ann.id}-objections"] = False
    assert "> Note" not in texts(app.run())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (LEVEL, "Value was called \u2068vague\u2069"),
        (
            Disputed("level", "common_ground", "vague to clear"),
            "Common ground was called \u2068vague to clear\u2069",
        ),
        (
            Disputed("mark", "value", "Counts: “more words”"),
            "\u2068“more words”\u2069 was marked for value",
        ),
        (
            Disputed("mark", "value", "Costs: “more words”"),
            "\u2068“more words”\u2069 was marked as costing value",
        ),
        (Disputed("mark", "value", "more\nwords"), "\u2068more words\u2069 was marked for value"),
        (Disputed("advice", "value", "Offer it."), "This advice: \u2068Offer it.\u2069"),
    ],
)
def test_what_is_disputed_is_a_sentence(content: Content, said: Disputed, sentence: str) -> None:
    assert disputed_in_words(said, content.rubric) == sentence


def test_a_note_without_words_is_told_as_such() -> None:
    assert quoted(" \n") == "*No words yet.*"
