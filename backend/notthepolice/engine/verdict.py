"""The verdict as the judge gives it (see ARCHITECTURE.md)."""

from typing import Any, Literal, TypedDict

Family = Literal["fake_police_payment", "sextortion_threat", "tech_support_lock", "none"]
Level = Literal["none", "caution", "danger"]


class Reason(TypedDict):
    """One signal, with the words of the text that fired it."""

    signal: str
    words: list[str]


class Verdict(TypedDict):
    """What the judge says about one text or one frame."""

    family: Family
    level: Level
    score: float
    lang: str | None
    place: Literal["page", "message"]
    reasons: list[Reason]


class Explanation(TypedDict):
    """A verdict with the sum behind it: every rule's terms, and the strength of every signal."""

    verdict: Verdict
    rules: list[dict[str, Any]]
    evidence: dict[str, float]
