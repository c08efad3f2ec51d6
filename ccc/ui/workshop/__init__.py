"""The workshop's pages: the host's desk, the screen of the room, the phones."""
