"""Choosing a recipient, writing to them, and what is said while one writes."""
