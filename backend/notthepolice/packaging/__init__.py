"""Builds what is handed out: the release, the engine for V8, both extensions and their archives."""

from notthepolice.packaging.errors import BuildFailed

__all__ = ["BuildFailed"]
