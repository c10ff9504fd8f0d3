"""The part `latency`: from the moment an overlay appears in a page until our warning is painted, the worker awake and asleep."""

import statistics
from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import Error as PlaywrightError

from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.stats import p95
from notthepolice.browsers import NoBrowser, find_chromium
from notthepolice.browsers.chromium import Chromium
from notthepolice.browsers.site import LocalSite
from notthepolice.paths import DIST

LATEST_SECONDS: Final = 20.0
OVERLAY_AFTER_MS: Final = 1200
"""The page has been read by then: what is measured is the overlay alone."""

PAGE: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Bread</title>
<p>Mix flour, water and salt, and let the dough rest for a night.</p>
<script>
setTimeout(() => {
  const over = document.createElement('div');
  over.style.cssText = 'position:fixed;inset:0;background:#fff;padding:40px';
  over.innerHTML = '<h1>National Police</h1><p>Your browser has been locked because of illegal activity. ' +
    'You are accused of viewing forbidden pages. ' +
    'You must pay a fine of 300 euros by card within 12 hours or you will be arrested.</p>';
  document.body.append(over);
  fetch('/shown/' + Date.now());
}, %d);
</script></html>"""
PAINTED: Final = """() => {
  const [first] = performance.getEntriesByName('first-contentful-paint');
  return first ? performance.timeOrigin + first.startTime : 0;
}"""


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Milliseconds until the warning is painted, `runs` times each way. Raises `BenchFailed` where no warning comes."""
    try:
        program = find_chromium()
    except NoBrowser as error:
        raise BenchFailed(str(error)) from error
    with LocalSite() as site:
        browser = Chromium(program, DIST / "chromium")
        try:
            trials: dict[str, list[float]] = {"warm": [], "asleep": []}
            for run in range(runs + 1):
                for state, times in trials.items():
                    progress(f"latency: worker {state}, run {run} of {runs}")
                    took = _trial(browser, site, f"/{state}-{run}.html", asleep=state == "asleep")
                    if run > 0:  # the first warms caches up
                        times.append(took)
        finally:
            browser.close()
    return {
        "runs": runs,
        **{state: {"p50_ms": statistics.median(times), "p95_ms": p95(times), "all_ms": times} for state, times in trials.items()},
    }


def _trial(browser: Chromium, site: LocalSite, path: str, *, asleep: bool) -> float:
    page = browser.context.new_page()
    try:
        page.goto(site.add(path, PAGE % OVERLAY_AFTER_MS), wait_until="load")
        if asleep:
            page.wait_for_timeout(OVERLAY_AFTER_MS * 0.6)
            session = browser.context.new_cdp_session(page)
            session.send("ServiceWorker.enable")
            session.send("ServiceWorker.stopAllWorkers")
        before = len(site.asked)
        try:
            page.wait_for_url("**/pages/warning/warning.html*", timeout=LATEST_SECONDS * 1000, wait_until="load")
            page.wait_for_function(PAINTED, timeout=LATEST_SECONDS * 1000)
        except PlaywrightError as error:
            why = f"No warning was shown within {LATEST_SECONDS:g} s"
            raise BenchFailed(f"{why}: build anew, and try again on a quieter machine.") from error
        marks = [one for one in site.asked[max(0, before - 1) :] if one.startswith("/shown/")]
        if not marks:
            raise BenchFailed("The page was left before it showed its overlay.")
        return float(page.evaluate(PAINTED)) - float(marks[-1].rsplit("/", 1)[1])
    finally:
        page.close()
