"""A private window in a real browser, driven like any other `Browser`; used through the fixture `private`.

In Chromium private windows have a worker of their own (`incognito: split`), so the control page stands in a private window too; in Firefox one worker
serves both, and the control page stays in an ordinary one. `PrivateWindow.outside` always speaks from an ordinary window.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from notthepolice.browsers import Browser
from notthepolice.browsers.base import CONTROL_PAGE, FRONT_TAB_JS, NAME_BROWSER, front_url
from notthepolice.paths import DIST

STORED_JS = """async () => JSON.stringify({
  local: await browser.storage.local.get(null), session: await browser.storage.session.get(null), sync: await browser.storage.sync?.get(null).catch(() => null) ?? null,
  badge: await browser.action.getBadgeText({}), alarms: (await browser.alarms.getAll()).map((one) => one.name).sort() })"""


@dataclass(frozen=True)
class PrivateWindow:
    """`window`: a `Browser` whose front tab is private. `outside(function, *arguments)` runs in the extension's page in an ordinary window."""

    window: Browser
    outside: Callable[..., Any]

    def stored(self) -> dict[str, Any]:
        """All that the extension keeps, and what its button shows, seen from an ordinary window and from the private one."""
        return {"outside": json.loads(self.outside(STORED_JS)), "inside": json.loads(self.window.control(STORED_JS))}

    def open_again(self) -> None:
        """Closes every private window, which ends the private session, and opens a new one."""
        REOPENERS[self.window.name](self)


def private_window(browser: Browser) -> PrivateWindow:
    """Allows the extension in private windows, and gives `browser` a private front tab; that browser must be the test's own."""
    return MAKERS[browser.name](browser)


def _chromium(browser: Any) -> PrivateWindow:
    settings = browser.context.new_page()
    settings.goto("chrome://extensions")
    identity = browser.extension.split("//")[1].strip("/")
    # A change of this loads the extension anew, and one that was not installed from the store only comes back in developer mode.
    settings.evaluate(
        """async (id) => { await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true }); }""",
        identity,
    )
    ordinary = settings
    for _ in range(50):
        with contextlib.suppress(Exception):  # not loaded yet
            ordinary.goto(browser.extension + CONTROL_PAGE)
            break
        ordinary.wait_for_timeout(100)

    def outside(function: str, *arguments: Any) -> Any:
        return ordinary.evaluate(f"(given) => {{ {NAME_BROWSER} return ({function})(...given); }}", list(arguments))

    browser.page.close()
    made = PrivateWindow(browser, outside)
    _open_in_chromium(made)
    return made


def _open_in_chromium(private: PrivateWindow) -> None:
    browser: Any = private.window
    url = front_url()
    with browser.context.expect_page(lambda page: page.url == url) as opened:
        # The answer is null: an extension in an ordinary window may not know of private ones.
        private.outside("async (url) => { await browser.windows.create({ url, incognito: true }); }", url)
    browser._control = opened.value
    browser._control.goto(browser.extension + CONTROL_PAGE)
    browser._new_front()


def _reopen_chromium(private: PrivateWindow) -> None:
    browser: Any = private.window
    browser.page.close()
    browser._control.close()
    _open_in_chromium(private)


FIREFOX_FRONT_JS = FRONT_TAB_JS.replace("{ url,", "{ url, incognito: true,")


def _firefox(browser: Any) -> PrivateWindow:
    driver = browser.marionette
    control = driver.open(type="tab", focus=False)["handle"]  # the extension's own pages go when it is installed anew
    driver.switch_to_window(control, focus=False)
    driver._send_message("Addon:Install", {"path": str(DIST / "firefox"), "temporary": True, "allowPrivateBrowsing": True})
    browser._control_window = control
    driver.navigate(browser.extension + CONTROL_PAGE)
    browser._until_loaded()
    made = PrivateWindow(browser, browser.control)
    _open_in_firefox(made)
    return made


def _open_in_firefox(private: PrivateWindow) -> None:
    browser: Any = private.window
    before = set(browser.marionette.window_handles)
    url = front_url()
    browser.tab_id = private.outside(FIREFOX_FRONT_JS, url)
    found: list[str] = []

    def there() -> bool:
        found[:] = browser._handles_with(url, set(browser.marionette.window_handles) - before)
        return bool(found)

    assert browser.wait_until(there), "Firefox opened no private window"
    browser._front = found[0]


def _reopen_firefox(private: PrivateWindow) -> None:
    private.outside("async () => { for (const one of await browser.windows.getAll()) if (one.incognito) await browser.windows.remove(one.id); }")
    _open_in_firefox(private)


MAKERS: dict[str, Callable[[Browser], PrivateWindow]] = {"chromium": _chromium, "firefox": _firefox}
REOPENERS: dict[str, Callable[[PrivateWindow], None]] = {"chromium": _reopen_chromium, "firefox": _reopen_firefox}
