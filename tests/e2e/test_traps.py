"""Every page of the trap yard is left, in both browsers, without a prompt; the honest twins are not."""

from collections.abc import Iterator

import pytest

from notthepolice.paths import DIST
from tests.e2e.yard.drive import Chromium, Firefox, honest, site, techniques


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with site() as address:
        yield address


@pytest.fixture(scope="module", params=[pytest.param(Chromium, marks=pytest.mark.chromium), pytest.param(Firefox, marks=pytest.mark.firefox)])
def driver(request: pytest.FixtureRequest) -> Iterator[Chromium | Firefox]:
    browser = request.param(DIST / request.param.name)
    try:
        yield browser
    finally:
        browser.close()


@pytest.mark.parametrize("technique", techniques())
def test_the_page_is_left_without_a_prompt(driver, base, technique):
    outcome = driver.run(base, technique)
    assert outcome.left
    assert outcome.prompts == 0


@pytest.mark.parametrize("name", honest())
def test_an_honest_page_is_left_alone(driver, base, name):
    assert not driver.run(base, name, 1.5).left
