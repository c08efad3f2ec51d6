"""A participant's own practice: attempts, what they say over time, goals, canvas, squeezing."""
