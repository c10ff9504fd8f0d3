"""Runs dist/engine.js, the same judge as in the extension's worker, in V8."""

import json
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException, MiniRacer

from notthepolice.engine.errors import EngineError, EngineMissing, TextTooLong, TooSlow
from notthepolice.engine.verdict import Explanation, Verdict
from notthepolice.paths import DIST

MAX_CHARACTERS: Final = 64 * 1024 * 1024
HARD_MEMORY_LIMIT: Final = 3 * 1024**3  # bytes; V8 ends the context there instead of taking the whole machine

# The judge stays inside V8; only texts go in and verdicts come out.
_GLUE = """
const judge = NotThePoliceEngine.createJudge(JSON.parse(detection()));
globalThis.check = (text, about) => JSON.stringify(judge.checkText(text, about));
globalThis.explain = (observation) => JSON.stringify(judge.explain(observation));
globalThis.evidence = (text) => JSON.stringify(judge.evidence(text));
globalThis.judgeObservation = (observation) => JSON.stringify(judge.judge(observation));
"""


class Engine:
    """The judge of one release. Any number of threads may use it; they take turns.

    Raises `EngineMissing` when it has not been built and `EngineError` when the release does not fit the judge.
    """

    def __init__(
        self, payload: Mapping[str, Any], script: Path = DIST / "engine.js", *, seconds: float | None = None
    ) -> None:
        try:
            code = script.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise EngineMissing(script) from None
        self._seconds = seconds
        self._turn = threading.Lock()
        self._v8 = MiniRacer()
        # Python must not end before V8 has: its threads would wait for each other for ever. A finalizer also runs at exit.
        self._ended = weakref.finalize(self, self._v8.close)
        self._v8.set_hard_memory_limit(HARD_MEMORY_LIMIT)
        detection = json.dumps(payload["detection"])
        try:
            self._v8.eval(code)
            self._v8.eval(f"globalThis.detection = () => {json.dumps(detection)};")
            self._v8.eval(f"{{{_GLUE}}}")
        except JSEvalException as error:
            raise EngineError(f"The judge cannot use this release: {str(error).strip()}") from error

    def check(self, text: str, kind: str | None = None, lang: str | None = None) -> Verdict:
        """The verdict on a text. `kind` and `lang` (see ARCHITECTURE.md, Observation) help but are not needed."""
        verdict: Verdict = self._ask("check", text, {"kind": kind, "lang": lang}, length=len(text))
        return verdict

    def explain(self, text: str, kind: str | None = None, lang: str | None = None) -> Explanation:
        """The verdict on a text with the sum behind it."""
        explanation: Explanation = self._ask("explain", text_observation(text, kind, lang), length=len(text))
        return explanation

    def judge(self, observation: Mapping[str, Any]) -> Verdict:
        """The verdict on an observation (see ARCHITECTURE.md)."""
        length = sum(len(block["text"]) for block in observation["blocks"])
        verdict: Verdict = self._ask("judgeObservation", dict(observation), length=length)
        return verdict

    def evidence(self, text: str) -> list[dict[str, float]]:
        """The strength of each signal in each window of a text: what the weights of the rules are fitted on."""
        windows: list[dict[str, float]] = self._ask("evidence", text, length=len(text))
        return windows

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give V8's memory back."""
        with self._turn:
            self._ended()

    def _ask(self, function: str, *arguments: Any, length: int) -> Any:
        if length > MAX_CHARACTERS:
            raise TextTooLong(length, MAX_CHARACTERS)
        with self._turn:
            try:
                return json.loads(self._v8.call(function, *arguments, timeout_sec=self._seconds))
            except JSTimeoutException:
                raise TooSlow(self._seconds or 0.0) from None
            except JSOOMException:
                raise EngineError("The text needs more memory than the judge may take: check a shorter part.") from None
            except JSEvalException as error:
                raise EngineError(f"The judge failed on this text: {str(error).strip()}") from error


def text_observation(text: str, kind: str | None = None, lang: str | None = None) -> dict[str, Any]:
    """A bare text as an observation, as the judge itself makes one."""
    block = {"text": text, "share": 1, "place": "page", "origin": "text"}
    return {
        "title": "", "lang": lang, "host": "", "top": True, "kind": kind, "blocks": [block],
        "fields": {}, "traps": {}, "cover": {"image": 0, "frame": 0},
    }  # fmt: skip
