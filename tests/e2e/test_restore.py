"""A browser that was killed and brings its pages back: what comes back is judged again, and what was left stays left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.restart import KINDS, Restorable, wait_until

LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")
CALM = "<!doctype html><title>Bread</title><p>Mix flour, water and salt, and let it rest for a night.</p>"
TRAPS = {
    "still": "",
    "alerts": "<script>for (;;) alert('Locked');</script>",
    "loops": "<script>setTimeout(() => { for (;;); }, 50);</script>",
}
WARNING = "/pages/warning/"


@pytest.fixture
def restorable(browser_name: str) -> Iterator[Restorable]:
    browser = KINDS[browser_name]()
    browser.start()
    # It comes in front: what lies behind it would be brought back only when somebody turns to it.
    assert wait_until(browser, lambda: shows(browser, "/pages/welcome/") == 1)
    yield browser
    browser.close()


def shows(browser, part) -> int:
    return sum(part in url for url in browser.urls())


def restart(browser) -> None:
    browser.kill()
    browser.start()


@pytest.mark.parametrize("trap", TRAPS)
def test_a_locker_that_comes_back_with_the_session_is_left_once(restorable, site, trap):
    """Nobody touched it: the page is as it was loaded by the browser itself, before or while our worker starts."""
    # Calm at first, so that it is still there when the browser is killed; bad when it comes back.
    address = site.add("/page.html", CALM)
    restorable.open(address)
    assert wait_until(restorable, lambda: shows(restorable, "/page.html") and restorable.saved("/page.html"))
    site.add("/page.html", LOCKER.replace("</html>", TRAPS[trap] + "</html>"))
    site.asked.clear()
    restart(restorable)
    assert wait_until(restorable, lambda: "/page.html" in site.asked), "the browser did not bring the page back"
    assert wait_until(restorable, lambda: shows(restorable, WARNING) == 1 and shows(restorable, "/page.html") == 0)
    restorable.wait(2)
    assert (shows(restorable, WARNING), shows(restorable, "/page.html")) == (1, 0), "left once, and it stays so"
    assert site.asked.count("/page.html") <= 2

    assert wait_until(restorable, lambda: restorable.saved(WARNING))
    site.asked.clear()
    restart(restorable)
    assert wait_until(restorable, lambda: shows(restorable, WARNING) == 1), "what the person was shown comes back"
    restorable.wait(2)
    assert "/page.html" not in site.asked, "a page that was left may not come back unasked"
    assert shows(restorable, "/page.html") == 0
