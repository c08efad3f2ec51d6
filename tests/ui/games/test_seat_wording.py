"""What is said of eight answered invitations, and of one's own among them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ccc.content.games import Inbox
from ccc.content.ids import InboxAnswer
from ccc.content.load import Content
from ccc.practice.attempts import Participant
from ccc.ui.games.seat_wording import Letter, beside_the_others, in_common
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.games.seats import as_we_would, begin


@pytest.fixture
def letter(inbox: Inbox) -> Callable[..., Letter]:
    """One of the eight, with a verdict and a score; one's own where nothing is best."""

    def made(
        answer: InboxAnswer | None, score: int | None, best: InboxAnswer | None = "ignore"
    ) -> Letter:
        return Letter(inbox.invitations[0].sender, "Hi", answer, best, "Why.", score, None)

    return made


@pytest.mark.parametrize(
    ("own", "score", "says"),
    [
        (
            "accept",
            20,
            "You accepted your own note (20 points) and passed over two that score more.",
        ),
        (
            "accept",
            35,
            "You accepted your own note (35 points) and passed over one that scores more.",
        ),
        ("accept", 95, "You treated your own like the others. You accepted your own note"),
        ("ignore", 90, "You ignored your own note (90 points) and accepted one that scores less."),
        ("report", 1, "You treated your own like the others. You reported your own note (1 point)"),
        ("ignore", None, "You ignored your own note. It has no score"),
        (None, 60, "You did not get as far as your own note."),
    ],
)
def test_ones_own_is_compared_with_the_others_in_plain_words(
    letter: Callable[..., Letter], own: InboxAnswer | None, score: int | None, says: str
) -> None:
    others = [letter("accept", 80), letter("ignore", 30), letter("report", 40), letter(None, 99)]
    assert beside_the_others([letter(own, score, None), *others]).startswith(says)


def test_what_the_accepted_have_in_common_is_one_sentence(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    found = re.search(
        r"differs most from what you passed over in \*(.+)\*: ([\d.]+) of 3", texts(app)
    )
    assert found is not None
    assert found[1] in [one.name.lower() for one in content.rubric.criteria]
    assert float(found[2]) > 1


def test_nothing_is_said_to_be_common_where_everything_was_accepted(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = begin(open_page, inbox)
    for _ in range(8):
        press(app, "Accept")
    assert in_common([], content.rubric) in texts(app)
