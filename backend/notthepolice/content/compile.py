"""Makes the payload of a release from the shared content: only what detection needs and what may be shown."""

import re
from typing import Any

from .confusables import confusables
from .errors import InvalidContent
from .load import Content
from .texts import files_of, texts_of
from .validate import validate

FORMAT = 1

_CHANNEL_KEYS = (
    "id",
    "role",
    "name",
    "name_en",
    "operator",
    "url",
    "for_minors",
    "languages",
    "source",
    "source_seen",
    "confidence",
)
_CONTACT_KEYS = ("phone", "phone_extension", "sms_or_chat", "hours")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|[ -])")

Row = dict[str, Any]


def compile_release(content: Content) -> Row:
    """The payload as ARCHITECTURE.md describes it. The same content always gives the same payload.

    Raises:
        InvalidContent: the content has faults; they are all in it.
        ContentError: a JSON Schema of the project cannot be read.
    """
    problems = validate(content)
    if problems:
        raise InvalidContent(problems)
    release = content.of("release")[0].data
    return {
        "format": FORMAT,
        "number": release["number"],
        "created": release["created"],
        "detection": {
            "lexicons": _lexicons(content),
            "signals": [_only(row, ("id", "polarity", "kind")) for row in _rows(content, "signals", "signal")],
            "rules": [
                _only(file.data, ("id", "family", "requires", "terms", "bias", "thresholds", "interpol_question"))
                for file in content.of("rule")
            ],
            "agencies": _agencies(content),
            "official_suffixes": sorted(
                {suffix for row in _rows(content, "official_suffixes", "suffix") for suffix in row["suffixes"]}
            ),
            "payment_means": [
                {"names": _unique([row["name"], *row["aliases"]]), "kind": row["kind"]}
                for row in _rows(content, "payments", "means")
            ],
            "confusables": confusables(),
        },
        "advice": {
            "guidance": sorted(
                (
                    _only(row, ("id", "families", "order", "interpol_question", "when"))
                    for row in _rows(content, "guidance", "step")
                ),
                key=lambda row: (row["order"], row["id"]),
            ),
            "channels": {
                file.data["country"]: [_channel(row) for _, row in file.rows("channel") if row["show"] != "no"]
                for file in content.of("channels")
            },
            "countries": {
                file.data["country"]: {"languages": file.data["languages"]} for file in content.of("channels")
            },
        },
        "locales": {
            language: {key: text for file in files_of(content, language) for key, _, text in texts_of(file)}
            for language in content.languages
        },
    }


def rule_examples(content: Content) -> list[Row]:
    """The wording each rule must and must not match: rows of `family`, `lang`, `text`, `match` and maybe `kind`."""
    return [
        {"family": file.data.get("family"), **row} for file in content.of("rule") for _, row in file.rows("example")
    ]


def _lexicons(content: Content) -> Row:
    return {file.data["lang"]: _only(file.data, ("name", "script", "signals")) for file in content.of("lexicon")}


def _agencies(content: Content) -> list[Row]:
    made = []
    for file in content.of("agencies"):
        for _, row in file.rows("agency"):
            names = _unique([row["name"], *([row["acronym"]] if "acronym" in row else []), *row.get("aliases", [])])
            # A name only matches text; a domain earns trust, so it must be confirmed.
            domains = row.get("domains", []) if row["confidence"] == "high" else []
            made.append({"names": names, "domains": domains, "country": file.data["country"]})
    return made


def _channel(row: Row) -> Row:
    made = {key: row.get(key) for key in _CHANNEL_KEYS}
    made.update({key: row.get(key) if row["show"] == "full" else None for key in _CONTACT_KEYS})
    made["checked"] = row.get("checked") or _date_of(row["source_seen"])
    return made


def _date_of(source_seen: str) -> str | None:
    """When nobody has opened or called it since, a fact is as old as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    date = _DATE.match(source_seen)
    return date[0] if date else None


def _rows(content: Content, kind: str, key: str) -> list[Row]:
    return [row for file in content.of(kind) for _, row in file.rows(key)]


def _only(row: Row, keys: tuple[str, ...]) -> Row:
    return {key: row[key] for key in keys if key in row}


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))
