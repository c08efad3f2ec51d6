"""The recipe for a server, with a real nginx."""
