"""One participant on a page, for a coach with ten minutes before a talk."""
