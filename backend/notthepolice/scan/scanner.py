"""Opens pages a few at a time, in a browser that is replaced now and then, and outlives every page."""

import contextlib
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypedDict

from notthepolice.browsers import Browser, BrowserError, BrowserName, launch
from notthepolice.browsers.site import LocalSite, file_page
from notthepolice.scan.targets import Target

WATCH_JS = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
PAGES_PER_BROWSER = 200  # browsers keep something of every page; a new one forgets it all
GRACE_SECONDS = 10.0  # how much longer than its own limit a page may take before the browser itself is given up


class Result(TypedDict, total=False):
    """One line of `scan`; `error` is there instead of the rest when the page could not be seen."""

    target: str
    verdict: str
    level: str
    action: str
    signals: list[str]
    ms_to_warning: int | None
    error: str


class Scanner:
    """Scans targets in one kind of browser.

    `timeout`: most seconds for one page; `settle`: seconds of quiet after loading before a page counts as innocent; `parallel`: pages
    open at once.
    """

    def __init__(
        self, browser: BrowserName, *, timeout: float = 8.0, settle: float = 0.7, parallel: int = 2, headless: bool = True
    ) -> None:
        self._name = browser
        self._headless = headless
        self._options = {"timeout": int(timeout * 1000), "settle": int(settle * 1000)}
        self._timeout = timeout
        self._parallel = parallel
        self._browser: Browser | None = None
        self._opened = 0

    def scan(self, targets: Iterable[Target]) -> Iterator[Result]:
        """A result for each target, in the order in which they are ready.

        Raises `BrowserError` or `NoBrowser` when no browser starts at all.
        """
        with LocalSite() as site:
            try:
                self._start()
                yield from self._scan(deque(enumerate(targets)), site)
            finally:
                self._stop()

    def _scan(self, waiting: deque[tuple[int, Target]], site: LocalSite) -> Iterator[Result]:
        """Keep `parallel` pages open until none is left. Pages that were open when a browser was lost are opened once more, alone."""
        open_now: dict[int, tuple[Target, float]] = {}
        alone: deque[tuple[int, Target]] = deque()
        retried: set[int] = set()
        while waiting or open_now or alone:
            try:
                suspects = bool(alone) and not open_now
                source = alone if suspects else waiting
                while source and len(open_now) < (1 if suspects else self._parallel) and not (alone and not suspects):
                    if self._opened >= PAGES_PER_BROWSER:
                        if open_now:
                            break
                        self._restart()
                    key, target = source.popleft()
                    open_now[key] = (target, time.monotonic())
                    self._begin(key, target, site)
                for found in self._take():
                    entry = open_now.pop(found["key"], None)
                    if entry is not None:
                        target = entry[0]
                        if target.file is not None:
                            site.remove(_path(found["key"], target.file))
                        yield _result(target, found)
                late = [began for _, began in open_now.values() if time.monotonic() - began > self._timeout + GRACE_SECONDS]
                if late:
                    raise BrowserError("the browser does not come back from this page")
            except BrowserError as error:
                lost = list(open_now.items())
                open_now.clear()
                self._restart()
                for key, (target, _) in lost:
                    if key in retried:
                        yield {"target": target.name, "error": f"the browser ended on this page ({error})"}
                    else:
                        retried.add(key)
                        alone.append((key, target))

    def _begin(self, key: int, target: Target, site: LocalSite) -> None:
        url = target.url
        if target.file is not None:
            # A web page, not file://: that is what people meet, and what the extension is made for.
            page = file_page(target.file)
            path = _path(key, target.file)
            site.add(path, page.body, page.type)
            url = site.url(path, apart=f"page-{key}")
        self._opened += 1
        self._control("(key, url, options) => window.scan.begin(key, url, options)", key, url, self._options)

    def _take(self) -> list[dict[str, Any]]:
        assert self._browser is not None
        self._browser.wait(0.05)
        found: list[dict[str, Any]] = self._control("() => window.scan.take()")
        return found

    def _control(self, function: str, *arguments: Any) -> Any:
        assert self._browser is not None
        return self._browser.control(function, *arguments, seconds=GRACE_SECONDS)

    def _start(self) -> None:
        self._browser = launch(self._name, headless=self._headless)
        self._opened = 0
        self._control(f"() => ({WATCH_JS})()")

    def _restart(self) -> None:
        self._stop()
        self._start()

    def _stop(self) -> None:
        if self._browser is not None:
            with contextlib.suppress(BrowserError):  # it may have ended by itself
                self._browser.close()
            self._browser = None


def _path(key: int, file: Path) -> str:
    return f"/{key}/{file.name}"


def _result(target: Target, found: dict[str, Any]) -> Result:
    if found["error"]:
        return {"target": target.name, "error": found["error"]}
    state = found["state"]
    if state is None:
        return {"target": target.name, "verdict": "none", "level": "none", "action": "none", "signals": [], "ms_to_warning": None}
    verdict = state["verdict"]
    return {
        "target": target.name,
        "verdict": verdict["family"],
        "level": verdict["level"],
        "action": state["action"],
        "signals": [reason["signal"] for reason in verdict["reasons"]],
        "ms_to_warning": found["ms"],
    }
