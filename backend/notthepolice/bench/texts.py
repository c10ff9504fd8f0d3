"""Innocent texts out of the project's own corpus: what benchmark pages and texts are made of."""

import functools
import importlib.util
import random
import sys

from notthepolice.bench.errors import BenchFailed
from notthepolice.paths import ROOT

EXPAND = ROOT / "tests/corpus/expand.py"


@functools.cache
def innocent_texts() -> dict[str, list[str]]:
    """Innocent texts by language, always the same ones in the same order. Raises `BenchFailed` outside a clone."""
    spec = importlib.util.spec_from_file_location("notthepolice_corpus", EXPAND)
    if spec is None or spec.loader is None or not EXPAND.is_file():
        raise BenchFailed(f"{EXPAND} is missing: run the benchmark in a clone of the project, or give --pages DIR and the part page alone.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    texts: dict[str, list[str]] = {}
    for text in module.expand_all():
        if text.family == "none":
            texts.setdefault(text.lang, []).append(text.text)
    return texts


def long_text(lang: str, size: int) -> str:
    """Innocent text of one language of at least `size` bytes of UTF-8, cut to that size; always the same."""
    pool = innocent_texts()[lang]
    dice = random.Random(f"{lang}/{size}")
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(dice.choice(pool))
        length += len(parts[-1].encode()) + 2
    return "\n\n".join(parts).encode()[:size].decode(errors="ignore")
