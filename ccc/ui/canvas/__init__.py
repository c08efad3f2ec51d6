"""Your canvas and my own people."""
