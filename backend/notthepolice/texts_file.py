"""Reads files of texts, one JSON object a line; a bad line is named by its number and the rest go on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from notthepolice.engine.kinds import KINDS


@dataclass(frozen=True)
class TextLine:
    """One text to judge."""

    number: int
    """Line in the file, from 1."""
    id: Any
    """The id given, or else the number of the line."""
    text: str
    kind: str | None
    lang: str | None
    data: dict[str, Any]
    """The whole object."""


@dataclass(frozen=True)
class BadLine:
    """A line that holds no text to judge."""

    number: int
    why: str


def read_texts(file: Path) -> Iterator[TextLine | BadLine]:
    """Every line of `file` that is not blank. Raises `OSError` when the file cannot be read."""
    with file.open("rb") as lines:
        yield from _read(lines)


def _read(lines: IO[bytes]) -> Iterator[TextLine | BadLine]:
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            yield _line(number, json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8")))
        except UnicodeDecodeError:
            yield BadLine(number, "not UTF-8")
        except (ValueError, RecursionError) as error:
            reason = f"not valid JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else str(error)
            yield BadLine(number, reason)


def _line(number: int, data: Any) -> TextLine:
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    text = data.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or is no text')
    if not text.strip():
        raise ValueError("the text is empty")
    kind, lang = data.get("kind"), data.get("lang")
    if kind is not None and kind not in KINDS:
        raise ValueError(f'"kind" must be one of {", ".join(KINDS)}')
    if lang is not None and not isinstance(lang, str):
        raise ValueError('"lang" must be a text')
    identity = data.get("id")
    return TextLine(number, number if identity is None else identity, text, kind, lang, data)
