"""The part `latency`: from an overlay's appearance until our warning is painted; worker awake, asleep, and taking a new release."""

import json
import statistics
from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.stats import p95
from notthepolice.browsers import NoBrowser, find_chromium
from notthepolice.browsers.chromium import Chromium
from notthepolice.browsers.site import LocalSite
from notthepolice.content.sign import load_signing_key, sign_release
from notthepolice.paths import DIST, RELEASE

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

Disturb = Callable[[Chromium, Page, LocalSite, int], None]
LOOK_JS: Final = "() => { void browser.runtime.sendMessage({ type: 'look_for_release' }); }"
LOOK_AFTER_MS: Final = OVERLAY_AFTER_MS - 1000
"""The worker has fetched the new release when the overlay appears, and is compiling it, which takes seconds."""


def overlay_page(after_ms: int) -> str:
    """A page that shows an overlay after so many milliseconds, and then asks for `/shown/` and the time."""
    return PAGE % after_ms


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Milliseconds until the warning is painted, `runs` times each way. Raises `BenchFailed` where no warning comes."""
    try:
        program = find_chromium()
    except NoBrowser as error:
        raise BenchFailed(str(error)) from error
    with LocalSite() as site:
        browser = Chromium(program, DIST / "chromium")
        try:
            browser.send({"type": "save_settings", "settings": {"service": site.url("")}})
            trials: dict[str, list[float]] = {state: [] for state in STATES}
            for run in range(runs + 1):
                for state, times in trials.items():
                    progress(f"latency: worker {state}, run {run} of {runs}")
                    took = _trial(browser, site, f"/{state.replace(' ', '-')}-{run}.html", STATES[state], run)
                    if run > 0:  # the first warms caches up
                        times.append(took)
        finally:
            browser.close()
    return {
        "runs": runs,
        "states": {state: {"p50_ms": statistics.median(times), "p95_ms": p95(times), "all_ms": times} for state, times in trials.items()},
    }


def _trial(browser: Chromium, site: LocalSite, path: str, disturb: Disturb | None, run: int) -> float:
    page = browser.context.new_page()
    try:
        page.goto(site.add(path, overlay_page(OVERLAY_AFTER_MS)), wait_until="load")
        if disturb is not None:
            disturb(browser, page, site, run)
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
        if disturb is _take_release:
            browser.control(LOOK_JS.replace("void", "return"), seconds=LATEST_SECONDS)  # the next trial begins when it has been taken


def _stop_worker(browser: Chromium, page: Page, _site: LocalSite, _run: int) -> None:
    page.wait_for_timeout(OVERLAY_AFTER_MS * 0.6)
    session = browser.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def _take_release(browser: Chromium, page: Page, site: LocalSite, run: int) -> None:
    payload = json.loads(json.loads(RELEASE.read_text(encoding="utf-8"))["payload"])
    payload["number"] += run + 1
    envelope = sign_release(payload, load_signing_key()).to_json()
    site.add("/v1/release", envelope, "application/json", headers={"ETag": f'"{run}"', "Connection": "close"})
    page.wait_for_timeout(LOOK_AFTER_MS)
    browser.control(LOOK_JS)


STATES: Final[dict[str, Disturb | None]] = {"warm": None, "asleep": _stop_worker, "taking a release": _take_release}
"""What the worker is doing when the overlay appears."""
