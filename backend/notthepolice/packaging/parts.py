"""Takes the release apart for the extension, so that a worker that wakes reads only what it needs, and the lexicons ready compiled.

    judge.json            its number and its `detection` without the lexicons
    compiled/<part>.bin   the lexicons, compiled by the engine's own code: extension/detect/compiled.js
    told.json             its number and what people are told: advice and locales
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from notthepolice.packaging.node import run_tool
from notthepolice.paths import DIST, RELEASE

#: In dist/.
PARTS: Final = "parts"
_COMPILER: Final = Path(__file__).with_name("compile_lexicons.mjs")


def take_apart(payload: Mapping[str, Any], dist: Path = DIST) -> Path:
    """Make `dist/parts` anew from the release in `dist`; returns the folder.

    Raises:
        BuildFailed: the engine cannot compile a lexicon.
    """
    folder = dist / PARTS
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    detection = {**payload["detection"], "lexicons": {}}
    _write(folder / "judge.json", {"number": payload["number"], "detection": detection})
    _write(folder / "told.json", {name: payload[name] for name in ("number", "advice", "locales")})
    run_tool(_COMPILER, [str(dist / RELEASE.name), str(folder)])
    return folder


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
