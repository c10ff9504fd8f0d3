"""Every fault is answered as `{"error": {"code", "message"}}`."""

import logging

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from notthepolice.engine import EngineError, TextTooLong, TooSlow

log = logging.getLogger(__name__)

CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "not_json",
}
MESSAGES = {
    404: "There is nothing at this address; /openapi.json lists what there is.",
    413: "The request is too large.",
    415: "Send JSON, with the header Content-Type: application/json.",
}


class ApiError(Exception):
    """A request that cannot be answered, and what to say about it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def answer(status: int, code: str, message: str) -> tuple[Response, int]:
    return jsonify({"error": {"code": code, "message": message}}), status


def register(app: Flask) -> None:
    @app.errorhandler(ApiError)
    def api_error(error: ApiError) -> tuple[Response, int]:
        return answer(error.status, error.code, str(error))

    @app.errorhandler(EngineError)
    def engine_error(error: EngineError) -> tuple[Response, int]:
        if isinstance(error, TextTooLong):
            return answer(413, "too_large", str(error))
        return answer(503, "too_slow" if isinstance(error, TooSlow) else "no_judge", str(error))

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        status = error.code or 500
        response, _ = answer(status, CODES.get(status, "error"), MESSAGES.get(status, error.description or error.name))
        response.status_code = status
        for name, value in error.get_headers():
            if name.lower() in ("allow", "retry-after"):
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def fault(error: Exception) -> tuple[Response, int]:
        # The trace names code, never what the person sent.
        log.error("A request failed: %s", type(error).__name__, exc_info=error)
        return answer(500, "internal", "The service made a mistake; the extension goes on with what it has.")
