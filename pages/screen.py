"""The screen of a workshop's room."""

from ccc.ui.workshop.now import which_workshop
from ccc.ui.workshop.screen.page import show_screen

show_screen(which_workshop())
