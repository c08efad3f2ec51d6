"""The recipient's seat: eight invitations in a minute, one's own among them."""

from ccc.ui.rounds.frame import begin_page
from ccc.ui.rounds.seat import play_seat

play_seat(begin_page("seat"))
