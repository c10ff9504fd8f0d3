"""`GET /v1/health`: is the service up, and with which release?"""

from flask import Blueprint, Response, jsonify

from notthepolice.release_store import ReleaseStore


def health_blueprint(store: ReleaseStore) -> Blueprint:
    area = Blueprint("health", __name__, url_prefix="/v1")

    @area.get("/health")
    def health() -> Response:
        loaded = store.current()
        return jsonify({"status": "ok", "release": loaded.number, "newest_file_is_good": store.trouble is None})

    return area
