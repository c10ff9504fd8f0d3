"""Who may ask: only this machine's own names, and only our kind of extension from a browser."""

from flask import Flask, Response, request
from flask_cors import CORS

from notthepolice.api.errors import ApiError
from notthepolice.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
# A web page has an origin of another form, so it can neither read answers nor keep the judge busy.
EXTENSION_ORIGINS = [r"^chrome-extension://[a-p]{32}$", r"^moz-extension://[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"]


def host_name(host: str) -> str:
    """The name in a Host header, without its port: `[::1]:80` → `[::1]`."""
    name, colon, port = host.rpartition(":")
    if colon and port.isdecimal() and (not name.startswith("[") or name.endswith("]")):
        return name.lower()
    return host.lower()


def register(app: Flask, settings: Settings) -> None:
    allowed_hosts = LOOPBACK | settings.allowed_hosts
    CORS(app, resources={r"/v1/*": {}, "/openapi.json": {}}, origins=EXTENSION_ORIGINS, methods=["GET", "POST"], max_age=600)

    @app.before_request
    def known_host() -> None:
        # A name of the attacker's that was pointed at 127.0.0.1 (DNS rebinding) still says its own name here.
        if host_name(request.headers.get("Host", "")) not in allowed_hosts:
            raise ApiError(403, "host_not_allowed", "This service answers only under its own names; NTP_ALLOWED_HOSTS adds more.")

    @app.before_request
    def known_origin() -> None:
        origin = request.headers.get("Origin")
        if origin is None or origin == request.host_url.rstrip("/"):
            return
        if not origin.startswith(("chrome-extension://", "moz-extension://")):
            raise ApiError(403, "origin_not_allowed", "Web pages may not ask this service.")

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cache-Control", "no-store")
        return response
