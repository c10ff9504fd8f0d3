"""The judge in V8: the same answers as in Node, from any thread, and one clear sentence when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from notthepolice.engine import Engine, EngineError, EngineMissing, TextTooLong, TooSlow
from notthepolice.engine import engine as engine_module
from notthepolice.engine.engine import text_observation
from notthepolice.packaging.node import node_program
from notthepolice.paths import DIST
from notthepolice.release_store import ReleaseStore

TEXTS = [
    "Police: your computer is locked. Pay a fine of 200 € within 24 hours by voucher or you will be arrested.",
    "I recorded you through your webcam. Send 500 $ in bitcoin or I send the video to all your contacts.",
    "Votre ordinateur est bloqué par la gendarmerie. Payez 150 € par PCS sous 48 h, sinon vous serez arrêté.",
    "J'ai ta vidéo. Envoie 300 euros ce soir ou je balance tout à ta famille.",
    "The police arrested a man who had locked computers and demanded a fine.",
    "How to bake bread: flour, water, salt.",
    "\u202eecilop\u202c \u200bp\u0430y now \ud83d\ude00 ⺠警 \x00",
    "",
]

NODE = """
import { createJudge } from '%s';
import { readFileSync } from 'node:fs';
const { detection, texts } = JSON.parse(readFileSync(0, 'utf8'));
const judge = createJudge(detection);
console.log(JSON.stringify(texts.map((text) => judge.checkText(text, { kind: null, lang: null }))));
"""


def test_v8_and_node_give_the_same_answers(engine: Engine, store: ReleaseStore, tmp_path: Path) -> None:
    # Node imports the modules as the worker does; V8 runs the bundle.
    script = tmp_path / "judge.mjs"
    script.write_text(NODE % (DIST / "chromium/detect/judge.js").as_uri(), encoding="utf-8")
    given = json.dumps({"detection": store.current().payload["detection"], "texts": TEXTS})
    out = subprocess.run([node_program(), str(script)], input=given, capture_output=True, text=True, check=True, encoding="utf-8")
    assert json.loads(out.stdout) == [engine.check(text) for text in TEXTS]


def test_the_two_scams_are_found_and_the_innocent_texts_are_not(engine: Engine) -> None:
    families = [engine.check(text)["family"] for text in TEXTS]
    assert families[:4] == ["fake_police_payment", "sextortion_threat"] * 2
    assert families[4:6] == ["none", "none"]


def test_explanation_rests_on_the_same_verdict(engine: Engine) -> None:
    for text in TEXTS:
        explanation = engine.explain(text)
        assert explanation["verdict"] == engine.check(text) == engine.judge(text_observation(text))
    assert engine.explain(TEXTS[0])["evidence"]


def test_many_threads_take_turns(engine: Engine) -> None:
    alone = [engine.check(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(engine.check, TEXTS * 10))
    assert together == alone * 10


def test_text_beyond_the_limit_is_refused(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "MAX_CHARACTERS", 100)
    with pytest.raises(TextTooLong, match="101 characters; at most 100"):
        engine.check("x" * 101)
    assert engine.check(TEXTS[0][:100])["level"] != "none"


def test_missing_engine_says_what_to_do(store: ReleaseStore, tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"run python3 build\.py build"):
        Engine(store.current().payload, tmp_path / "engine.js")


def test_release_that_does_not_fit_is_said(store: ReleaseStore) -> None:
    detection = {**store.current().payload["detection"], "confusables": None}
    with pytest.raises(EngineError, match="cannot use this release"):
        Engine({"detection": detection})


def test_a_text_may_not_keep_the_judge_for_ever(tmp_path: Path, store: ReleaseStore) -> None:
    script = tmp_path / "engine.js"
    script.write_text(
        "var NotThePoliceEngine = { createJudge: () => ({ checkText(text) { while (text === 'hang'); return { family: 'none' }; } }) };",
        encoding="utf-8",
    )
    engine = Engine(store.current().payload, script, seconds=0.2)
    with pytest.raises(TooSlow, match=r"longer than 0\.2 s"):
        engine.check("hang")
    assert engine.check("go on") == {"family": "none"}
    engine.close()


def test_fault_inside_the_judge_is_said(tmp_path: Path, store: ReleaseStore) -> None:
    script = tmp_path / "engine.js"
    script.write_text("var NotThePoliceEngine = { createJudge: () => ({ checkText() { throw new Error('broken'); } }) };", encoding="utf-8")
    engine = Engine(store.current().payload, script)
    with pytest.raises(EngineError, match="broken"):
        engine.check("x")
    engine.close()


def test_python_ends_while_a_judge_is_open() -> None:
    # V8's threads once kept the process from ending, about every second time.
    script = (
        "from notthepolice.release_store import ReleaseStore; from notthepolice.settings import Settings; s = Settings();"
        "engine = ReleaseStore(s.release, s.public_key, s.engine).engine(); raise SystemExit(7)"
    )
    for _ in range(8):
        assert subprocess.run([sys.executable, "-c", script], check=False, timeout=120).returncode == 7
