"""What the app keeps: the only user of SQLAlchemy. Dumps are in `ccc.storage.backup`."""

from ccc.storage.store import AttemptCount, Store, open_store

__all__ = ["AttemptCount", "Store", "open_store"]
