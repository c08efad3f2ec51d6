"""A note as words, and what can be told of them without a card."""
