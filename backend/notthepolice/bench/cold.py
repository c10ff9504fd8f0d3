"""The part `cold`: the first page after the browser has started, and a hundred tabs that come back at once."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.browser import START_SECONDS, write_idle, write_installed
from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.latency import overlay_page
from notthepolice.bench.pages import own_pages
from notthepolice.bench.plain import PlainChromium
from notthepolice.bench.stats import p95
from notthepolice.browsers.site import LocalSite

TABS: Final = 100
PAGES: Final = 10
TABS_SECONDS: Final = 40.0
"""A hundred tabs have loaded by then, on two slow cores as well."""
LATEST_SECONDS: Final = 30.0
WARNING: Final = "/pages/warning/warning.html"


def measure(trials: int, runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Milliseconds from the overlay until the tab is at our warning, and processor seconds of a hundred tabs. Linux only.

    Raises `BenchFailed` elsewhere, and where no warning comes.
    """
    with LocalSite() as site, tempfile.TemporaryDirectory(prefix="ntp-bench-") as folder:
        ways = {"first page": _first_page, "later page": _later_page, "among a hundred": _among_a_hundred}
        others = [site.add(f"/other-{number}.html", body, "text/html") for number, body in enumerate(own_pages(PAGES).values())]
        first: dict[str, list[float]] = {way: [] for way in ways}
        extensions = {"bare": None, "idle": write_idle(Path(folder) / "idle"), "ours": write_installed(Path(folder) / "ours")}
        ours = PlainChromium(extensions["ours"])
        try:
            _warm_up(ours)
            for trial in range(trials):
                for way, show in ways.items():
                    progress(f"cold: {way}, {trial + 1} of {trials}")
                    url = site.add(f"/{way.replace(' ', '-')}-{trial}.html", overlay_page(0))
                    asked = len(site.asked)
                    show(ours, url, others)
                    if ours.wait_for_url(WARNING, LATEST_SECONDS):
                        shown = next(one for one in site.asked[asked:] if one.startswith("/shown/"))
                        first[way].append(time.time() * 1000 - float(shown.rsplit("/", 1)[1]))
                    ours.stop()
        finally:
            ours.close()
        if not all(first.values()):
            why = f"No warning was shown within {LATEST_SECONDS:g} s"
            raise BenchFailed(f"{why}: build anew, and try again on a quieter machine.")
        restored: dict[str, list[float]] = {name: [] for name in extensions}
        for run in range(runs):
            for name, extension in extensions.items():
                progress(f"cold: {TABS} tabs, {name}, run {run + 1} of {runs}")
                restored[name].append(_hundred_tabs(extension, others))
    return {
        "trials": trials,
        "runs": runs,
        "tabs": TABS,
        "until_warning": {
            way: {"p50_ms": statistics.median(times), "p95_ms": p95(times), "all_ms": times, "missed": trials - len(times)}
            for way, times in first.items()
        },
        "cpu_seconds": {name: {"median": statistics.median(times), "all": times} for name, times in restored.items()},
    }


def _warm_up(browser: PlainChromium) -> None:
    """What a new profile needs once is no cost of every start."""
    browser.start()
    time.sleep(START_SECONDS)
    browser.stop()


def _first_page(browser: PlainChromium, url: str, _others: list[str]) -> None:
    browser.start(url)


def _later_page(browser: PlainChromium, url: str, others: list[str]) -> None:
    browser.start(others[0])
    time.sleep(START_SECONDS)
    browser.open(url)


def _among_a_hundred(browser: PlainChromium, url: str, others: list[str]) -> None:
    browser.start(url, *(others * TABS)[: TABS - 1])


def _hundred_tabs(extension: Path | None, urls: list[str]) -> float:
    browser = PlainChromium(extension)
    try:
        _warm_up(browser)
        browser.start(*(urls * TABS)[:TABS])
        time.sleep(TABS_SECONDS)
        return browser.cpu_seconds()
    finally:
        browser.close()
