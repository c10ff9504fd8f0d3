"""Chooses steps and channels of a release for a verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

INTERNATIONAL = "INT"


def best_language(wanted: str, there: Sequence[str]) -> str:
    """The language of `there` that is nearest to a tag such as `fr-CA` or `zh-TW`; English when none is near."""
    tag = wanted.replace("_", "-")
    if tag.lower().split("-")[0] == "zh":
        traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.lower().split("-"))
        tag = "zh-Hant" if traditional else "zh-Hans"
    folded = {code.lower(): code for code in there}
    return folded.get(tag.lower()) or folded.get(tag.lower().split("-")[0]) or "en"


def choose_advice(
    payload: Mapping[str, Any], family: str, signals: Sequence[str], language: str, country: str
) -> dict[str, Any] | None:
    """Steps in order and channels of the country, with the international ones apart; None for an unknown family.

    `signals` that the release does not know are left out of the answer's `reasons`.
    """
    advice = payload["advice"]
    if not any(family in step["families"] for step in advice["guidance"]):
        return None
    language = best_language(language, list(payload["locales"]))
    texts = payload["locales"].get(language, {})
    steps = [
        {**step, "title": texts.get(f"guidance.{step['id']}.title", ""), "text": texts.get(f"guidance.{step['id']}.text", "")}
        for step in sorted(advice["guidance"], key=lambda step: step["order"])
        if family in step["families"]
    ]
    known = [signal for signal in dict.fromkeys(signals) if f"signal.{signal}" in texts]
    return {
        "number": payload["number"],
        "language": language,
        "country": country or None,
        "steps": steps,
        "channels": advice["channels"].get(country, []) if country != INTERNATIONAL else [],
        "international": advice["channels"].get(INTERNATIONAL, []),
        "reasons": [{"signal": signal, "text": texts[f"signal.{signal}"]} for signal in known],
    }
