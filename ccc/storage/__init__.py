"""What the app keeps: the only user of SQLAlchemy. Dumps are in `ccc.storage.backup`."""

from ccc.storage.store import Store, open_store

__all__ = ["Store", "open_store"]
