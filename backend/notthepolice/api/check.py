"""`POST /v1/check`: the verdict on a text, by the same judge as in the extension."""

from flask import Blueprint, Response, jsonify

from notthepolice.api.body import json_object, text_of
from notthepolice.api.errors import ApiError
from notthepolice.engine.kinds import KINDS
from notthepolice.release_store import ReleaseStore


def check_blueprint(store: ReleaseStore) -> Blueprint:
    area = Blueprint("check", __name__, url_prefix="/v1")

    @area.post("/check")
    def check() -> Response:
        data = json_object()
        text = text_of(data, "text")
        if not text.strip():
            raise ApiError(400, "empty_text", "The text is empty: paste the words you received.")
        kind = text_of(data, "kind", default="") or None
        if kind is not None and kind not in KINDS:
            raise ApiError(400, "bad_field", f'"kind" must be one of {", ".join(KINDS)}.')
        lang = text_of(data, "lang", default="", longest=20) or None
        return jsonify(store.engine().check(text, kind, lang))

    return area
