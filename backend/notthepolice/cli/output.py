"""Prints JSON lines on stdout and shows progress on stderr."""

import json
import sys
import time
from types import TracebackType
from typing import Any, Self

import click

SILENT_SECONDS = 2.0  # shorter work needs no bar


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout, at once."""
    click.echo(json.dumps(value, ensure_ascii=False))


class Progress:
    """A line on stderr that says how far long work is; off a terminal, a line every half minute."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._started < SILENT_SECONDS or now - self._shown < (0.2 if self._terminal else 30):
            return
        self._shown = now
        left = (now - self._started) / self._done * (self._total - self._done)
        text = f"{self._what}: {self._done} of {self._total}, about {left:.0f} s left"
        click.echo(f"\r\x1b[K{text}" if self._terminal else text, err=True, nl=not self._terminal)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._terminal and self._shown > self._started:
            click.echo("\r\x1b[K", err=True, nl=False)
