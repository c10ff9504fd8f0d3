"""`GET /v1/release`: the newest good release, as it was signed."""

from flask import Blueprint, Response, request

from notthepolice.release_store import ReleaseStore


def release_blueprint(store: ReleaseStore) -> Blueprint:
    area = Blueprint("release", __name__, url_prefix="/v1")

    @area.get("/release")
    def release() -> Response:
        loaded = store.current()
        packed = request.accept_encodings["gzip"] > 0
        response = Response(loaded.packed if packed else loaded.body, mimetype="application/json")
        response.headers["Cache-Control"] = "no-cache"  # may be kept, but is asked for again each time
        response.headers["Vary"] = "Accept-Encoding"
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        # A strong tag stands for the very bytes, so the packed form has its own.
        response.set_etag(loaded.etag + ("-gzip" if packed else ""))
        response.make_conditional(request)
        return response

    return area
