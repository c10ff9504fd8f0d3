"""That rules and lexicons fit together."""

import math
from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..load import Content
from ..toml_lines import KeyPath

AROUND = "around."
"""In a term, `around.advice` is the signal `advice` in the text around the window that is judged."""
BETWEEN = "between."
"""In a term, `between.advice` is the signal `advice` where it stands between the signs of a scam."""


def known_signals(content: Content) -> Iterator[Problem]:
    """Rules and lexicons speak only of signals that exist."""
    rows = [row for file in content.of("signals") for _, row in file.rows("signal")]
    known = {str(row.get("id")) for row in rows}
    wording = {str(row.get("id")) for row in rows if row.get("kind") in ("wording", "cue")}
    for file in content.of("rule"):
        for path, row in file.rows("terms"):
            for index, signal in enumerate(_list(row.get("all"))):
                if str(signal).removeprefix(AROUND).removeprefix(BETWEEN) not in known:
                    yield file.problem(
                        (*path, "all", index), f'term "{row.get("id")}" names the unknown signal "{signal}"'
                    )
        for place, choice in enumerate(_list(file.data.get("requires"))):
            for index, signal in enumerate(_list(choice)):
                if str(signal) not in known:
                    yield file.problem(("requires", place, index), f'requires names the unknown signal "{signal}"')
    for file in content.of("lexicon"):
        signals = file.data.get("signals")
        for signal in signals if isinstance(signals, dict) else {}:
            if signal not in known:
                yield file.problem(("signals", signal), f'the signal "{signal}" is unknown')
            elif signal not in wording:
                yield file.problem(("signals", signal), f'the signal "{signal}" does not come from wording')


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def thresholds(content: Content) -> Iterator[Problem]:
    """Danger is more than caution."""
    for file in content.of("rule"):
        both = file.data.get("thresholds")
        if isinstance(both, dict):
            caution, danger = both.get("caution"), both.get("danger")
            if isinstance(caution, int | float) and isinstance(danger, int | float) and not caution < danger:
                yield file.problem(("thresholds", "danger"), "the threshold of danger must be above that of caution")


def finite_numbers(content: Content) -> Iterator[Problem]:
    """TOML knows `nan` and `inf`; a release does not."""
    for file in content.of("rule"):
        for path, number in _numbers(file.data, ()):
            if not math.isfinite(number):
                yield file.problem(path, f"{path[-1]} is {number}: write a plain number")


def _numbers(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    if isinstance(value, float):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _numbers(inner, (*path, index))
