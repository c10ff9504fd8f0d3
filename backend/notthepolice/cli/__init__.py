"""The command `not-the-police`: JSON on stdout, messages and progress on stderr."""

from notthepolice.cli.main import main

__all__ = ["main"]
