"""The workshop: a room that writes together, led by one person with one key for "next"."""
