"""A stranger's first note, before there is a nickname."""
