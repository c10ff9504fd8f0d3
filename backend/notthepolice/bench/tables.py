"""Tables of a report, and the sections of the parts that need little else."""

from collections.abc import Mapping, Sequence
from typing import Any


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


def growth_tables(result: Mapping[str, Any]) -> str:
    """Growth with text and with mutations, and long tasks."""
    parts = ["## Growth in the page"]
    for kind, what in (("text", "bytes of text"), ("mutations", "mutations a second")):
        rows = [
            [
                f"{row['size']:,}", number(row["bare"]["TaskDuration"]), number(row["added"]["TaskDuration"]),
                number(row["added"]["ScriptDuration"], 2), number(row["added"]["LayoutDuration"]),
                str(long["long"]), str(long["ours"]), number(long["longest_of_ours_ms"]),
            ]
            for row in result[kind]
            for long in [result["long_tasks"][kind][row["size"]]]
        ]  # fmt: skip
        parts += [
            f"Thread CPU of the page in the first {result['seconds'][kind]:g} s, in milliseconds, median of {result['runs']} runs; growth "
            f"exponent of the script time we add: {number(result['exponent'][kind], 3)} (1 is linear, less is capped).",
            table([what, "bare, task", "added, task", "script", "layout", "long tasks", "of ours", "longest of ours in one task"], rows),
        ]
    parts.append("A task over 50 ms is ours when it would have been shorter without our calls (Chromium's own trace of the page with us).")
    return "\n\n".join(parts)


def matchers_tables(result: Mapping[str, Any]) -> str:
    """Our matching beside other ways, by browser."""
    rows = [
        [browser, way, number(row["run_ms"], 2), number(row["ratio_to_ours"], 2), number(row["load_ms"], 0), f"{row['found']:,}"]
        for browser, ways in result["engines"].items()
        for way, row in ways.items()
    ]
    text = (
        f"{result['bytes']:,} bytes of innocent text in {result['lang']}, all wordings of that language and of none, milliseconds on the "
        f"clock of a page, median of {result['runs']} pages. “Load” is from the patterns to the first text judged. The library finds "
        "literal strings alone, without the rows they stand in: it does less."
    )
    return "\n\n".join(["## Ways to match", text, table(["browser", "way", "ms", "× our wordings", "load, ms", "found"], rows)])


def latency_tables(result: Mapping[str, Any]) -> str:
    """From the overlay to the warning."""
    rows = [[state, number(one["p50_ms"], 0), number(one["p95_ms"], 0)] for state, one in result["states"].items()]
    text = f"From the overlay's appearance in a page to the first paint of our warning, milliseconds, {result['runs']} times each."
    return "\n\n".join(["## From the overlay to the warning", text, table(["worker", "p50", "p95"], rows)])


def cold_tables(result: Mapping[str, Any]) -> str:
    """The first page after the browser's start, and a hundred tabs at once."""
    waits = [[way, number(one["p50_ms"], 0), number(one["p95_ms"], 0), str(one["missed"])] for way, one in result["until_warning"].items()]
    taken = [[name, number(one["median"], 1)] for name, one in result["cpu_seconds"].items()]
    return "\n\n".join([
        "## After the browser's start",
        f"From the overlay's appearance until the tab is at our warning, milliseconds, {result['trials']} times each, no debugger "
        "attached: the page the browser starts with; one that is opened 2 s after; the page in front when it starts with a hundred tabs. "
        "“None”: an extension that is named on the command line may be loaded after the first page, and then has no script in it.",
        table(["page", "p50", "p95", "none"], waits),
        f"Processor time of all processes of a Chromium that starts with {result['tabs']} tabs, in seconds; median of {result['runs']} "
        "runs in turn. “Idle” is an extension that does nothing.",
        table(["browser with", "s"], taken),
    ])


def memory_tables(result: Mapping[str, Any]) -> str:
    """Memory beyond the bare browser."""
    numbers = {"bare": 0, "ours": 0, "added_mb": 1, "added_by_idle_mb": 1}
    rows = [[str(row["tabs"]), row["state"], *(number(row[name], places) for name, places in numbers.items())] for row in result["rows"]]
    text = (
        f"Proportional set size of all processes of Chromium, in MB; median of {result['runs']} runs, each in turn, no debugger attached. "
        "“At rest”: the worker has had nothing to do for more than 30 s. “Idle” is an extension that does nothing, in a worker and in "
        "every frame."
    )
    return "\n\n".join(["## Memory", text, table(["tabs", "", "bare", "with us", "added", "added by an idle one"], rows)])


def service_tables(result: Mapping[str, Any]) -> str:
    """The service beside a bare WSGI application."""
    rows = [[name, number(row["per_second"], 0), number(row["cpu_us"], 0)] for name, row in result["answers"].items()]
    text = (
        f"Each request on a connection of its own, {result['requests']:,} requests a run, {result['runs']} runs in turn, each application "
        f"under waitress in a process of its own. The release is {result['bytes']:,} bytes; “not changed” is asked with its ETag, as every "
        f"copy does. Not changed against hello: **{number(result['ratio'], 2)} of its requests a second**."
    )
    return "\n\n".join(["## The service", text, table(["answer", "requests a second", "server CPU a request, µs"], rows)])
