"""Counts what the judge found, missed and wrongly flagged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, TypedDict

from notthepolice.evaluate.wilson import Share, share

FAMILIES: Final = ("fake_police_payment", "sextortion_threat", "tech_support_lock")
INNOCENT: Final = "none"
ALL: Final = "all"


@dataclass(frozen=True)
class Answer:
    """One labelled text and what the judge said about it."""

    id: Any
    family: str
    """What it is: one of `FAMILIES` or `none`."""
    group: str | None
    lang: str | None
    verdict: str
    level: str
    score: float
    signals: tuple[str, ...]


class Measurement(TypedDict):
    """Shares by family and language, by group, and the texts to look at."""

    texts: int
    recall: dict[str, dict[str, Share]]
    """Family → `all` or a language → share found as that family."""
    flagged: dict[str, Share]
    """Family → share for which some verdict other than `none` was given, be it another family's."""
    false_alarms: dict[str, Share]
    """`all` or a group → share of innocent texts with a verdict."""
    false_alarms_by_language: dict[str, Share]
    misses: list[dict[str, Any]]
    alarms: list[dict[str, Any]]


class _Counts:
    def __init__(self) -> None:
        self._of: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, hit: bool, *names: str) -> None:
        for name in names:
            self._of[name][0] += hit
            self._of[name][1] += 1

    def shares(self) -> dict[str, Share]:
        order = sorted(self._of, key=lambda name: (name != ALL, name))
        return {name: share(*self._of[name]) for name in order}


def measure(answers: Iterable[Answer]) -> Measurement:
    """Measure the judge's answers. A text counts as found when its verdict is its own family, at level caution or danger."""
    recall: dict[str, _Counts] = {family: _Counts() for family in FAMILIES}
    flagged, by_group, by_language = _Counts(), _Counts(), _Counts()
    misses, alarms, texts = [], [], 0
    for answer in answers:
        texts += 1
        lang = answer.lang or "unknown"
        if answer.family == INNOCENT:
            alarm = answer.verdict != INNOCENT
            by_group.add(alarm, ALL, answer.group or "no group")
            by_language.add(alarm, lang)
            if alarm:
                alarms.append(_shown(answer))
            continue
        found = answer.verdict == answer.family
        recall[answer.family].add(found, ALL, lang)
        flagged.add(answer.verdict != INNOCENT, answer.family)
        if not found:
            misses.append(_shown(answer))
    return {
        "texts": texts,
        "recall": {family: counts.shares() for family, counts in recall.items() if counts.shares()},
        "flagged": flagged.shares(),
        "false_alarms": by_group.shares(),
        "false_alarms_by_language": by_language.shares(),
        "misses": misses,
        "alarms": alarms,
    }


def _shown(answer: Answer) -> dict[str, Any]:
    return {**vars(answer), "signals": list(answer.signals)}
