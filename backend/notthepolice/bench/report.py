"""The results as Markdown: the same tables go to stderr and into docs/benchmarks/."""

from collections.abc import Mapping, Sequence
from typing import Any

from notthepolice.bench.browser import METRICS

LABELS = {"TaskDuration": "task", "ScriptDuration": "script", "LayoutDuration": "layout"}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with aligned columns: readable in a terminal as it is."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines)


def number(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def interval(estimate: Mapping[str, float | None] | None, digits: int = 1) -> str:
    """`1.2 (0.9 … 1.6)`"""
    if estimate is None or estimate["value"] is None:
        return "–"
    if estimate["low"] is None:
        return f"{number(estimate['value'], digits)} (no interval)"
    return f"{number(estimate['value'], digits)} ({number(estimate['low'], digits)} … {number(estimate['high'], digits)})"


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
    rules = result["rules"]
    return "\n\n".join([
        "## The judge",
        f"Innocent text in V8, processor time of one call (all threads), median of {result['runs']} runs (of one "
        "where a call takes more than 5 s). The text is from our own corpus, which stands close to the subject: ordinary text fires less.",
        table(["language", "bytes", "ms", "fastest ms", "MB/s", "runs"], rows),
        f"Growth exponent (1 is linear): {exponents}.",
        f"Wordings × {rules['times']} ({rules['wordings']:,} → {rules['wordings'] * rules['times']:,}; the same patterns with other "
        f"words), {rules['bytes']:,} bytes of English: {number(rules['once_ms'], 1)} ms → {number(rules['many_ms'], 1)} ms, "
        f"**ratio {number(rules['ratio'], 2)}**. The other words are made by exchanging letters, so some short ones are real words and "
        f"fire by chance; the ratio holds that as well. Loading the rules: {number(rules['load_once_ms'], 0)} ms → "
        f"{number(rules['load_many_ms'], 0)} ms.",
    ])  # fmt: skip


def markdown(result: Mapping[str, Any]) -> str:
    """The whole report."""
    machine = result["machine"]
    facts = "\n".join(f"- {name.replace('_', ' ')}: {value}" for name, value in machine.items() if value is not None)
    parts = [f"# Benchmark of {machine['date'][:10]}", f"Made by `python3 build.py bench {result['arguments']}".rstrip() + "`."]
    if result["note"]:
        parts.append(f"**{result['note']}**")
    if "page" in result:
        parts.append(page_tables(result["page"]))
    if "judge" in result:
        parts.append(judge_tables(result["judge"]))
    return "\n\n".join([*parts, "## Machine and versions", facts]) + "\n"
