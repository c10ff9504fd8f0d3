"""Checks that look across the files of the shared content."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from .errors import Problem
from .load import Content, SourceFile
from .official import OfficialHosts
from .texts import files_of, texts_of
from .toml_lines import KeyPath

Check = Callable[[Content], Iterator[Problem]]

ONE_OF_EACH = ("release", "official_suffixes", "guidance", "signals")
"""Kinds without which there is no release."""

AROUND = "around."
"""In a term, `around.advice` is the signal `advice` in the text around the window that is judged."""

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_DIGITS_IN_A_ROW = re.compile(r"\d(?:[ .-]?\d){2}")


def needed_files(content: Content) -> Iterator[Problem]:
    """Kinds of file that must be there."""
    for kind in (*ONE_OF_EACH, "channels", "locale"):
        if not content.of(kind) and not any(f"/{kind}" in problem.path for problem in content.unreadable):
            yield Problem(content.root.name, 1, f'has no readable file of the kind "{kind}"')


def file_names(content: Content) -> Iterator[Problem]:
    """A file is named after what it is about, so that people find it."""
    for kind, key in (
        ("channels", "country"),
        ("agencies", "country"),
        ("locale", "lang"),
        ("lexicon", "lang"),
        ("rule", "family"),
    ):
        for file in content.of(kind):
            if file.data.get(key) != file.path.stem:
                yield file.problem((key,), f'{key} must be "{file.path.stem}", like the name of the file')


def duplicate_ids(content: Content) -> Iterator[Problem]:
    """Ids name one thing in the whole content."""
    for kind, table in (("channels", "channel"), ("guidance", "step"), ("signals", "signal")):
        yield from _duplicates(content.of(kind), table, lambda row: row.get("id"), "id")
    for file in content.of("rule"):
        yield from _duplicates([file], "terms", lambda row: row.get("id"), "id")
    yield from _duplicates(
        content.of("agencies"), "agency", lambda row: (row.get("lang"), row.get("name")), "name", within_file=True
    )
    yield from _duplicates(content.of("payments"), "means", lambda row: str(row.get("name", "")).lower(), "name")


def _duplicates(
    files: list[SourceFile],
    table: str,
    name: Callable[[dict[str, Any]], object],
    key: str,
    *,
    within_file: bool = False,
) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for file in files:
        if within_file:
            first = {}
        for path, row in file.rows(table):
            at = (*path, key)
            before = first.get(name(row))
            if before is not None:
                yield file.problem(at, f'{table} {key} "{row.get(key)}" is there already, in {before}')
            else:
                first[name(row)] = f"{file.shown_path}:{file.lines.of(at)}"


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


def known_signals(content: Content) -> Iterator[Problem]:
    """Rules and lexicons speak only of signals that exist."""
    known = {row.get("id") for file in content.of("signals") for _, row in file.rows("signal")}
    for file in content.of("rule"):
        for path, row in file.rows("terms"):
            for key in ("all", "none"):
                for index, signal in enumerate(_list(row.get(key))):
                    if str(signal).removeprefix(AROUND) not in known:
                        yield file.problem(
                            (*path, key, index), f'term "{row.get("id")}" names the unknown signal "{signal}"'
                        )
        for place, choice in enumerate(_list(file.data.get("requires"))):
            for index, signal in enumerate(_list(choice)):
                if signal not in known:
                    yield file.problem(("requires", place, index), f'requires names the unknown signal "{signal}"')
    wording = {
        row.get("id")
        for file in content.of("signals")
        for _, row in file.rows("signal")
        if row.get("kind") in ("wording", "cue")
    }
    for file in content.of("lexicon"):
        signals = file.data.get("signals")
        for signal in signals if isinstance(signals, dict) else {}:
            if signal not in known:
                yield file.problem(("signals", signal), f'the signal "{signal}" is unknown')
            elif signal not in wording:
                yield file.problem(("signals", signal), f'the signal "{signal}" does not come from wording')


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def thresholds(content: Content) -> Iterator[Problem]:
    """Danger is more than caution."""
    for file in content.of("rule"):
        both = file.data.get("thresholds")
        if isinstance(both, dict):
            caution, danger = both.get("caution"), both.get("danger")
            if isinstance(caution, int | float) and isinstance(danger, int | float) and not caution < danger:
                yield file.problem(("thresholds", "danger"), "the threshold of danger must be above that of caution")


def needed_texts(content: Content) -> dict[str, str]:
    """Keys of the texts that steps, signals and roles need, each with why."""
    needed: dict[str, str] = {}
    for file in content.of("guidance"):
        for _, row in file.rows("step"):
            for part in ("title", "text"):
                needed[f"guidance.{row.get('id')}.{part}"] = f"for a step in {file.shown_path}"
    for file in content.of("signals"):
        for _, row in file.rows("signal"):
            if row.get("polarity") == "for":
                needed[f"signal.{row.get('id')}"] = f"for a signal in {file.shown_path}"
    for file in content.of("channels"):
        for _, row in file.rows("channel"):
            needed.setdefault(f"role.{row.get('role')}", f"for a channel in {file.shown_path}")
    return needed


def missing_texts(content: Content) -> Iterator[Problem]:
    """Every text is there in every language, and no text is there for nothing."""
    needed = needed_texts(content)
    have = {
        language: {key: text for file in files_of(content, language) for key, _, text in texts_of(file)}
        for language in content.languages
    }
    wanted = dict(needed)
    for language, texts in have.items():
        for key in texts:
            wanted.setdefault(key, f"{language} has it")
    for language in content.languages:
        files = {file.kind: file for file in files_of(content, language)}
        for kind, file in files.items():
            for key, path, _ in texts_of(file):
                if kind == "locale" and key not in needed:
                    yield file.problem(
                        path, f'the text "{key}" belongs to nothing: no step, signal or role has this id'
                    )
        for key in sorted(wanted.keys() - have[language].keys()):
            kind = "interface" if key.startswith("ui.") else "locale"
            at = files.get(kind)
            cause = f'the text "{key}" is missing ({wanted[key]})'
            if at is None:
                folder = "locales/ui" if kind == "interface" else "locales"
                yield Problem(f"{content.root.name}/{folder}/{language}.toml", 1, cause)
            else:
                yield at.problem(_path_of(key), cause)


def placeholders(content: Content) -> Iterator[Problem]:
    """A text has the same {placeholders} in every language."""
    languages = content.languages
    if not languages:
        return
    first = {
        key: (set(_PLACEHOLDER.findall(text)))
        for file in files_of(content, languages[0])
        for key, _, text in texts_of(file)
    }
    for language in languages[1:]:
        for file in files_of(content, language):
            for key, path, text in texts_of(file):
                found = set(_PLACEHOLDER.findall(text))
                if key in first and found != first[key]:
                    wanted = ", ".join(sorted(first[key])) or "none"
                    yield file.problem(path, f'the text "{key}" must have the placeholders of {languages[0]}: {wanted}')


def _path_of(key: str) -> KeyPath:
    return tuple(key.split("."))


CHECKS: tuple[Check, ...] = (
    needed_files,
    file_names,
    duplicate_ids,
    channels_shown,
    phones,
    agency_domains,
    known_signals,
    thresholds,
    missing_texts,
    placeholders,
)
