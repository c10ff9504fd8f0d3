"""The part `growth`: how our cost in a page grows with its text and with how often it changes, and whether a long task is ever ours."""

import contextlib
import json
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from notthepolice.bench.browser import Contender
from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.stats import growth_exponent
from notthepolice.bench.texts import long_text
from notthepolice.browsers import NoBrowser, find_chromium
from notthepolice.browsers.site import LocalSite
from notthepolice.paths import DIST

TEXT: Final = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes
RATES: Final = (10, 100, 1_000, 10_000)  # mutations a second
MUTATING_SECONDS: Final = 5.0
SETTLE_SECONDS: Final = 4.0
PARAGRAPH: Final = 400  # characters
LONG_TASK_MS: Final = 50.0
TASKS: Final = ("RunTask", "ThreadControllerImpl::RunTask")
CALLS: Final = ("FunctionCall", "EvaluateScript", "v8.run")

MUTATING: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Ticker</title><ul id="list"></ul>
<script>
const words = 'bread flour water salt dough oven table garden apple river window bicycle'.split(' ');
const list = document.getElementById('list');
let due = 0, made = 0, last = performance.now();
setInterval(() => {
  const now = performance.now();
  due += (now - last) / 1000 * %d; last = now;
  for (; due >= 1; due -= 1) {
    made += 1;
    if (list.children.length < 200) { const row = document.createElement('li'); row.textContent = words[made %% 12]; list.append(row); }
    else list.children[made %% 200].firstChild.data = words[made %% 12] + ' ' + made;
  }
}, 20);
</script></html>"""


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Milliseconds that we add to the page's main thread. Raises `BenchFailed` when something is missing."""
    try:
        program = find_chromium()
    except NoBrowser as error:
        raise BenchFailed(str(error)) from error
    with contextlib.ExitStack() as ends:
        site = ends.enter_context(LocalSite())
        both = []
        for name, extension in (("bare", None), ("ours", DIST / "chromium")):
            both.append(Contender(name, program, extension))
            ends.callback(both[-1].close)
        pages = {size: site.add(f"/text-{size}.html", _page(size), "text/html") for size in TEXT}
        text = [_grown(size, url, both, runs, SETTLE_SECONDS, progress, "bytes of text") for size, url in pages.items()]
        moving = {rate: site.add(f"/rate-{rate}.html", MUTATING % rate, "text/html") for rate in RATES}
        rates = [_grown(rate, url, both, runs, MUTATING_SECONDS, progress, "mutations a second") for rate, url in moving.items()]
        progress("growth: long tasks")
        long_tasks = {
            "text": {size: _ours_in_long_tasks(both[1], url, SETTLE_SECONDS) for size, url in pages.items()},
            "mutations": {rate: _ours_in_long_tasks(both[1], url, MUTATING_SECONDS) for rate, url in moving.items()},
        }
    return {
        "runs": runs,
        "seconds": {"text": SETTLE_SECONDS, "mutations": MUTATING_SECONDS},
        "text": text,
        "mutations": rates,
        "exponent": {kind: _exponent(rows) for kind, rows in (("text", text), ("mutations", rates))},
        "long_tasks": long_tasks,
    }


def _page(size: int) -> bytes:
    text = long_text("en", size)
    paragraphs = (text[place : place + PARAGRAPH] for place in range(0, len(text), PARAGRAPH))
    body = "".join(f"<p>{one.replace('&', '&amp;').replace('<', '&lt;')}</p>" for one in paragraphs)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Texts</title>{body}</html>'.encode()


def _grown(
    size: int, url: str, both: Sequence[Contender], runs: int, seconds: float, progress: Callable[[str], None], what: str
) -> dict[str, Any]:
    found: dict[str, list[Mapping[str, float]]] = {one.name: [] for one in both}
    for run in range(runs):
        for one in both if run % 2 else reversed(both):
            progress(f"growth: {size:,} {what}, {one.name}, run {run + 1} of {runs}")
            load = one.load(url, seconds, 120)
            if load.left:
                raise BenchFailed(f"A page of {size:,} {what} was left: a false alarm.")
            found[one.name].append(load.milliseconds)
    medians = {name: {m: statistics.median(load[m] for load in loads) for m in loads[0]} for name, loads in found.items()}
    added = {metric: medians["ours"][metric] - medians["bare"][metric] for metric in medians["bare"]}
    return {"size": size, **medians, "added": added}


def _exponent(rows: Sequence[Mapping[str, Any]]) -> float | None:
    """Of script time: the bare pages have next to none of their own, so it is ours."""
    known = [row for row in rows if row["added"]["ScriptDuration"] > 0]
    return growth_exponent([row["size"] for row in known], [row["added"]["ScriptDuration"] for row in known])


def _ours_in_long_tasks(ours: Contender, url: str, seconds: float) -> dict[str, float]:
    """Of the page's tasks longer than 50 ms: how many there were, how many of them would have been short without our calls,
    and the longest time that our calls took within one task."""
    events = ours.trace(url, seconds)
    lasting = [one for one in events if "dur" in one]
    tasks = [(one["tid"], one["ts"], one["ts"] + one["dur"]) for one in lasting if one["name"] in TASKS]
    calls = _outermost(one for one in lasting if one["name"] in CALLS and _is_ours(one))
    took: dict[tuple[int, int, int], float] = {}
    for call in calls:
        for task in tasks:
            if task[0] == call["tid"] and task[1] <= call["ts"] < task[2]:
                took[task] = took.get(task, 0) + call["dur"]
    long = [task for task in tasks if (task[2] - task[1]) / 1000 > LONG_TASK_MS]
    ours_alone = [task for task in long if (task[2] - task[1] - took.get(task, 0)) / 1000 <= LONG_TASK_MS]
    return {"long": len(long), "ours": len(ours_alone), "longest_of_ours_ms": max((spent / 1000 for spent in took.values()), default=0.0)}


def _is_ours(event: Mapping[str, Any]) -> bool:
    return "chrome-extension://" in json.dumps(event.get("args", {}))


def _outermost(events: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Calls within calls count once."""
    end: dict[int, float] = {}
    for event in sorted(events, key=lambda one: one["ts"]):
        if event["ts"] >= end.get(event["tid"], 0):
            end[event["tid"]] = event["ts"] + event["dur"]
            yield event
