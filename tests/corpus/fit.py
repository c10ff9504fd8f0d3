"""Fits the weights of the rules on the corpus and reports how well they hold on what they were not fitted on.

    python3 build.py build && .venv/bin/pip install -e '.[fit]'
    .venv/bin/python tests/corpus/fit.py            cross-validation, JSON on stdout
    .venv/bin/python tests/corpus/fit.py --write    also writes the terms of shared_content/rules/<family>.toml

The model is the one ``extension/detect/score.js`` runs: a logistic sum over the strengths of signals and over products of two of
them. Signs are fixed beforehand: what speaks for a scam can only add, what speaks against it can only take away, so a scammer
gains nothing by adding more of a scam's words, and every term stays explainable. Minimised with L-BFGS-B (R. H. Byrd et al.,
"A limited memory algorithm for bound constrained optimization", SIAM J. Sci. Comput. 16(5), 1995) as in SciPy.

A long text is judged window by window, so a scam is represented by its strongest window, an innocent text by its worst ones; the
choice is made anew with the weights of each round.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from expand import Text, expand_all

from notthepolice.content import compile_release, load_content
from notthepolice.engine import Engine
from notthepolice.paths import SHARED_CONTENT

RULES = SHARED_CONTENT / "rules"
POLICE = ["authority", "accusation", "lock_claim", "arrest_threat", "reply_demand", "stay_demand", "release_promise", "case_file", "cue_law", "cue_device"]
THREAT = ["hack_claim", "recording_claim", "contacts_claim", "exposure_threat", "deletion_promise", "shame", "taunt", "second_demand", "cue_media", "cue_people", "cue_send", "cue_threat"]
SUPPORT = ["support_call"]
SHARED = ["payment_demand", "payment_means", "amount", "deadline", "secrecy_demand", "countdown", "wallet_address", "card_fields", "cue_money", "cue_time", "cue_you", "cue_i"]
AGAINST = ["advice", "narrative", "inquiry", "procedure", "commerce", "fiction", "technical", "interface", "banter", "quoted", "reported"]
AROUND = ["advice", "narrative", "inquiry", "procedure", "commerce", "fiction", "technical", "interface"]
OWN = {
    "fake_police_payment": POLICE,
    "sextortion_threat": THREAT,
    "tech_support_lock": [*SUPPORT, "lock_claim", "cue_device", "hack_claim", "stay_demand"],
}
#: The place of a scam says as much as its words; no corpus of texts can teach these weights, so they are set by hand.
BY_HAND = {
    "fake_police_payment": {"trap": 2.5, "covers": 1.5, "card_fields": 1.5, "drawn_address_bar": 2.0, "lookalike_host": 2.0, "official_host": -9.0,
                            "image_only + trap": 10.0, "image_only + card_fields": 10.0},
    "sextortion_threat": {"official_host": -4.0},
    "tech_support_lock": {"trap": 2.5, "covers": 1.5, "drawn_address_bar": 2.0, "lookalike_host": 1.5, "official_host": -9.0},
}
Evidence = dict[str, float]


@dataclass
class Sample:
    """A text with the evidence of each of its windows."""

    text: Text
    windows: list[Evidence]


def terms_for(family: str) -> list[tuple[str, ...]]:
    """Signals and pairs of signals a rule may use, in a fixed order."""
    own = OWN[family]
    singles = [(s,) for s in dict.fromkeys([*own, *SHARED, *POLICE, *THREAT, *SUPPORT, *AGAINST])]
    pairs = [*itertools.combinations(own, 2), *itertools.product(own, SHARED), *itertools.combinations(SHARED, 2)]
    damped = [*itertools.product(own, ["advice", "narrative", "inquiry", "procedure", "quoted", "reported"])]
    return list(dict.fromkeys([*singles, *((f"around.{s}",) for s in AROUND), *pairs, *damped]))


def bounds_for(family: str, terms: list[tuple[str, ...]]) -> list[tuple[float, float]]:
    """Which sign each weight may have."""
    own = {*OWN[family], *SHARED}

    def bound(term: tuple[str, ...]) -> tuple[float, float]:
        bare = [s.removeprefix("around.") for s in term]
        if any(s in AGAINST for s in bare):
            return (-9.0 if len(term) == 1 else -5.0, 0.0)
        if all(s in own for s in bare):
            return (0.0, 3.5 if len(term) == 1 else 8.0)
        return (-3.0, 0.0)  # a sign of the other family

    return [(-12.0, 0.0), *(bound(t) for t in terms)]


def matrix(windows: list[Evidence], terms: list[tuple[str, ...]]) -> np.ndarray:
    """Strength of each term in each window, with a leading 1 for the bias."""
    made = np.zeros((len(windows), len(terms) + 1))
    made[:, 0] = 1
    signals = sorted({s for term in terms for s in term})
    place = {s: i for i, s in enumerate(signals)}
    base = np.zeros((len(windows), len(signals)))
    for row, evidence in enumerate(windows):
        for signal, value in evidence.items():
            if signal in place:
                base[row, place[signal]] = value
    for column, term in enumerate(terms, 1):
        made[:, column] = np.prod(base[:, [place[s] for s in term]], axis=1)
    return made


def fit(samples: list[Sample], family: str, terms: list[tuple[str, ...]], *, ridge: float, lasso: float, cost: float) -> np.ndarray:
    """Weights (bias first) that tell ``family`` from everything else. ``cost`` is how much worse a false alarm is than a miss."""
    sizes = [max(1, len(s.windows)) for s in samples]
    every = matrix([w for s in samples for w in (s.windows or [{}])], terms)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    label = np.array([s.text.family == family for s in samples])
    weight = np.array([1.0 if yes else (cost if s.text.family == "none" else 0.15) for s, yes in zip(samples, label, strict=True)])
    bounds = bounds_for(family, terms)
    found = np.zeros(len(terms) + 1)
    for round_ in range(3):
        strength = every @ found
        rows = [start + (int(np.argmax(strength[start : start + size])) if round_ else 0) for start, size in zip(starts, sizes, strict=True)]
        x, sign = every[rows], np.where(label, 1.0, -1.0)

        def loss(w: np.ndarray, x: np.ndarray = x, sign: np.ndarray = sign) -> tuple[float, np.ndarray]:
            margin = sign * (x @ w)
            value = float(np.sum(weight * np.logaddexp(0, -margin)) + ridge * np.sum(w[1:] ** 2) + lasso * np.sum(np.abs(w[1:])))
            slope = -weight * sign / (1 + np.exp(np.clip(margin, -500, 500)))
            gradient = x.T @ slope
            gradient[1:] += 2 * ridge * w[1:] + lasso * np.sign(w[1:])
            return value, gradient

        found = minimize(loss, found, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 120}).x
    return found


def best(sample: Sample, terms: list[tuple[str, ...]], weights: np.ndarray) -> float:
    """The highest score of any window."""
    if not sample.windows:
        return -99.0
    return float(np.max(matrix(sample.windows, terms) @ weights))


def folds(samples: list[Sample], how: str) -> list[tuple[str, set[int]]]:
    """Held-out sets: each language in turn, or templates dealt into five piles.

    Scams of one group are close kin across languages, so they are held out together.
    """
    piles: dict[str, set[int]] = defaultdict(set)
    for i, sample in enumerate(samples):
        text = sample.text
        kin = text.template if text.family == "none" else f"{text.family} {text.group}"
        piles[text.lang if how == "language" else str(zlib.crc32(kin.encode()) % 5)].add(i)
    return sorted(piles.items())


def cross_validate(samples: list[Sample], how: str, settings: dict[str, float]) -> dict[str, Any]:
    """Found and false alarms on what was held out."""
    decided: dict[int, str] = {}
    for _, held in folds(samples, how):
        seen = [s for i, s in enumerate(samples) if i not in held]
        models = {f: (terms_for(f), fit(seen, f, terms_for(f), **settings)) for f in ("fake_police_payment", "sextortion_threat")}
        for i in held:
            scores = {f: best(samples[i], t, w) for f, (t, w) in models.items()}
            top = max(scores, key=lambda f: scores[f])
            decided[i] = top if scores[top] > 0 else "none"
    return summary(samples, decided)


def summary(samples: list[Sample], decided: dict[int, str]) -> dict[str, Any]:
    """Counts by language, and the misses."""
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    misses = []
    for i, sample in enumerate(samples):
        right = decided[i] == sample.text.family
        for lang in (sample.text.lang, "all"):
            cell = table[lang][sample.text.family]
            cell[0] += right
            cell[1] += 1
        if not right:
            misses.append([sample.text.id, sample.text.group, decided[i]])
    return {"table": {k: {f: f"{a}/{b}" for f, (a, b) in v.items()} for k, v in table.items()}, "misses": misses}


def write_rule(family: str, terms: list[tuple[str, ...]], weights: np.ndarray) -> None:
    """Replace the fitted part of a rule file; what stands before and after it is kept."""
    path = RULES / f"{family}.toml"
    head, rest = path.read_text(encoding="utf-8").split("# --- fitted", 1)
    head, examples = head.rstrip(), rest.split("# --- examples", 1)[1]
    lines = [head, "", "# --- fitted by tests/corpus/fit.py: do not edit below", f"bias = {weights[0]:.2f}", ""]
    rows = [(t, round(float(w), 2)) for t, w in zip(terms, weights[1:], strict=True) if abs(w) >= 0.05]
    rows += [(tuple(s.split(" + ")), w) for s, w in BY_HAND[family].items() if (s,) not in terms]
    for term, value in sorted(rows, key=lambda row: -row[1]):
        lines.append(f'[[terms]]\nid = "{" + ".join(term)}"\nall = {json.dumps(list(term))}\nweight = {value}\n')
    path.write_text("\n".join(lines) + f"\n# --- examples{examples}", encoding="utf-8")


def main() -> None:
    """Read the corpus, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the fitted terms into the rule files")
    parser.add_argument("--cost", type=float, default=2.0, help="how much worse a false alarm is than a miss")
    parser.add_argument("--ridge", type=float, default=0.02, help="penalty on squared weights")
    parser.add_argument("--lasso", type=float, default=0.03, help="penalty on weights: more leaves fewer terms")
    parser.add_argument("--folds", choices=["none", "template", "language", "both"], default="both")
    arguments = parser.parse_args()
    settings = {"ridge": arguments.ridge, "lasso": arguments.lasso, "cost": arguments.cost}
    texts = list(expand_all())
    with (
        Engine(compile_release(load_content(SHARED_CONTENT))) as engine,
        click.progressbar(texts, label="reading the corpus", file=sys.stderr) as progress,
    ):
        samples = [Sample(text, engine.evidence(text.text)) for text in progress]
    report: dict[str, Any] = {"texts": len(samples)}
    for how in ("template", "language"):
        if arguments.folds in (how, "both"):
            report[f"leave-one-{how}-out"] = cross_validate(samples, how, settings)
    models = {f: (terms_for(f), fit(samples, f, terms_for(f), **settings)) for f in ("fake_police_payment", "sextortion_threat")}
    decided = {}
    for i, sample in enumerate(samples):
        scores = {f: best(sample, t, w) for f, (t, w) in models.items()}
        top = max(scores, key=lambda f: scores[f])
        decided[i] = top if scores[top] > 0 else "none"
    report["fit"] = summary(samples, decided)
    if arguments.write:
        for family, (terms, weights) in models.items():
            write_rule(family, terms, weights)
    json.dump(report, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
