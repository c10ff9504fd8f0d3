"""The part `memory`: what the browser holds with us beyond what it holds bare, with one tab and with many."""

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.browser import LOOPBACK_ONLY, START_SECONDS, load_arguments, write_idle
from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.pages import own_pages
from notthepolice.browsers import NoBrowser, find_chromium
from notthepolice.browsers.chromium import Chromium
from notthepolice.browsers.site import LocalSite
from notthepolice.paths import DIST

TABS: Final = (1, 50)
BARE: Final = "bare"
OURS: Final = "ours"
IDLE: Final = "idle"
"""An extension that does nothing."""
SETTLE_SECONDS: Final = 6.0
PAGES: Final = 10
PROC: Final = Path("/proc")


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Proportional set size (PSS) of all processes of a browser, bare and with us, in MB. Linux only.

    Raises `BenchFailed` elsewhere.
    """
    if not (PROC / "self/smaps_rollup").is_file():
        raise BenchFailed("memory is read from /proc, which this system does not have: leave this part out.")
    try:
        program = find_chromium()
    except NoBrowser as error:
        raise BenchFailed(str(error)) from error
    rows: dict[int, dict[str, list[float]]] = {tabs: {name: [] for name in (BARE, IDLE, OURS)} for tabs in TABS}
    with LocalSite() as site, tempfile.TemporaryDirectory(prefix="ntp-bench-") as folder:
        extensions = {BARE: None, IDLE: write_idle(Path(folder) / IDLE), OURS: DIST / "chromium"}
        urls = [site.add(f"/{name}", body, "text/html") for name, body in own_pages(PAGES).items()]
        for run in range(runs):
            for name, extension in extensions.items():
                # Given no extension of ours, so that no page of ours is opened to ask something of it.
                browser = Chromium(program, None, arguments=[*LOOPBACK_ONLY, *load_arguments(extension)])
                try:
                    browser.context.pages[0].wait_for_timeout(START_SECONDS * 1000)
                    for page in browser.context.pages[1:]:
                        page.close()  # the page that greets a new user
                    opened = 0
                    for tabs in TABS:
                        progress(f"memory: {name}, {tabs} tabs, run {run + 1} of {runs}")
                        while opened < tabs:
                            browser.context.new_page().goto(urls[opened % len(urls)], wait_until="load")
                            opened += 1
                        browser.context.pages[0].wait_for_timeout(SETTLE_SECONDS * 1000)
                        rows[tabs][name].append(_held_by(browser.profile))
                finally:
                    browser.close()
    return {
        "runs": runs,
        "tabs": {
            str(tabs): {
                **{name: statistics.median(sizes) for name, sizes in each.items()},
                "added_mb": _added(each, OURS),
                "added_by_idle_mb": _added(each, IDLE),
                "all_mb": each,
            }
            for tabs, each in rows.items()
        },
    }


def _added(each: dict[str, list[float]], name: str) -> float:
    return statistics.median(with_it - bare for with_it, bare in zip(each[name], each[BARE], strict=True))


def _held_by(profile: Path) -> float:
    """Megabytes held by the processes of the browser that uses this profile: they are one another's children."""
    parents: dict[int, int] = {}
    first: set[int] = set()
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            command = (folder / "cmdline").read_bytes()
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:  # it has ended
            continue
        if str(profile).encode() in command and b"--type=" not in command:
            first.add(int(folder.name))
    family = set(first)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    total = 0
    for pid in family:
        try:
            lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    if total == 0:
        raise BenchFailed("The browser's processes were not found.")
    return total / 1024
