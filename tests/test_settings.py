"""Settings are read from the environment, and those of no use are told of at the start."""

from __future__ import annotations

import pytest

from ccc.errors import SettingsError
from ccc.settings import Settings


def public_url(value: str) -> str | None:
    return Settings.from_environment({"CCC_PUBLIC_URL": value}).public_url


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", None),
        ("https://canvas.example", "https://canvas.example"),
        ("https://canvas.example/", "https://canvas.example"),
        ("http://192.168.1.7:8501/app/", "http://192.168.1.7:8501/app"),
        ("http://[fe80::1]:8501", "http://[fe80::1]:8501"),
    ],
)
def test_the_public_address_is_the_one_that_people_open(given: str, meant: str | None) -> None:
    assert public_url(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        "canvas.example",
        "ftp://canvas.example",
        "https://",
        "https://canvas.example:port",
        "https://canvas.example:0",
        "https://[::1",
        "https://ann:secret@canvas.example",
        "https://canvas.example?room=1",
    ],
)
def test_an_address_that_nobody_could_open_is_told_of_without_being_repeated(given: str) -> None:
    with pytest.raises(SettingsError, match="CCC_PUBLIC_URL is no address") as told:
        public_url(given)
    assert "secret" not in str(told.value)
