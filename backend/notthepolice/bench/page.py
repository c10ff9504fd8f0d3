"""The part `page`: what does loading a page cost with us, beside the bare browser, the bare walk, and other extensions?"""

import contextlib
import shutil
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.browser import METRICS, Contender, write_floor
from notthepolice.bench.errors import BenchFailed, NotLoaded
from notthepolice.bench.stats import Estimate, bootstrap, p95
from notthepolice.browsers import NoBrowser, find_chromium
from notthepolice.browsers.site import LocalSite
from notthepolice.paths import DIST

BARE: Final = "bare"
FLOOR: Final = "floor"
OURS: Final = "ours"

LEAST_FOR_RATIO: Final = 1.0
"""Milliseconds: a ratio to next to nothing says nothing, so pages on which the bare browser took less have none."""

Costs = Mapping[str, Mapping[str, float]]
"""Page → metric → milliseconds, the median of the runs."""


def measure(
    pages: Mapping[str, bytes], others: Mapping[str, Path], runs: int, settle: float, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Load every page `runs` times in every browser, page by page in turn. Raises `BenchFailed` when something is missing."""
    ours = DIST / "chromium"
    for folder in (ours, *others.values()):
        if not (folder / "manifest.json").is_file():
            why = f"{folder} holds no unpacked extension (manifest.json is missing)"
            raise BenchFailed(f"{why}: run python3 build.py build, or name another folder.")
    try:
        program = find_chromium()
    except NoBrowser as error:
        raise BenchFailed(str(error)) from error
    with contextlib.ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="ntp-bench-")))
        # A copy: a build that runs at the same time must not change what is measured.
        extensions = {BARE: None, FLOOR: write_floor(folder / "floor"), OURS: Path(shutil.copytree(ours, folder / "ours")), **others}
        site = ends.enter_context(LocalSite())
        urls = {name: site.add(f"/{number}.html", body, "text/html") for number, (name, body) in enumerate(pages.items())}
        contenders: list[Contender] = []
        for name, extension in extensions.items():
            progress(f"start Chromium: {name}")
            contenders.append(Contender(name, program, extension))
            ends.callback(contenders[-1].close)
        probe = site.add("/probe.html", "<!doctype html><title>Probe</title><p>Nothing but a page.</p>")
        scripts = {one.name: one.content_scripts(probe) for one in contenders}
        if scripts[BARE] or not scripts[FLOOR] or not scripts[OURS]:
            why = f"The extensions do not run where they should (content scripts seen: {scripts})"
            raise BenchFailed(f"{why}: is this a Chromium that loads extensions?")
        loads, left, failed = _load_all(contenders, urls, runs, settle, progress)
        version = contenders[0].version
    sizes = [len(body) for body in pages.values()]
    about = {
        "browser": version,
        "pages": len(pages),
        "bytes": {"smallest": min(sizes), "median": statistics.median(sizes), "largest": max(sizes)},
        "runs": runs,
        "settle_seconds": settle,
        "content_scripts_seen": scripts,
        "left": left,
        "failed": failed,
    }
    return {**about, "contenders": summary(loads), "per_page": loads}


def _load_all(
    contenders: Sequence[Contender], urls: Mapping[str, str], runs: int, settle: float, progress: Callable[[str], None]
) -> tuple[dict[str, dict[str, dict[str, float]]], dict[str, list[str]], list[str]]:
    """Contender → page → metric → milliseconds (median of the runs); the pages each left; the pages that did not load."""
    found: dict[str, dict[str, list[dict[str, float]]]] = {one.name: {name: [] for name in urls} for one in contenders}
    left: dict[str, list[str]] = {one.name: [] for one in contenders}
    failed: set[str] = set()
    first = next(iter(urls.values()))
    for one in contenders:
        with contextlib.suppress(NotLoaded):  # told below, when it counts
            one.load(first, settle)  # warms caches up; does not count
    for run in range(runs):
        for number, (name, url) in enumerate(urls.items()):
            progress(f"run {run + 1} of {runs}: {name} ({number + 1} of {len(urls)})")
            turn = (number + run) % len(contenders)  # nobody is always first
            for one in [*contenders[turn:], *contenders[:turn]]:
                try:
                    load = one.load(url, settle)
                except NotLoaded as error:
                    progress(f"{name} does not load in {one.name}: {error}")
                    failed.add(name)
                    continue
                if load.hidden and not load.left:
                    raise BenchFailed(f"The tab of {one.name} was hidden, and in hidden tabs extensions may rest: run it again.")
                if load.left and name not in left[one.name]:
                    left[one.name].append(name)
                found[one.name][name].append(load.milliseconds)
    # A page that somebody left, or that did not load, was not loaded by all alike: it counts for nobody.
    gone = failed.union(*left.values())
    if len(gone) == len(urls):
        raise BenchFailed("No page was loaded and shown in all browsers: give other pages.")
    return {
        contender: {
            name: {metric: statistics.median(load[metric] for load in loads) for metric in METRICS}
            for name, loads in by_page.items()
            if name not in gone
        }
        for contender, by_page in found.items()
    }, left, sorted(failed)


def summary(loads: Mapping[str, Costs]) -> dict[str, Any]:
    """Contender → metric → median, p95, and what was added to the bare browser on the same pages (milliseconds and ratio)."""
    return {name: {metric: _compare(loads, name, metric) for metric in METRICS} for name in loads}


def _compare(loads: Mapping[str, Costs], name: str, metric: str) -> dict[str, Any]:
    pages = sorted(loads[name])
    here = [loads[name][page][metric] for page in pages]
    result: dict[str, Any] = {"median_ms": statistics.median(here), "p95_ms": p95(here)} if here else {"median_ms": None, "p95_ms": None}
    if name == BARE:
        return result
    added = {one: [loads[one][page][metric] - loads[BARE][page][metric] for page in pages] for one in (name, FLOOR)}
    pairs = [(loads[name][page][metric], loads[BARE][page][metric]) for page in pages]
    ratios = [mine / bare for mine, bare in pairs if bare >= LEAST_FOR_RATIO]
    result["added_median_ms"] = bootstrap(added[name], statistics.median)
    result["added_p95_ms"] = bootstrap(added[name], p95)
    result["ratio_to_bare"] = bootstrap(ratios, statistics.median)
    if name != FLOOR:
        result["added_to_floors_added"] = ratio_of_medians(added[name], added[FLOOR])
    return result


def ratio_of_medians(above: Sequence[float], below: Sequence[float]) -> Estimate:
    """median(above) / median(below), drawn page by page; no value where the lower median is not above zero."""

    def ratio(pairs: Sequence[tuple[float, float]]) -> float | None:
        base = statistics.median(pair[1] for pair in pairs)
        return statistics.median(pair[0] for pair in pairs) / base if base > 0 else None

    return bootstrap(list(zip(above, below, strict=True)), ratio)
