"""What every request goes through, in the order in which `app.py` names it."""
