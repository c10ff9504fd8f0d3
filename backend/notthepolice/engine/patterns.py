"""Has the judge itself read the patterns of lexicons: it alone knows their language, and one bad pattern would silence it."""

import json
from collections.abc import Iterable
from pathlib import Path

from py_mini_racer import MiniRacer

from notthepolice.engine.errors import EngineMissing
from notthepolice.paths import DIST

_GLUE = """
globalThis.faults = (patterns) => JSON.stringify(patterns.map((pattern) => {
  try { NotThePoliceEngine.parsePattern(pattern); return null; } catch (error) { return error.message; }
}));
"""


def pattern_faults(patterns: Iterable[str], script: Path = DIST / "engine.js") -> list[str | None]:
    """For each pattern what is wrong with it, or None. Raises `EngineMissing` when the judge is not built."""
    try:
        code = script.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EngineMissing(script) from None
    with MiniRacer() as v8:
        v8.eval(code)
        v8.eval(_GLUE)
        faults: list[str | None] = json.loads(str(v8.call("faults", list(patterns))))
    return faults
