"""The games besides writing a note: their rounds, rules and points."""
