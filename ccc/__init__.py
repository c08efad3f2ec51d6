"""Career Calibrator Canvas: practise asking a stranger, in 140 characters, to be acquainted."""

__version__ = "0.1.0"
