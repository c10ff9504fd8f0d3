"""The part `judge`: how does the judge's time grow with the text, and with the rules?"""

import copy
import json
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, Final

from py_mini_racer import DEFAULT_V8_FLAGS, init_mini_racer

from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.stats import growth_exponent
from notthepolice.bench.texts import long_text
from notthepolice.engine import Engine, EngineError
from notthepolice.paths import RELEASE

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)  # bytes of UTF-8
LANGUAGES: Final = ("en", "ja")  # one script with spaces and one without
RULE_LANGUAGE: Final = "en"
RULE_TEXT: Final = 300_000
LEAST_SECONDS: Final = 0.05
"""A short text is judged again and again for at least so long: one call is too short for the clock."""
LONG_SECONDS: Final = 5.0
"""What takes longer is measured once: noise is small beside it."""
WARM_TEXT: Final = 100_000
VOWELS: Final = "aeiou"
HEAP_MB: Final = 12_000


def measure(sizes: Sequence[int], runs: int, times: Sequence[int], progress: Callable[[str], None]) -> dict[str, Any]:
    """Speed by size and language, and the cost of so many times as many wordings. Raises `BenchFailed` when the release is not built."""
    try:
        payload = json.loads(json.loads(RELEASE.read_bytes())["payload"])
    except FileNotFoundError:
        raise BenchFailed(f"The release is not built ({RELEASE} is missing): run python3 build.py build.") from None
    # Compiling a hundred times as many wordings takes more than V8 gives a program by itself.
    init_mini_racer(flags=[*DEFAULT_V8_FLAGS, f"--max-old-space-size={HEAP_MB}"], ignore_duplicate_init=True)
    try:
        rules = [_rules(payload, many, runs, progress) for many in times]
        return {"runs": runs, "growth": _growth(payload, sizes, runs, progress), "rules": rules}
    except EngineError as error:
        raise BenchFailed(str(error)) from error


def _growth(payload: Mapping[str, Any], sizes: Sequence[int], runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    with Engine(payload) as engine:
        for lang in LANGUAGES:
            rows = []
            engine.check(long_text(lang, WARM_TEXT))  # V8 compiles what is used often: the first texts would pay for it
            for size in sizes:
                progress(f"judge: {size:,} bytes of {lang}")
                text = long_text(lang, size)
                length = len(text.encode())
                costs = [_cost(engine, text)]
                while len(costs) < runs and costs[0] < LONG_SECONDS:
                    costs.append(_cost(engine, text))
                cost = statistics.median(costs)
                speed = {"cpu_ms": cost * 1000, "fastest_ms": min(costs) * 1000, "mb_per_s": length / 1e6 / cost}
                rows.append({"bytes": length, "runs": len(costs), **speed})
            large = [row for row in rows if row["bytes"] >= 90_000] or rows
            result[lang] = {
                "sizes": rows,
                "exponent": growth_exponent([row["bytes"] for row in rows], [row["cpu_ms"] for row in rows]),
                "exponent_from_100_kb": growth_exponent([row["bytes"] for row in large], [row["cpu_ms"] for row in large]),
            }
    return result


def _cost(engine: Engine, text: str) -> float:
    """Seconds of processor for one call, V8's own threads (garbage collection) included."""
    engine.check(text[:1000])  # what the call before left behind is not this one's cost
    calls = 0
    began = time.process_time()
    while True:
        engine.check(text)
        calls += 1
        spent = time.process_time() - began
        if spent >= LEAST_SECONDS:
            return spent / calls


def _rules(payload: Mapping[str, Any], times: int, runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """An English text judged with the lexicons as they are and with `times` as many English wordings, in turn."""
    text = long_text(RULE_LANGUAGE, RULE_TEXT)
    progress(f"judge: load the rules once and {times} times")
    began = time.process_time()
    once = Engine(payload)
    loaded = time.process_time()
    with once, Engine(multiplied(payload, times, {RULE_LANGUAGE})) as many:
        load_many = time.process_time() - loaded
        costs: dict[str, list[float]] = {"once": [], "many": []}
        for engine in (once, many):
            _cost(engine, text)  # V8 compiles what is used often; does not count
        for run in range(runs):
            progress(f"judge: wordings ×1 and ×{times}, run {run + 1} of {runs}")
            costs["once"].append(_cost(once, text))
            costs["many"].append(_cost(many, text))
    one, more = statistics.median(costs["once"]), statistics.median(costs["many"])
    return {
        "times": times,
        "wordings": wordings(payload, {RULE_LANGUAGE}),
        "bytes": len(text.encode()),
        "once_ms": one * 1000,
        "many_ms": more * 1000,
        "ratio": more / one,
        "load_once_ms": (loaded - began) * 1000,
        "load_many_ms": load_many * 1000,
    }


def wordings(payload: Mapping[str, Any], langs: Set[str]) -> int:
    """How many patterns the lexicons of these languages hold."""
    return sum(len(patterns) for lang in langs for patterns in payload["detection"]["lexicons"][lang]["signals"].values())


def multiplied(payload: Mapping[str, Any], times: int, langs: Set[str]) -> dict[str, Any]:
    """The release with `times` as many patterns in these languages: each stands there again with other words of the same length and shape.

    The letters of a language are exchanged for one another, vowels for vowels in Latin script. So the number of words and branches
    grows while the text goes on firing what it fired before, but for chance.
    """
    grown: dict[str, Any] = copy.deepcopy(dict(payload))
    for lang in sorted(langs):
        lexicon = grown["detection"]["lexicons"][lang]
        originals = {signal: list(patterns) for signal, patterns in lexicon["signals"].items()}
        wording = "".join(pattern.lower() for patterns in originals.values() for pattern in patterns)
        letters = sorted({letter for letter in wording if letter.isalpha()})
        for number in range(1, times):
            exchange = _exchange(letters, random.Random(f"{lang}/{number}"))
            for signal, patterns in originals.items():
                lexicon["signals"][signal] += [pattern.lower().translate(exchange) for pattern in patterns]
    return grown


def _exchange(letters: Sequence[str], dice: random.Random) -> dict[int, str]:
    exchange: dict[int, str] = {}
    for group in ([one for one in letters if one in VOWELS], [one for one in letters if one not in VOWELS]):
        mixed = list(group)
        dice.shuffle(mixed)
        exchange |= {ord(old): new for old, new in zip(group, mixed, strict=True)}
    return exchange
