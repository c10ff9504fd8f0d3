"""`python -m notthepolice.bench [PART …]`: what build.py bench calls inside .venv."""

import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from notthepolice.bench import cold, growth, judge, latency, matchers, memory, page, service
from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.machine import describe
from notthepolice.bench.pages import DEFAULT_COUNT, own_pages, saved_pages
from notthepolice.bench.plots import draw
from notthepolice.bench.report import markdown
from notthepolice.browsers import BrowserError
from notthepolice.paths import ROOT

PARTS: Final = ("page", "growth", "judge", "matchers", "latency", "cold", "memory", "service")
REPORTS: Final = ROOT / "docs/benchmarks"
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)


def read_others(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, Path]:
    """`NAME=DIR` as a dict. Raises `click.BadParameter` for what is none, for a name that is taken, and for a folder that is none."""
    others: dict[str, Path] = {}
    for text in given:
        name, sign, folder = text.partition("=")
        if not name or not sign or not folder:
            raise click.BadParameter(f"{text} is not of the form NAME=DIR.")
        if name in others or name in (page.BARE, page.FLOOR, page.OURS):
            raise click.BadParameter(f"the name {name} is taken: choose another.")
        path = Path(folder).expanduser().resolve()
        if not (path / "manifest.json").is_file():
            raise click.BadParameter(f"{folder} holds no unpacked extension (no manifest.json in it).")
        others[name] = path
    return others


def say(text: str) -> None:
    click.echo(f"  … {text}", err=True)


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--pages", "folder", type=FOLDER, help="Folder of saved HTML pages; without it the benchmark makes its own.")
@click.option("--page-count", type=click.IntRange(1, 1000), help="How many pages (own ones: 60; saved ones: all).")
@click.option("--runs", type=click.IntRange(1, 100), default=5, show_default=True, help="How often each page and text is measured.")
@click.option("--settle", type=click.FloatRange(0.1, 30), default=1.5, show_default=True, help="Seconds after a page has loaded.")
@click.option("--vs", "others", multiple=True, metavar="NAME=DIR", callback=read_others, help="Another unpacked extension; repeatable.")
@click.option("--largest", type=click.IntRange(1_000, 50_000_000), default=10_000_000, show_default=True, help="Largest text, in bytes.")
@click.option("--times", type=click.IntRange(2, 100), multiple=True, default=(10, 100), show_default=True, help="Times as many wordings.")
@click.option("--trials", type=click.IntRange(1, 1000), default=30, show_default=True, help="How often the warning is waited for.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=REPORTS, help="Folder of the Markdown report.")
@click.option("--note", default="", help="A sentence for the report: what else the machine did, for example.")
def main(
    parts: tuple[str, ...], folder: Path | None, page_count: int | None, runs: int, settle: float, others: dict[str, Path],
    largest: int, times: tuple[int, ...], trials: int, out: Path, note: str,
) -> None:  # fmt: skip
    """Measure the PARTS (page, growth, judge, matchers, latency, cold, memory, service; without any: all).

    JSON goes to stdout, tables to stderr, tables and plots into docs/benchmarks/.
    """
    result: dict[str, Any] = {"machine": describe(), "arguments": _told(), "note": note}

    def of_pages() -> dict[str, Any]:
        pages = saved_pages(folder, page_count) if folder else own_pages(page_count or DEFAULT_COUNT)
        source = "saved pages" if folder else "made by the benchmark from innocent texts of our corpus"
        return {"source": source, **page.measure(pages, others, runs, settle, say)}

    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "page": of_pages,
        "growth": lambda: growth.measure(runs, say),
        "judge": lambda: judge.measure([size for size in judge.SIZES if size <= largest], runs, times, say),
        "matchers": lambda: matchers.measure(runs, say),
        "latency": lambda: latency.measure(trials, say),
        "cold": lambda: cold.measure(trials, runs, say),
        "memory": lambda: memory.measure(runs, say),
        "service": lambda: service.measure(runs, say),
    }
    out.mkdir(parents=True, exist_ok=True)
    name = result["machine"]["date"][:10]
    try:
        for part in PARTS:
            if part in parts or not parts:
                result[part] = measures[part]()
        result["plots"] = draw(result, out, name)
    except (BenchFailed, BrowserError) as error:
        click.echo(f"Nothing was measured: {error}", err=True)
        sys.exit(1)
    result["machine"]["load_average_after"] = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    text = markdown(result)
    click.echo(text, err=True)
    report = out / f"{name}.md"
    report.write_text(text, encoding="utf-8")
    click.echo(f"Written to {report}", err=True)
    click.echo(json.dumps(result, ensure_ascii=False))


def _told() -> str:
    """What was asked for, without folders and notes: where somebody keeps things is nobody else's business."""
    words: list[str] = []
    hide = False
    for word in sys.argv[1:]:
        name, sign, _ = word.partition("=")
        if hide:
            words.append(f"{name}=…" if words[-1] == "--vs" and sign else "…")
        elif name in ("--pages", "--out", "--vs", "--note") and sign:
            words.append(f"{name}=…")
        else:
            words.append(shlex.quote(word))
        hide = word in ("--pages", "--out", "--vs", "--note")
    return " ".join(words)


if __name__ == "__main__":
    main(prog_name="build.py bench")
