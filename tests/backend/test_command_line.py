"""The command `not-the-police`, as a person calls it: in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCAM = "Police: your computer is locked. Pay a fine of 200 € within 24 hours by voucher or you will be arrested."
CALM = "How to bake bread: flour, water, salt."
KEYS = ["id", "verdict", "level", "score", "signals", "lang"]


def call(*arguments: str | Path, given: str | bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "notthepolice.cli", *map(str, arguments)],
        input=data, capture_output=True, check=False, timeout=240, env={**os.environ, **env},
    )  # fmt: skip
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def lines(result: subprocess.CompletedProcess[str]) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_check_a_text() -> None:
    result = call("check", SCAM)
    assert result.returncode == 0
    (line,) = lines(result)
    assert list(line) == KEYS
    assert (line["verdict"], line["level"], line["lang"]) == ("fake_police_payment", "danger", "en")
    assert "payment_demand" in line["signals"]


def test_check_standard_input() -> None:
    assert lines(call("check", "-", given=CALM))[0]["verdict"] == "none"
    assert lines(call("check", "-", given=SCAM.encode("utf-16")))[0]["verdict"] in ("none", "fake_police_payment")


def test_check_explains() -> None:
    (line,) = lines(call("check", "--explain", SCAM))
    assert {reason["signal"] for reason in line["reasons"]} == set(line["signals"])
    assert line["evidence"]["amount"] > 0
    assert line["rules"]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_empty_text_is_one_sentence(text: str) -> None:
    for result in (call("check", text), call("check", "-", given=text)):
        assert result.returncode != 0
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert "empty" in result.stderr


def test_file_with_bad_lines_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    rows = [
        json.dumps({"id": "a", "text": SCAM, "kind": "page", "lang": "en"}),
        "{ not json",
        "",
        json.dumps({"id": "b", "text": CALM, "kind": None, "lang": None, "more": [1]}),
        json.dumps(["list"]),
        json.dumps({"id": "c"}),
        json.dumps({"id": "d", "text": " "}),
        json.dumps({"id": "e", "text": CALM, "kind": "song"}),
        json.dumps({"text": SCAM}),
        "[" * 100_000,
    ]
    file.write_bytes("\n".join(rows).encode() + b"\n" + b'{"text": "\xff"}\n')
    result = call("check", "--jsonl", file)
    assert result.returncode == 1
    assert [(line["id"], line["verdict"]) for line in lines(result)] == [("a", "fake_police_payment"), ("b", "none"), (9, "fake_police_payment")]
    for number in (2, 5, 6, 7, 8, 10, 11):
        assert f"line {number}: " in result.stderr
    for number in (1, 3, 4, 9):
        assert f"line {number}: " not in result.stderr


def test_good_file_ends_well(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text("\ufeff" + json.dumps({"id": 1, "text": CALM}) + "\r\n", encoding="utf-8")
    result = call("check", "--jsonl", file)
    assert (result.returncode, result.stderr) == (0, "")


def test_very_long_text_is_judged() -> None:
    result = call("check", "-", given=("Bread is made of flour. " * 2_200_000)[:50_000_000])
    assert result.returncode == 0
    assert lines(result)[0]["verdict"] == "none"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "--jsonl FILE"),
        (["check", "--colour", "x"], "--colour"),
        (["check", "x", "--kind", "song"], "song"),
        (["check", "--jsonl", "/no/such/file"], "/no/such/file"),
        (["check", "x", "--jsonl", __file__], "not both"),
        (["scan"], "at least one"),
        (["evaluate"], "FILE"),
        (["serve", "--port", "99999"], "99999"),
        (["paint"], "paint"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], said: str) -> None:
    result = call(*arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_missing_release_and_engine_are_said(tmp_path: Path) -> None:
    for variable in ("NTP_RELEASE", "NTP_ENGINE"):
        result = call("check", SCAM, **{variable: str(tmp_path / "none")})
        assert result.returncode == 1
        assert "run python3 build.py build" in result.stderr
        assert result.stderr.count("\n") == 1


def test_bad_setting_is_said() -> None:
    result = call("serve", NTP_PORT="many")
    assert (result.returncode, result.stderr) == (1, "Error: NTP_PORT must be a number, not 'many'.\n")


def test_taken_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = call("serve", "--port", str(port))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert str(port) in result.stderr
    assert "--port" in result.stderr


def test_service_starts_answers_and_stops() -> None:
    import urllib.request

    with subprocess.Popen(
        [sys.executable, "-m", "notthepolice.cli", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        with urllib.request.urlopen(address + "/v1/health", timeout=10) as answer:
            assert json.load(answer)["status"] == "ok"
        process.terminate()
    assert process.returncode != 0


def test_content_is_valid() -> None:
    result = call("content", "validate")
    assert (result.returncode, result.stdout) == (0, "")
    assert "valid" in result.stderr


def test_faulty_content_is_named_by_file_and_line(tmp_path: Path) -> None:
    import shutil

    from notthepolice.paths import SHARED_CONTENT

    root = tmp_path / "shared_content"
    shutil.copytree(SHARED_CONTENT, root)
    lexicon = root / "lexicons/en.toml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + '\nno_such_signal = ["x y z"]\n', encoding="utf-8")
    result = call("content", "validate", "--root", root)
    assert result.returncode == 1
    (line,) = [one for one in lines(result) if one["file"] == "shared_content/lexicons/en.toml"]
    assert "no_such_signal" in line["cause"]
    assert "shared_content/lexicons/en.toml:" in result.stderr
    built = call("content", "build", "--root", root, "--out", tmp_path / "out")
    assert built.returncode == 1
    assert "no_such_signal" in built.stderr
    assert not (tmp_path / "out/release.json").exists()


def test_pattern_the_judge_cannot_read_is_named_by_file_and_line(tmp_path: Path) -> None:
    import shutil

    from notthepolice.paths import SHARED_CONTENT

    root = tmp_path / "shared_content"
    shutil.copytree(SHARED_CONTENT, root)
    lexicon = root / "lexicons/en.toml"
    text = lexicon.read_text(encoding="utf-8")
    before, after = text.split("[signals]\n", 1)
    signal, rest = after[after.index("\n" if after.startswith("\n") else "") :].split("= [", 1)
    lexicon.write_text(f'{before}[signals]\n{signal}= ["(one|two))",{rest}', encoding="utf-8")
    result = call("content", "validate", "--root", root)
    assert result.returncode == 1
    (line,) = [one for one in lines(result) if one["file"].endswith("lexicons/en.toml")]
    assert "unmatched" in line["cause"]
    assert lexicon.read_text(encoding="utf-8").splitlines()[line["line"] - 1].find("(one|two))") >= 0
    built = call("content", "build", "--root", root, "--out", tmp_path / "out")
    assert built.returncode == 1
    assert not (tmp_path / "out/release.json").exists()


def test_evaluate_prints_a_table_and_json(tmp_path: Path) -> None:
    file, out = tmp_path / "labelled.jsonl", tmp_path / "out.json"
    rows: list[dict[str, Any]] = [
        {"id": "s1", "text": SCAM, "family": "fake_police_payment", "lang": "en"},
        {"id": "s2", "text": CALM, "family": "sextortion_threat", "lang": None},
        {"id": "n1", "text": CALM, "family": "none", "group": "news", "kind": None},
        {"id": "n2", "text": SCAM, "family": "none", "group": "advice", "kind": "article"},
        {"id": "x", "text": CALM, "family": "weather"},
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = call("evaluate", file, "--out", out)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "line 5: " in result.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["texts"] == 4
    assert found["recall"]["fake_police_payment"]["en"]["share"] == 1
    assert found["recall"]["sextortion_threat"]["unknown"]["hits"] == 0
    assert found["false_alarms"]["news"]["hits"] == 0
    assert [miss["id"] for miss in found["misses"]] == ["s2"]
    assert "fake_police_payment: found" in result.stderr
    assert "s2" in result.stderr
    file.write_text("\n".join(json.dumps(row) for row in rows[:4]), encoding="utf-8")
    again = call("evaluate", file)
    assert again.returncode == 0
    assert json.loads(again.stdout) == found


def test_evaluate_of_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "empty.jsonl"
    file.write_text("", encoding="utf-8")
    result = call("evaluate", file)
    assert (result.returncode, result.stdout) == (1, "")
    assert "no labelled text" in result.stderr
