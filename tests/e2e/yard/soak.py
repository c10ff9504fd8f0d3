"""A long run against a page that never holds still: `python -m tests.e2e.yard.soak --minutes 10 [--browser chromium|firefox]`, after a build.

One tab changes all the time (`soak_pages/churn.html`): text swapped, nodes and frames made and dropped, a threat that appears, hides and vanishes, the banner
taken away. Another meets a locker again and again and is taken out of it. Memory, nodes, listeners and stored bytes are sampled; JSON lines on
stdout, a sample each, then the slopes. 1 when one of them grows faster than its bound.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from notthepolice.browsers import Browser, BrowserError, launch

from .drive import site
from .soak_meters import METERS

BOUNDS = {
    "worker_heap": 400_000, "page_heap": 400_000, "worker_process": 3_000_000, "page_process": 3_000_000,
    "nodes": 60, "listeners": 6, "documents": 2,
}
"""What each may grow by in a minute, fitted over the samples after the first: bytes, or a number of things.

A leak of ours is told by what churns: a node kept of each mutation would be 1,800 a minute, a listener of each frame 30.
"""
CEILINGS = {"local_bytes": 1_000, "session_bytes": 150_000}
"""What is stored fills up to its limit (fifty warnings) and stays there: bytes."""
WARM_UP = 2.0
"""Minutes not counted: caches fill, lexicons are compiled."""
STORED_JS = """async () => {
  const size = async (area) => JSON.stringify(await area.get(null)).length;
  return { local_bytes: await size(browser.storage.local), session_bytes: await size(browser.storage.session) };
}"""
VISIT_JS = """async (url) => {
  // A window of its own: a page that is not seen is not measured, and the changing one shall go on being seen.
  const opened = await browser.windows.create({ url, focused: false });
  const tab = opened.tabs[0];
  const close = () => browser.windows.remove(opened.id).catch(() => undefined);
  for (let waited = 0; waited < 8000; waited += 200) {
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    const now = await browser.tabs.get(tab.id).catch(() => null);
    if (now === null || (now.url ?? '').includes('/pages/warning/')) {
      // A person looks at it. Firefox keeps some of the pages that are closed while they load for ever.
      await new Promise((resolve) => { setTimeout(resolve, 1500); });
      await close();
      return true;
    }
  }
  await close();
  return false;
}"""
Sample = dict[str, float]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def slope(points: list[tuple[float, float]]) -> float:
    """Growth per unit of the first coordinate: the median of the slopes of all pairs (Theil and Sen), which one odd sample does not bend."""
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2) if b[0] > a[0])


def judge(samples: list[Sample]) -> dict[str, dict[str, float | bool]]:
    """For every number that was sampled: its first and last value, its slope per minute (or the most there was), its bound, and whether it kept to that."""
    counted = [one for one in samples if one["minute"] >= WARM_UP]
    if len(counted) < 3:
        counted = samples[1:]
    found: dict[str, dict[str, float | bool]] = {}
    for name, bound in BOUNDS.items():
        points = [(one["minute"], one[name]) for one in counted if name in one]
        if len(points) >= 2:
            grows = round(slope(points), 1)
            found[name] = {"first": points[0][1], "last": points[-1][1], "per_minute": grows, "bound": bound, "ok": grows <= bound}
    for name, most in CEILINGS.items():
        values = [one[name] for one in samples]
        found[name] = {"first": values[0], "last": values[-1], "most": max(values), "bound": most, "ok": max(values) <= most}
    return found


def soak(browser: Browser, base: str, minutes: float, meter: Callable[[], Sample], tell: Callable[[Sample], None]) -> tuple[list[Sample], int]:
    """Runs for `minutes`; returns the samples and how many of the lockers visited were not left.

    Raises:
        BrowserError: the changing page was left, so that nothing was measured.
    """
    address = f"{base}/yard/soak_pages/churn.html"
    browser.open(address)
    started = time.monotonic()
    samples: list[Sample] = []
    stayed = visits = 0
    every = min(0.5, minutes / 6)
    while (spent := (time.monotonic() - started) / 60) < minutes or not samples:
        if spent >= len(samples) * every:
            samples.append({"minute": round(spent, 2), "visits": visits, **meter(), **browser.control(STORED_JS)})
            tell(samples[-1])
        visits += 1
        stayed += not browser.control(VISIT_JS, f"{base}/pages/locker.html?{visits}", seconds=15.0)
        browser.wait(8)
        if browser.current_url() != address:
            raise BrowserError(f"the changing page was left for {browser.current_url()}: mend the page, it is meant to stay")
    return samples, stayed


def main() -> int:
    """Runs the soak; 1 when something grew too fast or a locker was not left."""
    parser = argparse.ArgumentParser(description="A long run against a page that never holds still.")
    parser.add_argument("--browser", choices=sorted(METERS), action="append", help="only this browser; may be given twice")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each browser (10)")
    parser.add_argument("--extension", type=Path, help="folder of another build, holding chromium/ and firefox/ (dist)")
    given = parser.parse_args()
    bad = 0
    for name in given.browser or sorted(METERS):
        options, make_meter = METERS[name]()
        folder = given.extension / name if given.extension else None
        with site() as base, launch(name, extension=folder, **options) as browser:
            say(f"{name}: {given.minutes:g} minutes")

            def tell(sample: Sample, name: str = name) -> None:
                print(json.dumps({"browser": name, **sample}), flush=True)

            samples, stayed = soak(browser, base, given.minutes, make_meter(browser), tell)
        found = judge(samples)
        for what, one in found.items():
            grows = f"{one['per_minute']:>12,.1f} a minute" if "per_minute" in one else f"{one['most']:>12,.0f} at most   "
            say(f"  {what:16} {one['first']:>14,.0f} → {one['last']:>14,.0f}  {grows} (bound {one['bound']:,}){'' if one['ok'] else '  <- too much'}")
        visits = int(samples[-1]["visits"])
        say(f"  lockers visited {visits}, not left {stayed}")
        ok = stayed == 0 and all(one["ok"] for one in found.values())
        bad += not ok
        print(json.dumps({"browser": name, "minutes": given.minutes, "ok": ok, "visits": visits, "not_left": stayed, "slopes": found}), flush=True)
    return 1 if bad else 0


def describe(error: Any) -> str:
    return str(error).splitlines()[0]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrowserError as trouble:
        say(f"The soak ended early: {describe(trouble)}")
        sys.exit(2)
