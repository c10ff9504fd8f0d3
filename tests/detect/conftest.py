"""The engine in V8, for tests of folding, patterns and judging."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from notthepolice.content import compile_release, load_content
from notthepolice.paths import DIST, SHARED_CONTENT

Call = Callable[..., Any]

GLUE = """
const detection = JSON.parse(givenDetection());
const judge = NotThePoliceEngine.createJudge(detection);
const calls = {
  fold: (text) => NotThePoliceEngine.fold(text, new Map(Object.entries(detection.confusables))).text,
  parse: (source) => { try { return NotThePoliceEngine.parsePattern(source); } catch (error) { return { error: error.message }; } },
  check: (text) => judge.checkText(text),
  evidence: (text) => judge.evidence(text),
  judge: (observation) => judge.judge(observation),
  explain: (observation) => judge.explain(observation),
  match: (patterns, text) => NotThePoliceEngine.createJudge({ lexicons: { und: { name: '', script: '', signals: { cue_test: patterns } } }, signals: [{ id: 'cue_test', polarity: 'for', kind: 'wording' }],
    rules: [{ id: 'r', family: 'sextortion_threat', bias: -1, terms: [{ id: 'a', all: ['cue_test'], weight: 9 }], thresholds: { caution: 0.5, danger: 0.9 }, interpol_question: 3 }],
    agencies: [], payment_means: [], official_suffixes: [], confusables: {} }).checkText(text).reasons.flatMap((reason) => reason.words),
};
calls.chains = (places, near) => {
  const [trimmed, whole] = [new NotThePoliceEngine.Chains(2), new NotThePoliceEngine.Chains(2)];
  const units = new Uint16Array(10 * places + 64).fill(32);
  let longest = 0, found = 0, same = true;
  for (let place = 0; place < places; place += 1) {
    const end = 10 * place + 5;
    if (place % 100 === 0) trimmed.trim(end - near);
    for (const chains of [trimmed, whole]) chains.put(0, end - 4, end, false);
    longest = Math.max(longest, trimmed.length);
    for (const start of [end, end + 1, end + 30, end + near]) {
      const [one, other] = [trimmed, whole].map((chains) => chains.from(0, 'gap', units, start, false, -1));
      same &&= one === other;
      if (one !== -1) found += 1;
    }
  }
  return { longest, whole: whole.length, found, same };
};
globalThis.run = (name, ...rest) => JSON.stringify(calls[name](...rest));
"""


@pytest.fixture(scope="session")
def detection() -> dict[str, Any]:
    """The detection part of the release made from the content as it stands."""
    part: dict[str, Any] = compile_release(load_content(SHARED_CONTENT))["detection"]
    return part


@pytest.fixture(scope="session")
def run(detection: dict[str, Any]) -> Iterator[Call]:
    """Calls one of ``GLUE``'s functions in V8."""
    v8 = MiniRacer()
    v8.eval((DIST / "engine.js").read_text(encoding="utf-8"))
    v8.eval(f"globalThis.givenDetection = () => {json.dumps(json.dumps(detection))};")
    v8.eval(f"{{{GLUE}}}")
    yield lambda name, *rest: json.loads(v8.call("run", name, *rest))
    v8.close()
