"""Fits the weights of the rules on the corpus and reports how well they hold on what they were not fitted on.

    python3 build.py build && .venv/bin/pip install -e '.[fit]'
    .venv/bin/python tests/corpus/fit.py            cross-validation, JSON on stdout
    .venv/bin/python tests/corpus/fit.py --write    also writes the terms of shared_content/rules/<family>.toml
    … --background FILE                             with ordinary texts in bulk that are no scams, JSON lines with a ``text``

The model is the one ``extension/detect/score.js`` runs: a logistic sum over the strengths of signals and over products of two of
them. Signs are fixed beforehand: what speaks for a scam can only add, what speaks against it can only take away, so a scammer
gains nothing by adding more of a scam's words, and every term stays explainable. Minimised with L-BFGS-B (R. H. Byrd et al.,
"A limited memory algorithm for bound constrained optimization", SIAM J. Sci. Comput. 16(5), 1995) as in SciPy.

A long text is judged window by window, so a scam is represented by its strongest window, an innocent text by its worst ones; the
choice is made anew with the weights of each round. A window without the pillars that the rule requires scores nothing, and is
left out. Innocent texts of our own are all close to the subject, so ordinary ones in bulk (manuals, handbooks, help pages; in as
many languages as can be had) teach which signals turn up anywhere: they are read from outside and never kept here.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterator
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
THREAT = ["hack_claim", "recording_claim", "contacts_claim", "exposure_threat", "deletion_promise", "shame", "taunt", "second_demand", "minor_claim", "pictures_demand", "hinted", "cue_media", "cue_people", "cue_send", "cue_threat"]
SUPPORT = ["support_call"]
#: A link stands in any text: it counts only beside what a fake authority says.
LINKS = ["unofficial_link", "lookalike_link"]
BESIDE_LINKS = ["authority", "accusation", "arrest_threat", "payment_demand", "reply_demand", "deadline", "amount", "case_file", "cue_law", "cue_money", "cue_time"]
SHARED = ["payment_demand", "payment_means", "amount", "deadline", "secrecy_demand", "countdown", "wallet_address", "card_fields", "cue_money", "cue_time", "cue_you", "cue_i"]
#: Shops and the furniture of pages (sign in, accept cookies) stand around anything, scams and threats in a chat too: they speak against
#: one only where they stand between its signs.
AGAINST = ["advice", "narrative", "inquiry", "procedure", "between.commerce", "fiction", "technical", "between.interface", "banter", "quoted", "reported"]
AROUND = ["advice", "narrative", "inquiry", "procedure", "fiction", "technical"]
#: How far what speaks for a scam stands together, with nothing against it in between; see extension/detect/asserted.js.
ASSERTED = ["asserted", "asserted_share"]
SPOKEN_AGAINST = ["advice", "narrative", "inquiry", "procedure"]
#: What takes away from each sign of a scam. A page that holds the person may well add a line about scams at its foot: only what stands
#: between its signs counts. Whoever threatens a person gains nothing by advising them, while victims and those who answer them quote a
#: threat whole: there it counts wherever it stands.
DAMPING = {
    "fake_police_payment": [f"between.{signal}" for signal in SPOKEN_AGAINST],
    "sextortion_threat": SPOKEN_AGAINST,
}
#: How much a scam counts that has words against scams set beside it, or what stands around anything on a page.
ASIDE = {"fake_police_payment": {"against": 0.2, "around": 0.3}, "sextortion_threat": {"against": 0.02, "around": 0.3}}
#: How much a scam of a line or two counts (a fake fine with its link is one): it shows little, and to find it at any price would raise alarms elsewhere.
SHORT, SHORT_GROUPS = 0.3, ("short-", "fine-link")
OWN = {
    "fake_police_payment": POLICE,
    "sextortion_threat": THREAT,
    "tech_support_lock": [*SUPPORT, "lock_claim", "cue_device", "hack_claim", "stay_demand"],
}
#: The place of a scam says as much as its words; no corpus of texts can teach these weights, so they are set by hand.
BY_HAND = {
    "fake_police_payment": {"trap": 2.5, "covers": 1.5, "card_fields": 1.5, "drawn_address_bar": 2.0, "lookalike_host": 2.0, "official_host": -12.0,
                            "covers + card_fields": 1.0, "covers + trap": 1.0, "image_only + trap": 15.0, "image_only + card_fields": 15.0},
    "sextortion_threat": {"official_host": -4.0},
    "tech_support_lock": {"trap": 2.5, "covers": 1.5, "drawn_address_bar": 2.0, "lookalike_host": 1.5, "official_host": -9.0},
}
#: How much worse a false alarm is than a miss: one takes a person out of an honest page, the other is a quiet banner, and a threat that is missed may cost a life.
COST = {"fake_police_payment": 4.0, "sextortion_threat": 1.5}
#: The group of ordinary texts from outside.
BACKGROUND = "background"
#: An innocent text is represented by so many of its windows, the worst ones.
WORST = 3
Evidence = dict[str, float]


@dataclass
class Sample:
    """A text with the evidence of each of its windows."""

    text: Text
    windows: list[Evidence]


class Design:
    """Every window of every sample as a row of terms, for one family."""

    def __init__(self, samples: list[Sample], family: str) -> None:
        self.family = family
        self.terms = terms_for(family)
        rule = tomllib.loads((RULES / f"{family}.toml").read_text(encoding="utf-8"))
        self.least = math.log(rule["thresholds"]["caution"] / (1 - rule["thresholds"]["caution"]))
        kept = [[w for w in s.windows if all(any(name in w for name in pillar) for pillar in rule["requires"])] for s in samples]
        self.rows = matrix([w for windows in kept for w in windows], self.terms)
        ends = np.cumsum([len(windows) for windows in kept])
        self.span = [(int(end) - len(windows), int(end)) for end, windows in zip(ends, kept, strict=True)]
        self.label = [s.text.family == family for s in samples]

    def strengths(self, weights: np.ndarray) -> np.ndarray:
        """Of each sample, how far its strongest window is beyond where a warning begins; below zero there is none."""
        strength = self.rows @ weights - self.least
        return np.array([strength[a:b].max() if b > a else -99.0 for a, b in self.span])


def terms_for(family: str) -> list[tuple[str, ...]]:
    """Signals and pairs of signals a rule may use, in a fixed order."""
    own = OWN[family]
    # Weak words of another family turn up in any text that may stand around a scam: they take nothing away.
    others = [s for s in [*POLICE, *THREAT, *SUPPORT] if not s.startswith("cue_")]
    singles = [(s,) for s in dict.fromkeys([*own, *SHARED, *others, *AGAINST])]
    pairs = [*itertools.combinations(own, 2), *itertools.product(own, SHARED), *itertools.combinations(SHARED, 2)]
    damping = DAMPING[family]
    damped = [*((signal,) for signal in damping), *itertools.product(own, [*damping, "quoted", "reported"])]
    asserted = [(a,) for a in ASSERTED]
    asserted += itertools.product(ASSERTED, [*own, "payment_demand", "amount", "deadline", "payment_means", "secrecy_demand", "cue_you", "cue_i"])
    asserted += itertools.product(ASSERTED, ["advice", "narrative", "inquiry", "procedure", "fiction", "quoted", "reported"])
    asserted += itertools.product(ASSERTED, ["around.advice", "around.narrative", "around.inquiry", "around.procedure"])
    linked = itertools.product(LINKS, BESIDE_LINKS) if family == "fake_police_payment" else ()
    return list(dict.fromkeys([*linked, *singles, *((f"around.{s}",) for s in AROUND), *pairs, *damped, *asserted]))


def bounds_for(family: str, terms: list[tuple[str, ...]]) -> list[tuple[float, float]]:
    """Which sign each weight may have."""
    own = {*OWN[family], *SHARED, *ASSERTED}

    def bound(term: tuple[str, ...]) -> tuple[float, float]:
        bare = [s.removeprefix("around.").removeprefix("between.") for s in term]
        if any(s in AGAINST or f"between.{s}" in AGAINST for s in bare):
            return (-9.0 if len(term) == 1 else -5.0, 0.0)
        if all(s in own for s in bare) or term[0] in LINKS:
            return (0.0, 3.5 if len(term) == 1 else 8.0)
        return (-3.0, 0.0)  # a sign of the other family

    return [(-12.0, 0.0), *(bound(t) for t in terms)]


def matrix(windows: list[Evidence], terms: list[tuple[str, ...]]) -> np.ndarray:
    """Strength of each term in each window, with a leading 1 for the bias."""
    signals = sorted({s for term in terms for s in term})
    place = {s: i for i, s in enumerate(signals)}
    base = np.zeros((len(windows), len(signals)), dtype=np.float32)
    for row, evidence in enumerate(windows):
        for signal, value in evidence.items():
            if signal in place:
                base[row, place[signal]] = value
    made = np.ones((len(windows), len(terms) + 1), dtype=np.float32)
    for column, term in enumerate(terms, 1):
        made[:, column] = np.prod(base[:, [place[s] for s in term]], axis=1)
    return made


def fit(design: Design, chosen: list[int], weight: list[float], *, ridge: float, lasso: float) -> np.ndarray:
    """Weights (bias first) that tell the family from everything else, learnt from the samples ``chosen`` and how much each counts."""
    found = np.zeros(len(design.terms) + 1)
    bounds = bounds_for(design.family, design.terms)
    for round_ in range(4):
        strength = design.rows @ found
        rows: list[int] = []
        sign: list[float] = []
        share: list[float] = []
        for sample in chosen:
            a, b = design.span[sample]
            if a == b:
                continue
            most = 1 if design.label[sample] else WORST
            picked = np.argsort(-strength[a:b])[:most] if round_ else [0]
            for place in picked:
                rows.append(a + int(place))
                sign.append(1.0 if design.label[sample] else -1.0)
                share.append(weight[sample] / len(picked))
        x, y, w = design.rows[rows].astype(float), np.array(sign), np.array(share)

        def loss(v: np.ndarray, x: np.ndarray = x, y: np.ndarray = y, w: np.ndarray = w) -> tuple[float, np.ndarray]:
            margin = y * (x @ v)
            value = float(np.sum(w * np.logaddexp(0, -margin)) + ridge * np.sum(v[1:] ** 2) + lasso * np.sum(np.abs(v[1:])))
            slope = -w * y / (1 + np.exp(np.clip(margin, -500, 500)))
            gradient = x.T @ slope
            gradient[1:] += 2 * ridge * v[1:] + lasso * np.sign(v[1:])
            return value, gradient

        found = minimize(loss, found, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 120}).x
    return found


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


def decide(designs: list[Design], models: list[np.ndarray]) -> list[str]:
    """The family each sample is taken for, as ``judge.js`` decides it."""
    strengths = np.array([design.strengths(model) for design, model in zip(designs, models, strict=True)])
    best = strengths.argmax(axis=0)
    return [designs[family].family if strengths[family, i] > 0 else "none" for i, family in enumerate(best)]


def learn(samples: list[Sample], designs: list[Design], chosen: list[int], options: argparse.Namespace) -> list[np.ndarray]:
    """One model a family."""

    def weight(sample: Sample, family: str) -> float:
        scam = ASIDE[sample.text.family][sample.text.aside] if sample.text.aside else 1.0
        if sample.text.group.startswith(SHORT_GROUPS):
            scam *= SHORT
        if sample.text.family == family:
            return scam
        if sample.text.family != "none":
            return 0.15 * scam
        return float(COST[family] * (options.share if sample.text.group == BACKGROUND else 1.0))

    return [fit(d, chosen, [weight(s, d.family) for s in samples], ridge=options.ridge, lasso=options.lasso) for d in designs]


def cross_validate(samples: list[Sample], designs: list[Design], how: str, options: argparse.Namespace) -> dict[str, Any]:
    """Found and false alarms on what was held out."""
    decided = ["none"] * len(samples)
    for _, held in folds(samples, how):
        guess = decide(designs, learn(samples, designs, [i for i in range(len(samples)) if i not in held], options))
        for i in held:
            decided[i] = guess[i]
    return summary(samples, decided)


def summary(samples: list[Sample], decided: list[str]) -> dict[str, Any]:
    """Counts by language, and the misses."""
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    misses = []
    for i, sample in enumerate(samples):
        right = decided[i] == sample.text.family
        for lang in (BACKGROUND,) if sample.text.group == BACKGROUND else (sample.text.aside,) if sample.text.aside else (sample.text.lang, "all"):
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


def ordinary(path: Path) -> Iterator[Text]:
    """Ordinary texts that are no scams, from outside."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        name = f"{path.stem}-{number}"
        yield Text(name, name, row.get("lang", path.stem), "none", "page", BACKGROUND, row["text"])


def main() -> None:
    """Read the corpus, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the fitted terms into the rule files")
    parser.add_argument("--background", type=Path, nargs="*", default=[], metavar="FILE", help="ordinary texts: JSON lines with a text, and its lang")
    parser.add_argument("--share", type=float, default=0.3, help="how much an ordinary text counts beside an innocent one of the corpus")
    parser.add_argument("--ridge", type=float, default=0.05, help="penalty on squared weights")
    parser.add_argument("--lasso", type=float, default=0.1, help="penalty on weights: more leaves fewer terms")
    parser.add_argument("--folds", choices=["none", "template", "language", "both"], default="both")
    options = parser.parse_args()
    texts = [*expand_all(), *(text for path in options.background for text in ordinary(path))]
    with (
        Engine(compile_release(load_content(SHARED_CONTENT))) as engine,
        click.progressbar(texts, label="reading the corpus", file=sys.stderr) as progress,
    ):
        samples = [Sample(text, engine.evidence(text.text)) for text in progress]
    designs = [Design(samples, family) for family in ("fake_police_payment", "sextortion_threat")]
    report: dict[str, Any] = {"texts": len(samples)}
    for how in ("template", "language"):
        if options.folds in (how, "both"):
            report[f"leave-one-{how}-out"] = cross_validate(samples, designs, how, options)
    models = learn(samples, designs, list(range(len(samples))), options)
    report["fit"] = summary(samples, decide(designs, models))
    if options.write:
        for design, weights in zip(designs, models, strict=True):
            write_rule(design.family, design.terms, weights)
    json.dump(report, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
