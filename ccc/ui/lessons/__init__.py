"""Lessons, read alone or shown to a room."""
