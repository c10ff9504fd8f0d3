"""Reads JSON bodies and says exactly what is wrong with them."""

from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest

from notthepolice.api.errors import ApiError


def json_object() -> dict[str, Any]:
    """The body as a JSON object; raises `ApiError` (400) or werkzeug's 413 and 415."""
    try:
        data = request.get_json()
    except (BadRequest, RecursionError):
        raise ApiError(400, "bad_json", "The body is not valid JSON.") from None
    if not isinstance(data, dict):
        raise ApiError(400, "bad_json", "The body must be a JSON object.")
    return data


def text_of(data: dict[str, Any], name: str, *, default: str | None = None, longest: int | None = None) -> str:
    """The text under `name`; without a `default` it must be there."""
    value = data.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise ApiError(400, "bad_field", f'"{name}" must be a text.')
    if longest is not None and len(value) > longest:
        raise ApiError(400, "bad_field", f'"{name}" is longer than {longest} characters.')
    return value


def texts_of(data: dict[str, Any], name: str, *, most: int) -> list[str]:
    """The list of texts under `name`; an absent one is empty."""
    value = data.get(name, [])
    if not isinstance(value, list) or len(value) > most or not all(isinstance(one, str) for one in value):
        raise ApiError(400, "bad_field", f'"{name}" must be a list of at most {most} texts.')
    return value
