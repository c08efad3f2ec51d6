"""Run with a database's URL: saves attempts for ever, and prints each id once it is saved."""

import sys
from datetime import UTC, datetime

from ccc.storage import open_store
from tests.storage.notes import new_attempt

store = open_store(sys.argv[1])
person = store.people.enrol("a device", "Sam", datetime.now(UTC))
while True:
    kept = store.attempts.save(new_attempt(person.id), datetime.now(UTC))
    print(kept.id, flush=True)
