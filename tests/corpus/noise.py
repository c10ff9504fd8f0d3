"""Names the wordings of a lexicon that turn up in ordinary texts: what is everywhere says nothing, and is best made longer.

    .venv/bin/python tests/corpus/noise.py fr texts.jsonl        JSON lines on stdout, the most frequent first

The texts are any that are no scams (JSON lines with a ``text``): manuals, handbooks, news. Signals that speak against a scam and cues
are left out, since they are meant to be common.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from notthepolice.content import compile_release, load_content
from notthepolice.engine import Engine
from notthepolice.paths import SHARED_CONTENT


def each_by_itself(payload: dict[str, Any], lang: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The release with one lexicon, in which every wording is a signal of its own; and the wording of each of these signals."""
    alone = copy.deepcopy(payload)
    detection = alone["detection"]
    wordings = {
        f"{signal}#{place}": wording
        for signal, listed in detection["lexicons"][lang]["signals"].items()
        for place, wording in enumerate(listed)
    }
    lexicon = {**detection["lexicons"][lang], "signals": {name: [wording] for name, wording in wordings.items()}}
    detection |= {"lexicons": {lang: lexicon}, "rules": [], "agencies": [], "payment_means": []}
    detection["signals"] = [{"id": name, "polarity": "for", "kind": "wording"} for name in wordings]
    return alone, wordings


def main() -> None:
    """Read the texts, count, tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lang", help="the lexicon: en, fr, zh-Hant …")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="ordinary texts: JSON lines with a text")
    parser.add_argument("--least", type=float, default=0.01, help="the share of the texts from which on a wording is told")
    options = parser.parse_args()
    payload = compile_release(load_content(SHARED_CONTENT))
    if options.lang not in payload["detection"]["lexicons"]:
        parser.error(f"there is no lexicon {options.lang}")
    strong = {one["id"] for one in payload["detection"]["signals"] if one["polarity"] == "for" and one["kind"] == "wording"}
    texts = [json.loads(line)["text"] for file in options.files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    alone, wordings = each_by_itself(payload, options.lang)
    seen: Counter[str] = Counter()
    with Engine(alone) as engine, click.progressbar(texts, label="reading", file=sys.stderr) as progress:
        for text in progress:
            seen.update({name for window in engine.evidence(text) for name in window if name in wordings})
    for name, count in seen.most_common():
        signal = name.split("#")[0]
        if signal in strong and count >= options.least * len(texts):
            print(json.dumps({"share": round(count / len(texts), 4), "signal": signal, "wording": wordings[name]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
