"""Checks found in a note, and proved by their own sentences."""
