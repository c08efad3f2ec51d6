"""What every repository is: a noun of the domain, kept in one database."""

from __future__ import annotations

from ccc.storage.database.database import Database


class Repository:
    """What is kept of one noun, in the domain's words. Every method raises StorageError on failure.

    One for a host raises RefusedError where their key does not open what they ask for, whether it
    exists or not.
    """

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database
