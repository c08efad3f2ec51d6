"""What was found in a note as numbers from 0 to 1."""
