"""Pieces that more than one page draws: one component a file."""
