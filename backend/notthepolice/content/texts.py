"""The texts of one language, from its two files, under the keys they have in a release."""

from collections.abc import Iterator
from typing import Any

from .load import Content, SourceFile
from .toml_lines import KeyPath

LOCALE_TABLES = ("guidance", "signal", "role")


def texts_of(file: SourceFile) -> Iterator[tuple[str, KeyPath, str]]:
    """Key, path in the file and text of every text in a file of kind `locale` or `interface`."""
    tables = ("ui",) if file.kind == "interface" else LOCALE_TABLES
    for table in tables:
        yield from _flat(file.data.get(table), (table,))


def files_of(content: Content, language: str) -> list[SourceFile]:
    """The files that hold the texts of `language`."""
    files = [*content.of("locale"), *content.of("interface")]
    return [file for file in files if file.path.stem == language]


def _flat(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, KeyPath, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, (*path, str(key)))
    elif isinstance(value, str):
        yield ".".join(path), path, value
