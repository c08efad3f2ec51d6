"""The games, each a page of its own around what all their rounds share."""
