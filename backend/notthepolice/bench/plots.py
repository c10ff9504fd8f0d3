"""Plots of a benchmark's results, each as PNG and SVG."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot

Results = Mapping[str, Any]


def draw(result: Results, out: Path, name: str) -> dict[str, str]:
    """Draw what there is to draw into `out`; returns what each shows → the name of its PNG."""
    mpl.use("agg")
    mpl.rcParams["svg.hashsalt"] = "not-the-police"  # the same numbers make the same file
    kinds: dict[str, tuple[str, Callable[[Any, Results], None]]] = {
        "page": ("Script time added to each page", _page),
        "growth": ("Script time added, by text and by mutations", _growth),
        "judge": ("The judge's time, by length of text", _judge),
        "latency": ("From the overlay to the warning", _latency),
    }
    drawn = {}
    for part, (title, paint) in kinds.items():
        if part not in result:
            continue
        figure, axes = pyplot.subplots(figsize=(7, 4), layout="constrained")
        paint(axes, result[part])
        axes.set_title(title)
        if axes.get_legend_handles_labels()[0]:
            axes.legend()
        for end in ("png", "svg"):
            figure.savefig(out / f"{name}-{part}.{end}", dpi=110, metadata={"Date": None} if end == "svg" else None)
        pyplot.close(figure)
        drawn[title] = f"{name}-{part}.png"
    return drawn


def _page(axes: Any, result: Results) -> None:
    loads = result["per_page"]
    for name in loads:
        if name != "bare":
            added = sorted(loads[name][page]["ScriptDuration"] - loads["bare"][page]["ScriptDuration"] for page in loads[name])
            axes.plot(added, [(place + 1) / len(added) for place in range(len(added))], drawstyle="steps-post", label=name)
    axes.set(xscale="symlog", xlabel="milliseconds of script added", ylabel="share of the pages")


def _growth(axes: Any, result: Results) -> None:
    for kind, what in (("text", "bytes of text"), ("mutations", "mutations a second")):
        axes.plot([row["size"] for row in result[kind]], [row["added"]["ScriptDuration"] for row in result[kind]], marker="o", label=what)
    axes.set(xscale="log", yscale="symlog", xlabel="bytes of text, or mutations a second", ylabel="milliseconds of script added")


def _judge(axes: Any, result: Results) -> None:
    for lang, growth in result["growth"].items():
        axes.plot([row["bytes"] for row in growth["sizes"]], [row["cpu_ms"] for row in growth["sizes"]], marker="o", label=lang)
    axes.set(xscale="log", yscale="log", xlabel="bytes of text", ylabel="milliseconds of processor")


def _latency(axes: Any, result: Results) -> None:
    for state, one in result["states"].items():
        times = sorted(one["all_ms"])
        axes.plot(times, [(place + 1) / len(times) for place in range(len(times))], drawstyle="steps-post", label=f"worker {state}")
    axes.set(xlabel="milliseconds to the warning's first paint", ylabel="share of the times")
