"""My canvas and my own people."""
