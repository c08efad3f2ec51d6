"""The recipient's seat: eight invitations in a minute, one's own among them."""

from ccc.ui.account.sign_in import person_here
from ccc.ui.games.round import begin_page
from ccc.ui.games.seat import clock_runs, judge_by_the_clock, play_seat

person = person_here()
if person is not None and clock_runs(person):
    judge_by_the_clock(person)
else:
    play_seat(begin_page("seat"))
