"""A participant's progress: headline, charts, next steps, what to take home."""
