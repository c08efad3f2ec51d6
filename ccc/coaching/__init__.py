"""What a coach is told of many people: who needs them, and what to talk about."""
