"""What a note claims about two people, held against their cards."""
