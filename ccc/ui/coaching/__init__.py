"""What a coach sees: participants, and weak spots of the scorer."""
