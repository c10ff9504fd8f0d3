"""Fixtures for real browsers that only these tests use; described in README.md with the others."""

from collections.abc import Callable

import pytest
from tests.e2e.private import PrivateWindow, private_window

from notthepolice.browsers import Browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in a real browser is tried once more, and reported as such: a busy machine may be late, a fault is there twice."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def private(new_browser: Callable[..., Browser], browser_name: str) -> PrivateWindow:
    """A private window, in a browser of its own; the test runs once in each browser."""
    return private_window(new_browser(browser_name))
