"""A participant's phone in a workshop: the way in, and what goes on."""

from ccc.ui.account.devices import show_who_left
from ccc.ui.account.sign_in import participant_here
from ccc.ui.workshop.phone.page import show_phone

show_who_left()
show_phone(participant_here())
