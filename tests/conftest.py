"""Fixtures that every kind of test may use; those for real browsers are described in tests/e2e/README.md."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from notthepolice.browsers import NAMES, Browser, BrowserError, NoBrowser, find_chromium, find_firefox, launch
from notthepolice.browsers.site import LocalSite
from notthepolice.engine import Engine
from notthepolice.release_store import ReleaseStore
from notthepolice.service import Service, start
from notthepolice.settings import Settings

NOT_TESTED = "NOT TESTED in"
FINDERS = {"chromium": find_chromium, "firefox": find_firefox}


def need(name: str) -> None:
    """Skip the test when there is no such browser; in CI that is a failure."""
    try:
        FINDERS[name]()
    except NoBrowser as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"In CI every browser must be there. {error}", pytrace=False)
        pytest.skip(f"{NOT_TESTED} {name}: {error}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", [])}
    for reason in sorted(reason for reason in reasons if reason.startswith(NOT_TESTED)):
        terminalreporter.write_line(reason, yellow=True, bold=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers, all tests in real browsers go to the same one: they share browsers, and a busy machine makes these late."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("browsers"))


@pytest.fixture(scope="session")
def running() -> Iterator[dict[str, Browser]]:
    """Browsers that are shared by the tests of a run, by name; started when first needed."""
    started: dict[str, Browser] = {}
    yield started
    for browser in started.values():
        browser.close()


def shared(running: dict[str, Browser], name: Any) -> Browser:
    need(name)
    if name not in running:
        running[name] = launch(name)
    else:
        try:
            running[name].forget()
        except BrowserError:
            # The test before this one may have broken it: that is its business, not this one's.
            running[name].close()
            running[name] = launch(name)
    return running[name]


@pytest.fixture
def chromium(running: dict[str, Browser]) -> Browser:
    return shared(running, "chromium")


@pytest.fixture
def firefox(running: dict[str, Browser]) -> Browser:
    return shared(running, "firefox")


@pytest.fixture(params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in NAMES])
def browser_name(request: pytest.FixtureRequest) -> str:
    """The test runs once with the name of each browser that can be had."""
    need(request.param)
    return str(request.param)


@pytest.fixture
def browser(browser_name: str, running: dict[str, Browser]) -> Browser:
    """The test runs once in each browser."""
    return shared(running, browser_name)


@pytest.fixture
def new_browser() -> Iterator[Callable[..., Browser]]:
    """`new_browser("firefox", keep_dialogs=True)`: a browser for this test alone, closed after it."""
    started: list[Browser] = []

    def make(name: Any, **options: Any) -> Browser:
        need(name)
        started.append(launch(name, **options))
        return started[-1]

    yield make
    for one in started:
        one.close()


@pytest.fixture
def site() -> Iterator[LocalSite]:
    """A web server on loopback with three origins."""
    with LocalSite() as local:
        yield local


@pytest.fixture(scope="session")
def store() -> ReleaseStore:
    """The built release."""
    settings = Settings()
    return ReleaseStore(settings.release, settings.public_key, settings.engine)


@pytest.fixture(scope="session")
def engine(store: ReleaseStore) -> Engine:
    """The judge of the built release, in V8."""
    return store.engine()


@pytest.fixture
def service() -> Iterator[Service]:
    """The service on a real socket; `service.address` says where."""
    running_service = start(Settings(port=0))
    running_service.in_background()
    yield running_service
    running_service.stop()
