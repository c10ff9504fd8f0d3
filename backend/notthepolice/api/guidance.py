"""`POST /v1/guidance`: the steps and channels of the release that fit a verdict.

The service chooses among what is signed and adds nothing: the extension takes only ids it finds in its own release.
"""

import re

from flask import Blueprint, Response, jsonify

from notthepolice.advice import choose_advice
from notthepolice.api.body import json_object, text_of, texts_of
from notthepolice.api.errors import ApiError
from notthepolice.release_store import ReleaseStore

MOST_SIGNALS = 64
COUNTRY = re.compile(r"[A-Z]{2,3}")


def guidance_blueprint(store: ReleaseStore) -> Blueprint:
    area = Blueprint("guidance", __name__, url_prefix="/v1")

    @area.post("/guidance")
    def guidance() -> Response:
        data = json_object()
        family = text_of(data, "family", longest=40)
        signals = texts_of(data, "signals", most=MOST_SIGNALS)
        language = text_of(data, "language", default="en", longest=20)
        country = text_of(data, "country", default="", longest=3).upper()
        if country and not COUNTRY.fullmatch(country):
            raise ApiError(400, "bad_field", '"country" must be a code of two letters, such as FR.')
        advice = choose_advice(store.current().payload, family, signals, language, country)
        if advice is None:
            raise ApiError(400, "unknown_family", f'"family" is none this release has advice for: {family!r}.')
        return jsonify(advice)

    return area
