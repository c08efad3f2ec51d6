"""What each of several processes does that save at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

from ccc.storage import open_store
from tests.storage.notes import new_attempt


def save_some(url: str, attempts: int) -> None:
    """Save so many attempts of Sam from eight threads, at once."""
    with closing(open_store(url)) as store:
        person = store.people.enrol("a device", "Sam", datetime.now(UTC))

        def save(_turn: int) -> None:
            store.attempts.save(new_attempt(person.id), datetime.now(UTC))

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(save, range(attempts)))
