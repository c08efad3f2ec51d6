"""What the app keeps: the only user of SQLAlchemy. Dumps are in `ccc.storage.backup`."""

from ccc.practice.attempts import AttemptCount
from ccc.storage.store import Store, open_store

__all__ = ["AttemptCount", "Store", "open_store"]
