"""Checks files of the shared content against their JSON Schemas."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ..paths import SHARED_CONTENT
from .errors import ContentError, Problem
from .load import SourceFile

_SCHEMAS = SHARED_CONTENT / "schema"
_MOST_SHOWN = 60


def schema_problems(file: SourceFile) -> Iterator[Problem]:
    """Where `file` is not of the form its kind asks for.

    Raises:
        ContentError: the schema itself cannot be read.
    """
    for error in _validator(file.kind).iter_errors(file.data):
        yield from _problems(file, error)


@cache
def _validator(kind: str) -> Draft202012Validator:
    path = _SCHEMAS / f"{kind}.schema.json"
    try:
        schema = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(f"The schema {path} cannot be read: {error}") from error
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _problems(file: SourceFile, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    where = _where(path)
    match error.validator:
        case "additionalProperties" if isinstance(error.instance, dict) and error.validator_value is False:
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            for key in error.instance.keys() - known.keys():
                yield file.problem((*path, key), f'{where}does not know the key "{key}"{_nearest(key, known)}')
        case "required":
            key = str(error.message).split("'")[1]
            yield file.problem(path, f'{where}lacks "{key}"')
        case "pattern":
            meant = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
            wanted = meant or f"the pattern {error.validator_value}"
            yield file.problem(path, f"{where}is {_show(error.instance)}, which is not in the form wanted: {wanted}")
        case "enum":
            values = error.validator_value if isinstance(error.validator_value, list) else []
            wanted = ", ".join(str(value) for value in values)
            yield file.problem(path, f"{where}is {_show(error.instance)}, must be one of: {wanted}")
        case "type":
            yield file.problem(path, f"{where}is {_show(error.instance)}, must be of type {error.validator_value}")
        case "anyOf":
            yield file.problem(path, f"{where}is {_show(error.instance)}, which is not in the form wanted")
        case _:
            yield file.problem(path, f"{where}{_show_in(error.message)}")


def _where(path: tuple[str | int, ...]) -> str:
    text = ""
    for key in path:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return f"{text} " if text else ""


def _nearest(key: str, known: dict[str, Any]) -> str:
    near = get_close_matches(key, known, 1)
    return f' (is "{near[0]}" meant?)' if near else ""


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _show_in(message: str) -> str:
    return message if len(message) <= 3 * _MOST_SHOWN else f"{message[: 3 * _MOST_SHOWN]}…"
