"""The recipient's seat: eight invitations in a minute, one's own among them."""

from ccc.ui.rounds.frame import begin_page
from ccc.ui.rounds.seat import clock_runs, judge_by_the_clock, play_seat
from ccc.ui.session import person_here

person = person_here()
if person is not None and clock_runs(person):
    judge_by_the_clock(person)
else:
    play_seat(begin_page("seat"))
