"""The benchmark's options, its sums and the shape of what it prints. No time is ever asserted."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from notthepolice.bench import cold, judge, latency, matchers, memory, page, service
from notthepolice.bench.__main__ import main, read_others
from notthepolice.bench.browser import METRICS, write_floor
from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.pages import make_page, own_pages, saved_pages
from notthepolice.bench.report import markdown
from notthepolice.bench.stats import bootstrap, growth_exponent, p95
from notthepolice.bench.texts import long_text
from notthepolice.browsers import NAMES

PARAMETER = click.Option(["--vs"])


def others(*given: str) -> dict[str, Path]:
    return read_others(click.Context(main), PARAMETER, given)


def test_vs_names_unpacked_extensions(tmp_path: Path) -> None:
    folder = write_floor(tmp_path / "other")
    assert others(f"other={folder}") == {"other": folder.resolve()}


@pytest.mark.parametrize(
    ("given", "says"),
    [("nothing", "NAME=DIR"), ("=x", "NAME=DIR"), ("x=", "NAME=DIR"), ("ours=/", "taken"), ("floor=/", "taken"), ("x=/nowhere", "manifest.json")],
)
def test_vs_says_what_is_wrong(given: str, says: str) -> None:
    with pytest.raises(click.BadParameter, match=says):
        others(given)


def test_vs_refuses_the_same_name_twice(tmp_path: Path) -> None:
    folder = write_floor(tmp_path / "other")
    with pytest.raises(click.BadParameter, match="taken"):
        others(f"x={folder}", f"x={folder}")


@pytest.mark.parametrize("arguments", [["nonsense"], ["--runs", "0"], ["--pages", "/nowhere"], ["--settle", "no"], ["--vs", "x"]])
def test_bad_options_end_with_one_sentence(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["page", "--pages", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds no .html file" in result.stderr
    assert result.stdout == ""


def told(part: str, result: dict[str, Any]) -> str:
    """The report of one part."""
    return markdown({"machine": {"date": "2026-11-24T00:00:00+00:00"}, "arguments": part, "note": "", part: result})


def fake_page(
    pages: dict[str, bytes], given: dict[str, Path], runs: int, settle: float, progress: Callable[[str], None]
) -> dict[str, Any]:
    progress("nothing")
    loads = {
        name: {one: dict.fromkeys(METRICS, 10.0 + more + number) for number, one in enumerate(pages)}
        for name, more in {page.BARE: 0, page.FLOOR: 2, page.OURS: 3, **dict.fromkeys(given, 9)}.items()
    }
    return {
        "browser": "Chrome/1", "pages": len(pages), "bytes": {"smallest": 1, "median": 2, "largest": 3}, "runs": runs, "settle_seconds": settle,
        "content_scripts_seen": dict.fromkeys(loads, 1), "left": {name: [] for name in loads}, "failed": [], "contenders": page.summary(loads), "per_page": loads,
    }  # fmt: skip


def test_json_goes_to_stdout_and_tables_to_stderr_and_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page, "measure", fake_page)
    other = write_floor(tmp_path / "other")
    out = tmp_path / "reports"
    result = CliRunner().invoke(main, ["page", "--page-count", "4", "--runs", "3", "--vs", f"other={other}", "--out", str(out)])
    assert result.exit_code == 0, result.stderr
    shown = json.loads(result.stdout)
    assert set(shown) == {"machine", "arguments", "note", "page", "plots"}
    assert {"date", "system", "processor", "cores", "commit", "release"} <= set(shown["machine"])
    assert (shown["page"]["pages"], shown["page"]["runs"]) == (4, 3)
    assert set(shown["page"]["contenders"]) == {"bare", "floor", "ours", "other"}
    for metrics in shown["page"]["contenders"].values():
        assert set(metrics) == set(METRICS)
    ours = shown["page"]["contenders"]["ours"]["ScriptDuration"]
    assert ours["added_median_ms"] == {"value": 3.0, "low": 3.0, "high": 3.0}
    assert ours["added_to_floors_added"]["value"] == 1.5
    report = next(out.glob("*.md")).read_text(encoding="utf-8")
    assert report in result.stderr
    assert "| script | ours " in report
    for drawn in shown["plots"].values():
        assert f"({drawn})" in report
        assert (out / drawn).read_bytes().startswith(b"\x89PNG")
        assert "<svg" in (out / drawn).with_suffix(".svg").read_text(encoding="utf-8")
    assert shown["plots"]


def test_the_judges_numbers_have_their_shape() -> None:
    said: list[str] = []
    result = judge.measure([1_000], 1, [2], said.append)
    assert set(result["growth"]) == set(judge.LANGUAGES)
    for growth in result["growth"].values():
        assert set(growth["sizes"][0]) == {"bytes", "runs", "cpu_ms", "fastest_ms", "mb_per_s"}
    assert result["rules"][0]["times"] == 2
    assert result["rules"][0]["ratio"] > 0
    assert said
    assert "## The judge" in told("judge", result)


def test_the_services_numbers_have_their_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "REQUESTS", 20)
    monkeypatch.setattr(service, "WHOLE_REQUESTS", 2)
    result = service.measure(1, lambda _: None)
    assert set(result["answers"]) == {service.HELLO, service.CACHED, service.WHOLE}
    assert all(row["per_second"] > 0 for row in result["answers"].values())
    assert result["ratio"] > 0
    assert "## The service" in told("service", result)


def test_ways_to_match_are_timed_in_both_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matchers, "TEXT", 5_000)
    result = matchers.measure(1, lambda _: None)
    assert set(result["engines"]) == set(NAMES)
    for ways in result["engines"].values():
        assert all(row["run_ms"] > 0 for row in ways.values())
        assert len({row["found"] for row in ways.values()} - {0}) > 1, "each finds something, and not the same"
    assert "a loop of regular expressions" in told("matchers", result)


def test_the_time_to_the_warning_is_taken_awake_asleep_and_taking_a_release() -> None:
    result = latency.measure(1, lambda _: None)
    for state in ("warm", "asleep", "taking a release"):
        assert len(result["states"][state]["all_ms"]) == 1
        assert result["states"][state]["p50_ms"] > 0
    assert "| asleep" in told("latency", result)
    assert "| taking a release" in told("latency", result)


def test_what_comes_after_a_start_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cold, "TABS", 3)
    monkeypatch.setattr(cold, "TABS_SECONDS", 3.0)
    result = cold.measure(1, 1, lambda _: None)
    for way in ("first page", "later page", "among a hundred"):
        assert result["until_warning"][way]["p50_ms"] > 0
    assert all(one["median"] > 0 for one in result["cpu_seconds"].values())
    assert "| among a hundred" in told("cold", result)


def test_memory_is_measured_at_work_and_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "TABS", (1, 2))
    monkeypatch.setattr(memory, "STATES", {"at work": 0.5, "at rest": 0.5})
    result = memory.measure(1, lambda _: None)
    assert [(row["tabs"], row["state"]) for row in result["rows"]] == [(1, "at work"), (1, "at rest"), (2, "at work"), (2, "at rest")]
    assert all(row["bare"] > 50 for row in result["rows"])
    assert "| at rest" in told("memory", result)


def test_growth_and_memory_are_told() -> None:
    cost = {"TaskDuration": 9.0, "ScriptDuration": 1.0, "LayoutDuration": 0.0}
    row = {"size": 10, "bare": cost, "ours": cost, "added": cost}
    long = {10: {"long": 2, "ours": 0, "longest_of_ours_ms": 3.0}}
    grown = {"runs": 1, "seconds": {"text": 4.0, "mutations": 5.0}, "exponent": {"text": 1.0, "mutations": None}}
    text = told("growth", {**grown, "text": [row], "mutations": [row], "long_tasks": {"text": long, "mutations": long}})
    assert "mutations a second" in text
    held = {"runs": 1, "rows": [{"tabs": 50, "state": "at rest", "bare": 900.0, "ours": 930.0, "added_mb": 30.0, "added_by_idle_mb": 11.5}]}
    assert "| 30.0 " in told("memory", held)
    assert "| 11.5 " in told("memory", held)


def test_multiplied_rules_are_more_and_others() -> None:
    payload = {"detection": {"lexicons": {"en": {"signals": {"lock": ["your (computer|browser) is [now] lock*"], "pay": ["pay ... # euro"]}}}}}
    grown = judge.multiplied(payload, 10, {"en"})
    assert judge.wordings(payload, {"en"}) == 2
    assert judge.wordings(grown, {"en"}) == 20
    patterns = grown["detection"]["lexicons"]["en"]["signals"]["lock"]
    assert patterns[0] == "your (computer|browser) is [now] lock*"
    assert len(set(patterns)) == 10
    for pattern in patterns:
        assert [len(word) for word in pattern.split()] == [len(word) for word in patterns[0].split()]


def test_own_pages_are_always_the_same_and_of_many_sizes() -> None:
    assert make_page(3) == make_page(3)
    pages = own_pages(4)
    assert len(set(pages.values())) == 4
    sizes = sorted(map(len, pages.values()))
    assert sizes[-1] > 4 * sizes[0]


def test_long_texts_have_the_length_asked_for() -> None:
    text = long_text("ja", 10_000)
    assert 9_990 <= len(text.encode()) <= 10_000
    assert text == long_text("ja", 10_000)


def test_saved_pages_are_taken_evenly(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.html").write_text(str(number))
    (tmp_path / "notes.txt").write_text("no page")
    assert list(saved_pages(tmp_path, 5)) == ["0.html", "2.html", "4.html", "6.html", "8.html"]
    assert len(saved_pages(tmp_path, None)) == 10


def test_an_extension_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match=r"manifest\.json is missing"):
        page.measure({"x": b"x"}, {"other": tmp_path}, 1, 0.1, print)


def test_statistics() -> None:
    assert p95([float(value) for value in range(101)]) == 95
    assert growth_exponent([1, 10, 100], [2, 20, 200]) == pytest.approx(1)
    assert growth_exponent([1, 10, 100], [1, 100, 10_000]) == pytest.approx(2)
    assert growth_exponent([5], [1]) is None
    estimate = bootstrap([float(value) for value in range(50)], statistics.median)
    assert estimate["value"] == 24.5
    assert estimate["low"] is not None
    assert estimate["high"] is not None
    assert estimate["low"] < 24.5 < estimate["high"]
    assert bootstrap([], statistics.median)["value"] is None
    assert page.ratio_of_medians([1.0, 1.0, 1.0], [0.0, 0.0, 0.0])["value"] is None
