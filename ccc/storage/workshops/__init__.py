"""A workshop's people, rounds and answers, and what is kept of them."""
