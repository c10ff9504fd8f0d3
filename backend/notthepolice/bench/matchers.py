"""The part `matchers`: our judge beside a loop of regular expressions and beside a library, in the engines of both browsers."""

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.texts import long_text
from notthepolice.browsers import NAMES, Browser, NoBrowser, launch
from notthepolice.browsers.site import LocalSite
from notthepolice.paths import DIST, RELEASE, ROOT

LANGUAGE: Final = "en"
TEXT: Final = 100_000  # bytes
SCRIPT: Final = Path(__file__).with_suffix(".js")
LIBRARY: Final = ROOT / "node_modules/@monyone/aho-corasick/dist"
WAIT_SECONDS: Final = 300.0
PAGE: Final = """<!doctype html><meta charset="utf-8"><title>Matchers</title><script type="module">
import { timeMatchers } from '/matchers.js';
const given = await (await fetch('/given.json')).json();
setTimeout(() => { try { globalThis.result = timeMatchers(given); } catch (error) { globalThis.result = { error: String(error) }; } });
</script>"""


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Milliseconds by browser and way, the median of so many pages each. Raises `BenchFailed` without release or library."""
    try:
        payload = json.loads(json.loads(RELEASE.read_bytes())["payload"])
    except FileNotFoundError:
        raise BenchFailed(f"The release is not built ({RELEASE} is missing): run python3 build.py build.") from None
    if not LIBRARY.is_dir():
        raise BenchFailed(f"The library to compare with is missing ({LIBRARY}): run python3 build.py setup.")
    text = long_text(LANGUAGE, TEXT)
    engines: dict[str, Any] = {}
    with LocalSite() as site:
        site.folder("/extension", DIST / "chromium")
        site.folder("/library", LIBRARY)
        site.add("/matchers.js", SCRIPT.read_text(encoding="utf-8"), "text/javascript")
        site.add("/given.json", json.dumps({"detection": payload["detection"], "lang": LANGUAGE, "text": text}), "application/json")
        address = site.add("/", PAGE)
        for name in NAMES:
            try:
                browser = launch(name, bare=True)
            except NoBrowser as error:
                progress(f"matchers: {error}")
                continue
            with browser:
                rows = []
                for run in range(runs):
                    progress(f"matchers: {name}, run {run + 1} of {runs}")
                    rows.append(_once(browser, f"{address}?{run}"))
            engines[name] = {
                way: {
                    "load_ms": statistics.median(row[way]["load_ms"] for row in rows),
                    "run_ms": statistics.median(row[way]["run_ms"] for row in rows),
                    "ratio_to_ours": statistics.median(row[way]["run_ms"] / row["our wordings"]["run_ms"] for row in rows),
                    "found": rows[0][way]["found"],
                }
                for way in rows[0]
            }
    if not engines:
        raise BenchFailed("Neither Chromium nor Firefox was found: run python3 build.py setup.")
    return {"lang": LANGUAGE, "bytes": len(text.encode()), "runs": runs, "engines": engines}


def _once(browser: Browser, address: str) -> dict[str, Any]:
    browser.open(address)
    if not browser.wait_until(lambda: browser.evaluate("() => globalThis.result !== undefined"), WAIT_SECONDS):
        raise BenchFailed(f"{browser.name} did not finish timing the matchers within {WAIT_SECONDS:.0f} s.")
    result: dict[str, Any] = browser.evaluate("() => globalThis.result")
    if "error" in result:
        raise BenchFailed(f"{browser.name}: {result['error']}")
    return result
