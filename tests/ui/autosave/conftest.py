"""The composer on one scenario, as the tests of the practice page have it."""

from tests.ui.practice.conftest import app

__all__ = ["app"]
