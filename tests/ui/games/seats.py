"""What tests of the recipient's seat do: take it, answer everything, read what is shown."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.content.games import Inbox
from ccc.content.ids import InboxAnswer
from ccc.games.seat import OWN_NOTE
from ccc.practice.attempts import Participant
from ccc.ui.games.seat_wording import WORDS
from tests.ui.conftest import OpenPage, press
from tests.ui.games.conftest import rounds

WITH_CLOCK, WITHOUT_CLOCK = "Start the clock", "Without the clock"

NOTE = (
    "Ganzorig, I read every excuse of the week. I am making a small reader of school stories for "
    "new teachers: may I send you ten copies?"
)


def begin(open_page: OpenPage, inbox: Inbox, label: str = WITHOUT_CLOCK) -> AppTest:
    app = open_page("seat.py")
    app.radio[0].set_value(inbox.id).run()
    return press(app, label)


def as_we_would(
    app: AppTest, participant: Participant, inbox: Inbox, own: InboxAnswer = "accept"
) -> AppTest:
    """Treat all that is left as authored, and one's own note as given."""
    while (asked := rounds(participant)[-1].next_asked) is not None:
        answer = own if asked == OWN_NOTE else inbox.invitations[int(asked)].best
        press(app, WORDS[answer].label)
        assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.expander if "·" in one.label]
