"""That nothing unconfirmed is shown to a person in need, or trusted."""

import re
from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..load import Content
from ..official import OfficialHosts

_DIGITS_IN_A_ROW = re.compile(r"\d(?:[ .-]?\d){2}")


def channels_shown(content: Content) -> Iterator[Problem]:
    """Nothing unconfirmed is shown to a person in need."""
    official = OfficialHosts(content)
    for file in content.of("channels"):
        for path, row in file.rows("channel"):
            for key, cause in _shown_wrongly(row, official):
                yield file.problem((*path, key), f'channel "{row.get("id")}" {cause}')


def _shown_wrongly(row: dict[str, Any], official: OfficialHosts) -> Iterator[tuple[str, str]]:
    show, confidence = row.get("show"), row.get("confidence")
    if show == "no":
        return
    if "source" not in row or "source_seen" not in row:
        yield "show", "is shown but names no source, or not how old the source is"
    if confidence == "low":
        yield "show", 'is shown with confidence low: set show = "no"'
    if show == "full" and confidence == "medium":
        yield "show", "is shown in full with confidence medium: at most its address may be shown"
    if show == "address":
        if not official.has(str(row.get("url", ""))):
            yield "url", "is shown by its address, which is not below an official domain"
        for key in ("name", "name_en"):
            if _DIGITS_IN_A_ROW.search(str(row.get(key, ""))):
                yield key, f"shows only its address, but its {key} holds a number: take the number out"
    for key in ("url", "phone"):
        if key in row and row.get(key) == row.get(f"{key}_unverified"):
            yield key, f"shows the {key} that is marked as unverified"


def phones(content: Content) -> Iterator[Problem]:
    """A phone number has 2 to 15 digits (ITU-T E.164)."""
    for file in content.of("channels"):
        for path, row in file.rows("channel"):
            phone = row.get("phone")
            if isinstance(phone, str) and not 2 <= sum(map(str.isdigit, phone)) <= 15:
                yield file.problem((*path, "phone"), f'phone "{phone}" must have 2 to 15 digits')
            if "phone_extension" in row and phone is None:
                yield file.problem((*path, "phone_extension"), "phone_extension stands without a phone")


def agency_domains(content: Content) -> Iterator[Problem]:
    """A domain that counts as official has a source."""
    for file in content.of("agencies"):
        for path, row in file.rows("agency"):
            if row.get("confidence") == "high" and row.get("domains") and not row.get("source"):
                yield file.problem(
                    (*path, "domains"), f'agency "{row.get("name")}" has domains with confidence high but no source'
                )
