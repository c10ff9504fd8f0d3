"""`GET /practice`: the practice locker, an ordinary web page, so that the extension meets it as it meets any other."""

from pathlib import Path

from flask import Blueprint, Response

FILE = Path(__file__).with_name("locker.html")


def practice_blueprint() -> Blueprint:
    area = Blueprint("practice", __name__)
    body = FILE.read_bytes()

    @area.get("/practice")
    def practice() -> Response:
        response = Response(body, mimetype="text/html")
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        return response

    return area
