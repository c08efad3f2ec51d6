"""The encoder: a small language model that reads a note beside the two cards."""
