"""Every page of the trap yard is left, in both browsers, without a prompt; the honest twins are not. Times are the yard command's business."""

from collections.abc import Iterator

import pytest
from tests.e2e.yard.drive import DRIVERS, Chromium, Firefox, honest, site, techniques
from tests.e2e.yard.limits import LIMITS


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with site() as address:
        yield address


@pytest.fixture(scope="module")
def started() -> Iterator[dict[str, Chromium | Firefox]]:
    running: dict[str, Chromium | Firefox] = {}
    yield running
    for driver in running.values():
        driver.close()


@pytest.fixture
def driver(browser_name: str, started: dict[str, Chromium | Firefox]) -> Iterator[Chromium | Firefox]:
    """The yard's own browser: unlike the shared one it blocks pop-ups and asks before it leaves, as a person's does."""
    if browser_name not in started:
        started[browser_name] = DRIVERS[browser_name]()
    yield started[browser_name]
    if not started[browser_name].answers():
        # The page before may have broken it: that is its own failure, not the next one's.
        started.pop(browser_name).close()


@pytest.mark.parametrize("technique", techniques())
def test_the_page_is_left_without_a_prompt(driver: Chromium | Firefox, base: str, technique: str) -> None:
    if (technique, driver.name) in LIMITS:
        pytest.skip(f"{technique} in {driver.name}, a limit of the platform: {LIMITS[technique, driver.name]}")
    outcome = driver.run(base, technique)
    assert outcome.left
    assert outcome.prompts == 0


@pytest.mark.parametrize("name", honest())
def test_an_honest_page_is_left_alone(driver: Chromium | Firefox, base: str, name: str) -> None:
    assert not driver.run(base, name, 1.5).left
