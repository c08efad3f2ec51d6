"""The desk: names, the door, the run sheet; for those who hold the workshop alone."""

from __future__ import annotations

import pytest

from ccc.access import REFUSED, Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.workshop import Place
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.workshop.conftest import as_it_is, begin, join


def test_it_lists_who_is_here_with_what_they_wrote(
    open_page: OpenPage, maya: Host, ann: Participant
) -> None:
    workshop = begin(maya)
    join(workshop, ann)
    app = open_page("workshop.py", w=str(workshop.id))
    assert "Ann" in texts(app)
    assert "no note yet" in texts(app)


def test_somebody_is_taken_out_and_let_in_again(
    open_page: OpenPage, maya: Host, ann: Participant
) -> None:
    workshop = begin(maya)
    join(workshop, ann)
    app = open_page("workshop.py", w=str(workshop.id))

    press(app, "Take 1 out")
    assert resources.store().workshops.pulses(now())[workshop.id].people == 0
    press(app, "Let 1 in again")
    assert resources.store().workshops.pulses(now())[workshop.id].people == 1


@pytest.mark.parametrize("whose", ["of another host", "of nobody"])
def test_a_desk_that_is_not_ones_own_is_refused_in_the_same_words(
    open_page: OpenPage, maya: Host, away: Host, whose: str
) -> None:
    number = begin(away).id + (whose == "of nobody")
    app = open_page("workshop.py", w=str(number))
    assert REFUSED in texts(app)
    assert not app.title


def test_without_a_key_one_is_asked_for(open_page: OpenPage, away: Host) -> None:
    app = open_page("workshop.py", w=str(begin(away).id))
    assert "This page is for whoever leads a workshop." in texts(app)
    assert "Who is here" not in texts(app)


def test_the_run_sheet_leads_on_and_back_and_to_any_step(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    app = open_page("workshop.py", w=str(workshop.id))

    app.button(key="desk-next").click().run()
    assert as_it_is(workshop).place == Place(1)
    assert "Read the story" in texts(app)
    app.button(key="desk-back").click().run()
    assert as_it_is(workshop).place == Place(0)
    app.selectbox(key="any-step").set_value(3).run()
    assert as_it_is(workshop).place == Place(0)
    app.button(key="desk-any").click().run()
    assert as_it_is(workshop).place == Place(3)
    assert app.button(key="desk-any").disabled, "a second press does not lead back here later"


def test_a_minute_more_is_a_minute_more(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    app = open_page("workshop.py", w=str(workshop.id))
    app.button(key="desk-next").click().run()
    before = as_it_is(workshop).ends

    app.button(key="desk-more-time").click().run()

    after = as_it_is(workshop).ends
    assert before is not None
    assert after is not None
    assert (after - before).total_seconds() == 60


def test_what_is_on_the_screen_is_hidden_and_shown_again(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    app = open_page("workshop.py", w=str(workshop.id))
    app.button(key="desk-next").click().run()
    press(app, "Hide from the screen")
    assert as_it_is(workshop).hidden
    press(app, "Show on the screen")
    assert not as_it_is(workshop).hidden


def test_a_colleague_is_let_lead_by_the_name_of_their_key(
    open_page: OpenPage, maya: Host, away: Host
) -> None:
    workshop = begin(maya)
    app = open_page("workshop.py", w=str(workshop.id))
    (name,) = [one for one in app.text_input if "colleague" in one.label]
    name.set_value("Nobody")
    press(app, "Let them lead too")
    assert "No key of that name opens here." in texts(app)

    (name,) = [one for one in app.text_input if "colleague" in one.label]
    name.set_value("Ravi")
    press(app, "Let them lead too")
    assert resources.store().workshops.holders(maya, workshop.id) == ("Maya", "Ravi")


def test_it_ends_after_one_question_and_says_so(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    app = open_page("workshop.py", w=str(workshop.id))
    press(app, "End it now")
    assert "Before and after" in texts(app)
    assert not as_it_is(workshop).is_open


def test_a_nickname_is_no_markup(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    loud = resources.store().people.enrol("a phone", "<b>**Loud**", now())
    join(workshop, loud)
    app = open_page("workshop.py", w=str(workshop.id))
    assert "<b>**Loud**" in [one.value for one in app.text]
