"""The coach's desk: who may need them, and everybody whom they may read."""
