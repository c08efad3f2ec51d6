"""A reply to a blank request in, an assessment out."""
