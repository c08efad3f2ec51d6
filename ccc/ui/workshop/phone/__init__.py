"""The phone of a participant: the way in, and what there is to do now."""
