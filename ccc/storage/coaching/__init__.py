"""What a coach reads, says and has looked at."""
