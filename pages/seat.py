"""The recipient's seat: invitations by the clock, one's own among them."""

from ccc.ui.account.sign_in import participant_here
from ccc.ui.games.round import ask_player
from ccc.ui.games.seat import clock_runs, show_by_the_clock, show_seat

participant = participant_here()
if participant is not None and clock_runs(participant):
    show_by_the_clock(participant)
else:
    show_seat(ask_player("seat"))
