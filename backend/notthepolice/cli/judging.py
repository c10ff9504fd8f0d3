"""Opens the judge for commands that need it, and gives verdicts the form they are printed in."""

from typing import Any

import click

from notthepolice.engine import Engine, EngineError, Verdict
from notthepolice.release_store import NoRelease, ReleaseStore
from notthepolice.settings import Settings


def settings() -> Settings:
    """Settings from the environment, or one clear sentence."""
    try:
        return Settings.from_env()
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def open_engine() -> Engine:
    """The judge of the release in dist/, with all the time it needs."""
    now = settings()
    try:
        return ReleaseStore(now.release, now.public_key, now.engine).engine()
    except (NoRelease, EngineError) as error:
        raise click.ClickException(str(error)) from None


def record(identity: Any, verdict: Verdict) -> dict[str, Any]:
    """One line of `check`."""
    return {
        "id": identity,
        "verdict": verdict["family"],
        "level": verdict["level"],
        "score": verdict["score"],
        "signals": [reason["signal"] for reason in verdict["reasons"]],
        "lang": verdict["lang"],
    }
