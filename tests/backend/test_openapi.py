"""The description of the service agrees with the service."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from flask import Flask
from openapi_spec_validator import validate

from notthepolice.api.description import FILE
from notthepolice.api.guidance import MOST_SIGNALS
from notthepolice.app import create_app
from notthepolice.engine.kinds import KINDS
from notthepolice.settings import Settings

DESCRIPTION: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(Settings())


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", "components": DESCRIPTION["components"]}


def test_description_is_valid_openapi() -> None:
    validate(DESCRIPTION)


def test_every_route_is_described_and_every_description_has_a_route(app: Flask) -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, methods in DESCRIPTION["paths"].items() for method in methods}
    assert routes == described


def test_answers_have_the_described_form(app: Flask) -> None:
    client = app.test_client()
    jsonschema.validate(client.get("/v1/release").get_json(), schema("Envelope"))
    guidance = client.post("/v1/guidance", json={"family": "sextortion_threat", "country": "FR", "signals": ["amount"]})
    jsonschema.validate(guidance.get_json(), schema("Guidance"))
    jsonschema.validate(client.post("/v1/check", json={"text": "Pay 300 € or I send your video to your family"}).get_json(), schema("Verdict"))
    jsonschema.validate(client.get("/v1/nothing").get_json(), schema("Fault"))
    health = DESCRIPTION["paths"]["/v1/health"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(client.get("/v1/health").get_json(), health)
    assert client.get("/openapi.json").get_json() == DESCRIPTION


def test_limits_said_are_the_limits_kept() -> None:
    question = DESCRIPTION["components"]["schemas"]
    assert question["GuidanceQuestion"]["properties"]["signals"]["maxItems"] == MOST_SIGNALS
    assert question["CheckQuestion"]["properties"]["kind"]["enum"] == [*KINDS, None]
