"""Texts that are saved as they are typed."""
