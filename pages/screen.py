"""The screen of a workshop's room."""

from ccc.ui.workshop.screen import show_screen
from ccc.ui.workshop.start import which_workshop

show_screen(which_workshop())
