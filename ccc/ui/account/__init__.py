"""Who is here, on which device, and what they may take away or erase."""
