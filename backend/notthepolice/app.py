"""Makes the Flask service."""

from flask import Flask

from notthepolice.api import errors, guards
from notthepolice.api.check import check_blueprint
from notthepolice.api.description import description_blueprint
from notthepolice.api.guidance import guidance_blueprint
from notthepolice.api.health import health_blueprint
from notthepolice.api.release import release_blueprint
from notthepolice.practice.pages import practice_blueprint
from notthepolice.release_store import ReleaseStore
from notthepolice.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The service, ready for any WSGI server.

    Raises `notthepolice.release_store.NoRelease` when there is no good release to hand out.
    """
    settings = settings or Settings.from_env()
    store = ReleaseStore(
        settings.release, settings.public_key, settings.engine, check_seconds=settings.check_seconds
    )
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.json.sort_keys = False  # type: ignore[attr-defined]
    errors.register(app)
    guards.register(app, settings)
    app.register_blueprint(release_blueprint(store))
    app.register_blueprint(guidance_blueprint(store))
    app.register_blueprint(check_blueprint(store))
    app.register_blueprint(health_blueprint(store))
    app.register_blueprint(description_blueprint())
    app.register_blueprint(practice_blueprint())
    return app
