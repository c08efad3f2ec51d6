"""A whole cohort in pictures, and how far the tool agrees with its coaches."""
