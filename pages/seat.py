"""The recipient's seat: eight invitations in a minute, one's own among them."""

from ccc.ui.account.sign_in import participant_here
from ccc.ui.games.round import begin_page
from ccc.ui.games.seat import clock_runs, judge_by_the_clock, play_seat

participant = participant_here()
if participant is not None and clock_runs(participant):
    judge_by_the_clock(participant)
else:
    play_seat(begin_page("seat"))
