"""Run with a database's URL and a number: saves so many attempts from eight threads, at once."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from ccc.storage import open_store
from tests.storage.notes import new_attempt

store = open_store(sys.argv[1])
person = store.people.enrol("a device", "Sam", datetime.now(UTC))


def save(_turn: int) -> None:
    store.attempts.save(new_attempt(person.id), datetime.now(UTC))


with ThreadPoolExecutor(8) as threads:
    list(threads.map(save, range(int(sys.argv[2]))))
