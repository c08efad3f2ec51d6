"""What participants do and keep, a repository a noun."""
