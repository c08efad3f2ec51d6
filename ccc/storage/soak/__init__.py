"""A process that saves is killed in mid-save, again and again, and what it confirmed is counted."""
