"""The screen of the room: public, without names or points of anybody."""
