"""What every browser can do for us, whichever it is.

A browser has one *front* tab, in a window of its own, that a test or a person looks at, and one hidden away *control* page of the
extension. Scripts run in the control page see what the extension sees: they work when the front tab's thread is stuck.
"""

import itertools
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CONTROL_PAGE = "pages/options/options.html"


_front_numbers = itertools.count(1)


def front_url() -> str:
    """An empty page that can be told from every other, such as the welcome page that opens at the same time."""
    return f"about:blank#front-{next(_front_numbers)}"


class BrowserError(Exception):
    """The browser could not do what was asked."""


class BrowserGone(BrowserError):
    """The browser does not answer any more, or has ended."""


class Browser(ABC):
    """A running browser with the extension; `with` closes it."""

    name: str
    extension: str
    """Address of the extension, ending in a slash; empty for a bare browser."""
    tab_id: int
    """The front tab, as the extension knows it."""

    @abstractmethod
    def control(self, function: str, *arguments: Any, seconds: float = 10.0) -> Any:
        """Run the JavaScript (async) function in the control page; arguments and result are plain JSON.

        Raises `BrowserError` with what it threw, `BrowserGone` when no answer comes.
        """

    @abstractmethod
    def _navigate(self, url: str) -> None:
        """Send the front tab to `url` and come back at once."""

    @abstractmethod
    def _new_front(self) -> None:
        """Open a window of its own for the front tab and set `tab_id`."""

    @abstractmethod
    def current_url(self) -> str:
        """Where the front tab is; works while its page is stuck."""

    @abstractmethod
    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Run a JavaScript function in the front page itself."""

    @abstractmethod
    def screenshot(self, path: Path) -> Path:
        """Save what the front tab shows as a PNG."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """A real click in the middle of the first element that matches the CSS selector."""

    @abstractmethod
    def click_at(self, x: float, y: float) -> None:
        """A real click at a point of the window, in CSS pixels."""

    @abstractmethod
    def keys(self, *names: str) -> None:
        """Press keys one after the other: `"Tab"`, `"Enter"`, `"Escape"`, `"Shift"`, or a single letter."""

    @abstractmethod
    def wait(self, seconds: float) -> None:
        """Let time pass while the browser's events still arrive."""

    @abstractmethod
    def close(self) -> None:
        """End the browser and remove its profile. May be called twice."""

    def open(self, url: str, seconds: float = 5.0) -> None:
        """Send the front tab to `url`; comes back as soon as it is somewhere else, at the latest after `seconds`.

        The page need not have loaded then, and may have been left already.
        """
        before = self.current_url()
        self._navigate(url)
        self.wait_until(lambda: self.current_url() != before, 0.5 if before == url else seconds)

    def send(self, message: dict[str, Any]) -> Any:
        """Send a message to the worker, as one of the extension's own pages does; returns its answer."""
        return self.control("(message) => browser.runtime.sendMessage(message)", message)

    def tab_state(self) -> dict[str, Any] | None:
        """What the worker knows of the front tab: `{verdict, action, at}`."""
        state: dict[str, Any] | None = self.send({"type": "tab_state", "tabId": self.tab_id})
        return state

    def windows(self) -> int:
        """How many tabs are open, without the control page."""
        return len(self.control("() => browser.tabs.query({})")) - 1

    def wait_until(self, true: Callable[[], bool], seconds: float = 10.0) -> bool:
        """Ask again and again until the answer is yes; False when it was not within `seconds`."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                return False
            self.wait(0.05)
        return True

    def wait_for_url(self, part: str, seconds: float = 10.0) -> bool:
        """Wait until `part` is in the front tab's address."""
        return self.wait_until(lambda: part in self.current_url(), seconds)

    def settled_state(self, seconds: float = 2.0) -> dict[str, Any] | None:
        """The state of the front tab once it says something, or after `seconds` in which it said nothing."""
        self.wait_until(lambda: (self.tab_state() or {}).get("action", "none") != "none", seconds)
        return self.tab_state()

    def forget(self) -> None:
        """Start anew between tests: another front tab, all others closed, and nothing left of what the extension stored."""
        self._new_front()
        self.control(CLOSE_OTHERS_JS, self.tab_id)
        self.control("async () => { await browser.storage.local.clear(); await browser.storage.session?.clear(); }")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


# In Chromium up to 147 `browser` is known only as `chrome`.
NAME_BROWSER = "globalThis.browser ??= globalThis.chrome;"

# A stuck page may take its time to go: it is not waited for longer than a moment.
CLOSE_OTHERS_JS = """async (keep) => {
  const me = await browser.tabs.getCurrent();
  const others = (await browser.tabs.query({})).filter((tab) => tab.id !== me.id && tab.id !== keep);
  const closed = Promise.all(others.map((tab) => browser.tabs.remove(tab.id).catch(() => undefined)));
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1500))]);
}"""

FRONT_TAB_JS = """async (url) => {
  const made = await browser.windows.create({ url, focused: true, width: 1280, height: 800 });
  return (made.tabs ?? await browser.tabs.query({ windowId: made.id }))[0].id;
}"""
