"""`GET /openapi.json`: what the service can be asked."""

from pathlib import Path

from flask import Blueprint, Response

FILE = Path(__file__).with_name("openapi.json")


def description_blueprint() -> Blueprint:
    area = Blueprint("description", __name__)
    body = FILE.read_bytes()

    @area.get("/openapi.json")
    def openapi() -> Response:
        return Response(body, mimetype="application/json")

    return area
