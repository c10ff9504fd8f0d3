"""What the build compiles of the release judges as the wording itself does, and says so when it is no good."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from notthepolice.packaging.node import node_program
from notthepolice.packaging.parts import take_apart
from notthepolice.packaging.release import make_release
from notthepolice.paths import ROOT

TEXTS = [
    "Federal Police. Your browser has been locked: prohibited material was viewed from your IP address. Pay the fine of 300 € by card within 12 hours or a warrant for your arrest will be issued.",
    "Police nationale. Votre navigateur a été bloqué. Payez l'amende de 300 € par carte dans les 12 heures, sinon un mandat d'arrêt sera délivré.",
    "公安局通知:您的电脑已被锁定。请在24小时内支付罚款3000元,否则将被逮捕。",
    "警視庁です。あなたのパソコンはロックされました。24時間以内に罰金5万円を支払わないと逮捕されます。",
    "الشرطة الوطنية: تم قفل جهازك لأنك شاهدت مواد إباحية محظورة. يجب عليك دفع غرامة قدرها 300 دولار ببطاقة آيتونز خلال 12 ساعة وإلا سيتم القبض عليك وإحالة الملف إلى النيابة العامة.",
    "I recorded you through your webcam and I have all your contacts. Send $500 in bitcoin within 24 hours or I send the video to your family and your boss.",
    "Mix flour, water and salt, and let it rest for a night. Then bake it.",
    "",
]
SCRIPT = """
import {{ readFileSync }} from 'node:fs';
import {{ createJudge }} from '{detect}/judge.js';
import {{ FINDER }} from '{detect}/languages.js';
import {{ createPatientJudge }} from '{detect}/patient_judge.js';
const {{ release, parts, texts }} = JSON.parse(readFileSync(0, 'utf8'));
const asked = [];
const bytes = (part) => {{ asked.push(part); return Uint8Array.from(readFileSync(`${{parts}}/compiled/${{part}}.bin`)).buffer; }};
const judged = async () => {{
  const compiled = new Map([[FINDER, bytes(FINDER)]]);
  const {{ detection }} = JSON.parse(readFileSync(`${{parts}}/judge.json`, 'utf8'));
  const patient = createPatientJudge(createJudge(detection, compiled), compiled, async (part) => bytes(part));
  const verdicts = [];
  for (const text of texts) verdicts.push(await patient.checkText(text));
  return verdicts;
}};
const held = async () => {{
  const compiled = new Map([[FINDER, bytes(FINDER)]]);
  const {{ detection }} = JSON.parse(readFileSync(`${{parts}}/judge.json`, 'utf8'));
  const patient = createPatientJudge(createJudge(detection, compiled), compiled, async (part) => bytes(part), 0);
  const [levels, sizes] = [[], []];
  for (const all of [false, true]) {{
    // One after the other, and all at once.
    const ask = async (text) => {{ levels.push((await patient.checkText(text)).level); sizes.push(compiled.size); }};
    if (all) await Promise.all(texts.map(ask)); else for (const text of texts) await ask(text);
  }}
  return {{ levels, sizes }};
}};
const whole = createJudge(JSON.parse(JSON.parse(readFileSync(release, 'utf8')).payload).detection);
try {{ console.log(JSON.stringify({{ compiled: await judged(), whole: texts.map((text) => whole.checkText(text)), asked: [...asked], held: await held() }})); }} catch (error) {{ console.log(JSON.stringify({{ error: error.message }})); }}
"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release and its parts."""
    folder = tmp_path_factory.mktemp("dist")
    take_apart(make_release(out=folder), folder)
    return folder


def run(dist: Path) -> dict[str, Any]:
    """Judge ``TEXTS`` by the parts and by the wording."""
    given = json.dumps({"release": str(dist / "release.json"), "parts": str(dist / "parts"), "texts": TEXTS})
    script = SCRIPT.format(detect=(ROOT / "extension/detect").as_uri())
    done = subprocess.run([node_program(), "--input-type=module", "--eval", script], input=given, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_compiled_parts_judge_as_their_wording_does(dist: Path) -> None:
    answer = run(dist)
    assert answer["compiled"] == answer["whole"]
    assert [verdict["level"] != "none" for verdict in answer["compiled"]] == [True] * 6 + [False] * 2


def test_a_language_is_read_only_when_a_text_is_in_it_and_kept_while_it_is_met(dist: Path) -> None:
    asked = run(dist)["asked"]
    assert len(asked) == len(set(asked)), "it has been kept: no page can have languages fetched again and again"
    assert {"finder", "en", "fr", "ja", "ar"} <= set(asked)
    assert "pl" not in asked


def test_languages_that_were_not_met_lately_are_let_go_and_come_back(dist: Path) -> None:
    answer = run(dist)
    met = sum(part != "finder" for part in answer["asked"])
    held = answer["held"]
    assert sorted(held["levels"]) == sorted([verdict["level"] for verdict in answer["whole"]] * 2)
    assert met > 4
    assert max(held["sizes"][: len(TEXTS)]) == 5  # the finder, and four
    assert held["sizes"][-1] == 5


@pytest.mark.parametrize(("damage", "why"), [(lambda whole: whole[:5], "cut short"), (lambda whole: whole[: len(whole) // 2], "cut short"), (lambda whole: b"PK" + whole[2:], "no compiled lexicon")])
@pytest.mark.parametrize("part", ["finder", "en"])
def test_damaged_bytes_are_refused_with_what_to_do(dist: Path, damage: Any, why: str, part: str) -> None:
    path = dist / "parts/compiled" / f"{part}.bin"
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    try:
        error = run(dist)["error"]
    finally:
        path.write_bytes(whole)
    assert why in error
    assert "build the extension anew" in error
