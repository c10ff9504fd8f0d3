"""The results as Markdown: the same tables go to stderr and into docs/benchmarks/."""

from collections.abc import Callable, Mapping
from typing import Any

from notthepolice.bench.browser import METRICS
from notthepolice.bench.tables import (
    cold_tables,
    growth_tables,
    interval,
    latency_tables,
    matchers_tables,
    memory_tables,
    number,
    service_tables,
    table,
)

LABELS = {"TaskDuration": "task", "ScriptDuration": "script", "LayoutDuration": "layout"}


def page_tables(result: Mapping[str, Any]) -> str:
    rows = []
    for metric in METRICS:
        for name, metrics in result["contenders"].items():
            one = metrics[metric]
            rows.append([
                LABELS[metric], name, number(one["median_ms"]), number(one["p95_ms"]), interval(one.get("added_median_ms"), 2),
                interval(one.get("added_p95_ms"), 1), interval(one.get("ratio_to_bare"), 3), interval(one.get("added_to_floors_added"), 2),
            ])  # fmt: skip
    sizes = result["bytes"]
    text = [
        "## Loading a page",
        f"{result['pages']} pages ({result['source']}; {sizes['smallest'] / 1000:,.0f} to {sizes['largest'] / 1000:,.0f} KB of HTML, "
        f"median {sizes['median'] / 1000:,.0f} KB), {result['runs']} runs, {result['browser']}. CPU of the page's main thread "
        f"(`threadTicks`), read {result['settle_seconds']:g} s after the load event, in milliseconds; each page in a new tab, page by page "
        "in turn, the order of the browsers changing. “Added” is the difference to the bare browser on the same page, “× floor” what was "
        "added against what the bare walk (one `TreeWalker` over all text nodes) added; ratios count the pages on which the bare browser "
        "took at least 1 ms. In brackets: 95 % bootstrap intervals over the pages.",
        table(["CPU", "browser with", "median", "p95", "added, median", "added, p95", "ratio to bare", "added, × floor"], rows),
    ]
    left = {name: names for name, names in result["left"].items() if names}
    if left:
        told = "; ".join(f"{name}: {', '.join(names)}" for name, names in left.items())
        text.append(f"**Left instead of shown, and counted for nobody:** {told}. If it was ours, that is a false alarm.")
    if result["failed"]:
        text.append(f"**Did not load everywhere, and counted for nobody:** {', '.join(result['failed'])}.")
    idle = [name for name, seen in result["content_scripts_seen"].items() if not seen and name != "bare"]
    if idle:
        text.append(f"**No content script seen in a plain page:** {', '.join(idle)}. It may work in another way, or not at all here.")
    return "\n\n".join(text)


def judge_tables(result: Mapping[str, Any]) -> str:
    rows = [
        [lang, f"{row['bytes']:,}", number(row["cpu_ms"], 2), number(row["fastest_ms"], 2), number(row["mb_per_s"], 2), str(row["runs"])]
        for lang, growth in result["growth"].items()
        for row in growth["sizes"]
    ]
    exponents = "; ".join(
        f"{lang}: {number(growth['exponent_from_100_kb'], 3)} from 100 KB on, {number(growth['exponent'], 3)} over all sizes"
        for lang, growth in result["growth"].items()
    )
    rules = [
        [
            f"× {one['times']}", f"{one['wordings']:,} → {one['wordings'] * one['times']:,}",
            number(one["once_ms"], 1), number(one["many_ms"], 1), number(one["ratio"], 2),
            number(one["load_once_ms"], 0), number(one["load_many_ms"], 0),
        ]
        for one in result["rules"]
    ]  # fmt: skip
    return "\n\n".join([
        "## The judge",
        f"Innocent text in V8, processor time of one call (all threads), median of {result['runs']} runs (of one "
        "where a call takes more than 5 s). The text is from our own corpus, which stands close to the subject: ordinary text fires less.",
        table(["language", "bytes", "ms", "fastest ms", "MB/s", "runs"], rows),
        f"Growth exponent (1 is linear): {exponents}.",
        f"The same {result['rules'][0]['bytes']:,} bytes of English with more English wordings (the same patterns with other words, "
        "made by exchanging letters: some short ones are real words and fire by chance, which the ratio holds as well):",
        table(["wordings", "number", "ms as they are", "ms with more", "ratio", "loading, ms", "loading more, ms"], rules),
    ])  # fmt: skip


def markdown(result: Mapping[str, Any]) -> str:
    """The whole report."""
    machine = result["machine"]
    facts = "\n".join(f"- {name.replace('_', ' ')}: {value}" for name, value in machine.items() if value is not None)
    parts = [f"# Benchmark of {machine['date'][:10]}", f"Made by `python3 build.py bench {result['arguments']}".rstrip() + "`."]
    if result["note"]:
        parts.append(f"**{result['note']}**")
    sections: dict[str, Callable[[Any], str]] = {
        "page": page_tables,
        "growth": growth_tables,
        "judge": judge_tables,
        "matchers": matchers_tables,
        "latency": latency_tables,
        "cold": cold_tables,
        "memory": memory_tables,
        "service": service_tables,
    }
    parts += [make(result[name]) for name, make in sections.items() if name in result]
    parts += [f"![{name}]({file})" for name, file in result.get("plots", {}).items()]
    return "\n\n".join([*parts, "## Machine and versions", facts]) + "\n"
