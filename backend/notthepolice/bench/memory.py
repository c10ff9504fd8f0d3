"""The part `memory`: what the browser holds with us beyond what it holds bare, with one tab and with many, at work and at rest."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.browser import START_SECONDS, write_idle, write_installed
from notthepolice.bench.pages import own_pages
from notthepolice.bench.plain import PlainChromium
from notthepolice.browsers.site import LocalSite

TABS: Final = (1, 50)
BARE: Final = "bare"
OURS: Final = "ours"
IDLE: Final = "idle"
"""An extension that does nothing."""
SECONDS_A_TAB: Final = 0.7
SETTLE_SECONDS: Final = 6.0
REST_SECONDS: Final = 45.0
"""Chromium stops a worker that has had nothing to do for 30 seconds."""
STATES: Final = {"at work": SETTLE_SECONDS, "at rest": REST_SECONDS}
PAGES: Final = 10


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Proportional set size (PSS) of all processes of a browser, bare and with us, in MB. Linux only.

    Raises `BenchFailed` elsewhere.
    """
    rows: dict[tuple[int, str], dict[str, list[float]]] = {
        (tabs, state): {name: [] for name in (BARE, IDLE, OURS)} for tabs in TABS for state in STATES
    }
    with LocalSite() as site, tempfile.TemporaryDirectory(prefix="ntp-bench-") as folder:
        extensions = {BARE: None, IDLE: write_idle(Path(folder) / IDLE), OURS: write_installed(Path(folder) / OURS)}
        urls = [site.add(f"/{name}", body, "text/html") for name, body in own_pages(PAGES).items()]
        for run in range(runs):
            for name, extension in extensions.items():
                browser = PlainChromium(extension)
                try:
                    browser.start(urls[0])
                    time.sleep(START_SECONDS)
                    opened = 1
                    for tabs in TABS:
                        while opened < tabs:
                            browser.open(urls[opened % len(urls)])
                            time.sleep(SECONDS_A_TAB)
                            opened += 1
                        for state, seconds in STATES.items():
                            progress(f"memory: {name}, {tabs} tabs, {state}, run {run + 1} of {runs}")
                            time.sleep(seconds)
                            rows[tabs, state][name].append(browser.held_mb())
                finally:
                    browser.close()
    return {
        "runs": runs,
        "rows": [
            {
                "tabs": tabs, "state": state,
                **{name: statistics.median(sizes) for name, sizes in each.items()},
                "added_mb": _added(each, OURS), "added_by_idle_mb": _added(each, IDLE), "all_mb": each,
            }
            for (tabs, state), each in rows.items()
        ],
    }  # fmt: skip


def _added(each: dict[str, list[float]], name: str) -> float:
    return statistics.median(with_it - bare for with_it, bare in zip(each[name], each[BARE], strict=True))
