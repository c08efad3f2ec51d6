"""Training and measuring the scorer: agreement with raters, fitting, speed, fuzzing."""
