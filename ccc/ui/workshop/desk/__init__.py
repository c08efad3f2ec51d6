"""The desk of whoever leads: private, with names and speaker notes."""
