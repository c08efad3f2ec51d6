"""Letters that are drawn without a browser: fonts of our own, and what they can and cannot say."""
