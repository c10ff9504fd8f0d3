"""Keeps the newest good release in memory while its file may change, break or vanish."""

import gzip
import hashlib
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from notthepolice.content import KeyProblem, ReleaseError, read_envelope, read_public_key, verify_envelope
from notthepolice.engine import Engine

log = logging.getLogger(__name__)


class NoRelease(Exception):
    """There is no good release to begin with; the text says why and what to do."""


@dataclass(frozen=True)
class Loaded:
    """A verified release, and the bytes it is handed out as."""

    payload: Mapping[str, Any]
    body: bytes

    @property
    def number(self) -> int:
        number: int = self.payload["number"]
        return number

    @cached_property
    def etag(self) -> str:
        """Changes whenever a byte of the body does."""
        return f"{self.number}-{hashlib.sha256(self.body).hexdigest()[:16]}"

    @cached_property
    def packed(self) -> bytes:
        """The body in gzip, packed once."""
        return gzip.compress(self.body, mtime=0)


class ReleaseStore:
    """The release in use. A changed file is read again; if that release is not good, the last good one stays in use.

    Raises `NoRelease` when there is no good one to begin with.
    """

    def __init__(self, release: Path, public_key: Path, engine: Path, *, check_seconds: float | None = None) -> None:
        self._release = release
        self._public_key = public_key
        self._engine_script = engine
        self._check_seconds = check_seconds
        self._turn = threading.Lock()
        self._judge_turn = threading.Lock()
        self._judge: tuple[Loaded, Engine] | None = None
        self._seen = self._look()
        self.trouble: str | None = None
        """Why the file on disk is not the release in use; None when it is."""
        try:
            self._loaded = self._read(accepted=0)
        except (OSError, ReleaseError, KeyProblem, ValueError) as error:
            raise NoRelease(f"There is no good release in {release} ({error}): run python3 build.py build.") from error

    def current(self) -> Loaded:
        """The newest good release."""
        look = self._look()
        if look != self._seen:
            with self._turn:
                if look != self._seen:
                    self._reload()
                    self._seen = look
        return self._loaded

    def engine(self) -> Engine:
        """The judge of the current release; made when first asked for, and anew for a new release."""
        loaded = self.current()
        with self._judge_turn:
            if self._judge is None or self._judge[0] is not loaded:
                self._judge = (loaded, Engine(loaded.payload, self._engine_script, seconds=self._check_seconds))
            return self._judge[1]

    def _look(self) -> tuple[int, int, int] | None:
        try:
            stat = self._release.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _read(self, accepted: int) -> Loaded:
        body = self._release.read_bytes()
        public = read_public_key(self._public_key.read_text(encoding="utf-8"))
        return Loaded(verify_envelope(read_envelope(body.decode("utf-8")), public, accepted), body)

    def _reload(self) -> None:
        try:
            self._loaded = self._read(accepted=self._loaded.number)
        except (OSError, ReleaseError, KeyProblem, ValueError) as error:
            self.trouble = str(error)
            log.warning("The release in %s is not good, so %d stays in use: %s", self._release, self._loaded.number, error)
        else:
            self.trouble = None
            log.info("The release %d is in use now.", self._loaded.number)
