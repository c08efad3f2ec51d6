"""How one reads the database and writes to it, and what a host may."""
