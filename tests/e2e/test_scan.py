"""`scan` in real browsers: pages that are scams, calm, stuck, or never come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from notthepolice.browsers import launch
from notthepolice.browsers.site import LocalSite
from notthepolice.practice.pages import FILE as PRACTICE
from notthepolice.scan import scanner as scanner_module
from notthepolice.scan.scanner import Scanner
from notthepolice.scan.targets import NoSuchTarget, Target, find_targets

CALM = "<!doctype html><title>Bread</title><h1>How to bake bread</h1><p>Mix flour, water and salt.</p>"


def scan(*arguments: str | Path, given: str | None = None, **env: str) -> tuple[int, dict[str, Any], str]:
    command = [sys.executable, "-m", "notthepolice.cli", "scan", *map(str, arguments)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=240, env={**os.environ, **env})
    assert "Traceback" not in done.stderr, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {result["target"]: result for result in results}, done.stderr


def test_every_target_gets_its_line(browser_name: str, tmp_path: Path, site: LocalSite) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    calm, stuck, alert = folder / "calm.html", folder / "stuck.htm", folder / "alert é.html"
    calm.write_text(CALM, encoding="utf-8")
    stuck.write_text(CALM + "<script>for (;;);</script>", encoding="utf-8")
    alert.write_text(CALM + "<script>for (let i = 0; i < 3; i++) alert(i);</script>", encoding="utf-8")
    never, closed = site.never("/never"), "http://127.0.0.1:9/"
    listed = tmp_path / "list.txt"
    listed.write_text(f"{never}\n\n{closed}\n{tmp_path / 'gone.html'}\n", encoding="utf-8")

    code, results, said = scan("--browser", browser_name, "--timeout", "10", "--list", listed, PRACTICE, folder)

    assert code == 1
    assert set(results) == {str(PRACTICE), str(calm), str(stuck), str(alert), never, closed}
    locker = results[str(PRACTICE)]
    assert list(locker) == ["target", "verdict", "level", "action", "signals", "ms_to_warning"]
    assert (locker["verdict"], locker["level"], locker["action"]) == ("fake_police_payment", "danger", "left")
    assert locker["ms_to_warning"] >= 0
    for page in (calm, alert):
        assert (results[str(page)]["verdict"], results[str(page)]["action"], results[str(page)]["ms_to_warning"]) == ("none", "none", None)
    assert results[str(stuck)]["error"] == "the page hangs"
    assert "never loaded" in results[never]["error"]
    assert results[closed]["error"]
    assert "gone.html: no such file or folder" in said


def test_scan_outlives_its_browser(browser_name: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = []
    for number in range(5):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(CALM, encoding="utf-8")
    started = []

    def launch_and_count(*arguments: Any, **options: Any) -> Any:
        started.append(launch(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(scanner_module, "launch", launch_and_count)
    monkeypatch.setattr(scanner_module, "PAGES_PER_BROWSER", 3)
    results = []
    for result in Scanner(browser_name, settle=0.1, parallel=1).scan(Target(str(file), file=file) for file in files):
        results.append(result)
        if len(results) == 1:
            started[0].close()  # as if it had crashed
    assert sorted(result["target"] for result in results) == [str(file) for file in files]
    assert [result for result in results if "error" in result] == []
    assert len(started) == 3  # one was lost, and one had seen its share of pages


def test_browser_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    code, results, said = scan("--browser", "firefox", PRACTICE, NTP_FIREFOX=str(tmp_path / "none"))
    assert (code, results) == (1, {})
    assert said == f"Error: NTP_FIREFOX names {tmp_path / 'none'}, which is no program that can be run.\n"


def test_targets_are_found_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.html", "a.HTM", "sub/c.xhtml", "notes.txt"):
        (tmp_path / name).write_text("x")
    found = list(find_targets([str(tmp_path), "https://example.org/", str(tmp_path / "notes.txt"), "nowhere"]))
    names = [target.name for target in found if isinstance(target, Target)]
    assert names == [*(str(tmp_path / name) for name in ("a.HTM", "b.html", "sub/c.xhtml")), "https://example.org/", str(tmp_path / "notes.txt")]
    assert [str(bad) for bad in found if isinstance(bad, NoSuchTarget)] == ["nowhere: no such file or folder, and no http address"]
