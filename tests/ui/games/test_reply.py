"""A blank request: an answer is judged by its words."""

from __future__ import annotations

import pytest

from ccc.games.rounds import Points
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from tests.ui.conftest import OpenPage, in_field, press, texts, type_in
from tests.ui.games.conftest import REQUEST, answer, rounds


def test_an_answer_is_judged_by_six_checks_with_the_words_they_rest_on(
    open_page: OpenPage, ann: Participant
) -> None:
    app = answer(
        open_page("reply.py", sender=REQUEST), "Thank you for the invitation! How did you find me?"
    )
    page = texts(app)
    for check in resources.content().games.answer_checks:
        assert check.name in page
    assert "“How did you find me”" in page
    assert [one.proto.title for one in app.info] == ["One next step"]
    (kept,) = rounds(ann)
    assert (kept.game, kept.about) == ("reply", REQUEST)


def test_the_sender_is_shown_once_with_the_request_and_a_way_back_to_all(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("reply.py", sender=REQUEST)
    them = next(o for o in resources.content().blank_requests if o.id == REQUEST).them
    page = texts(app)
    for said in (them.name, them.headline, *them.facts, "There is no note."):
        assert page.count(plain(said) if said != "There is no note." else said) == 1
    assert "All senders" in [one.proto.label for one in app.get("page_link")]


def test_a_fault_is_named_and_costs_points(open_page: OpenPage, ann: Participant) -> None:
    app = answer(
        open_page("reply.py", sender=REQUEST),
        "I'd thank you for your message, but there wasn't one.",
    )
    assert app.warning[0].proto.title == "This may sound as if you make fun of them"
    assert rounds(ann)[0].points == Points(0, 12)


def test_a_better_answer_is_held_against_the_first(open_page: OpenPage, ann: Participant) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! Do I know you?")
    first = rounds(ann)[0].points
    assert first is not None
    request = next(o for o in resources.content().blank_requests if o.id == REQUEST)
    answer(app, request.after)
    assert f"Your first answer to them had {first.gained}." in texts(app)
    assert "12 of 12 points" in [one.value for one in app.header]
    assert f"Look at this: {plain(request.look_at)}" in texts(app).replace("*", "")
    best = f"{plain(request.them.headline)} · Your best answer: 12 of 12"
    assert best in texts(open_page("reply.py"))


def test_what_is_typed_is_there_again_after_a_reload(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("reply.py", sender=REQUEST)
    type_in(app, f"reply:{REQUEST}", "Half a thought")
    again = open_page("reply.py", sender=REQUEST)
    assert in_field(again) == "Half a thought"
    assert rounds(ann) == ()


def test_no_words_at_all_are_not_judged(open_page: OpenPage, ann: Participant) -> None:
    app = press(open_page("reply.py", sender=REQUEST), "Look at my answer")
    assert "Even one friendly question is an answer" in texts(app)
    assert rounds(ann) == ()


def test_the_same_answer_again_is_not_counted_again(open_page: OpenPage, ann: Participant) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    app = press(app, "Look at my answer")
    assert "the same words as in your last answer" in texts(app)
    assert len(rounds(ann)) == 1


def test_under_new_words_the_earlier_answer_stands_beside_what_was_said_of_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    assert "Below is about your earlier answer" not in [one.proto.title for one in app.info]
    type_in(app, f"reply:{REQUEST}", "Go away, spammer.")
    told = next(one for one in app.info if one.proto.title == "Below is about your earlier answer")
    assert plain("How did you find me?") in told.value


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, merci de votre demande ! Comment m'avez-vous trouvée ? Au plaisir de vous lire.",
        "Guten Tag, vielen Dank für die Anfrage. Wie haben Sie mich gefunden, was möchten Sie?",
    ],
)
def test_an_answer_in_another_language_gets_no_points(
    open_page: OpenPage, ann: Participant, words: str
) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), words)
    assert "another language" in texts(app)
    assert rounds(ann) == ()


def test_a_request_that_is_gone_leads_to_the_others(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("reply.py", sender="gone")
    assert "not there any more" in texts(app)
    requests = resources.content().blank_requests
    assert all(one.them.name in texts(app).replace("\\", "") for one in requests)
