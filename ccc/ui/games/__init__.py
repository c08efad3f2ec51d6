"""The rounds besides writing a note, each a page of its own around one frame."""
