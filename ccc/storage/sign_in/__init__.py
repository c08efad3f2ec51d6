"""By what somebody is known: devices, keys, and digits under a screen."""
