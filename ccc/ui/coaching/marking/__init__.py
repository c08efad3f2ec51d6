"""What a coach says of one note, beside it."""
