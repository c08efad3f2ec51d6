"""What a coach sees: participants, what they dispute, and weak spots of the scorer."""
