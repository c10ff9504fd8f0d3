"""Which files there are, what they are called, and that names are given once."""

from collections.abc import Callable, Iterator
from typing import Any

from ..errors import Problem
from ..load import Content, SourceFile

ONE_OF_EACH = ("release", "official_suffixes", "guidance", "signals")
"""Kinds without which there is no release."""


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
        content.of("agencies"), "agency", lambda row: (str(row.get("lang")), row.get("name")), "name", within_file=True
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
            if not isinstance(row.get(key), str):
                continue  # the schema says so
            before = first.get(name(row))
            if before is not None:
                yield file.problem(at, f'{table} {key} "{row.get(key)}" is there already, in {before}')
            else:
                first[name(row)] = f"{file.shown_path}:{file.lines.of(at)}"
