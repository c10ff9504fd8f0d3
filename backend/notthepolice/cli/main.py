"""The group of commands, and how faults become one sentence and an exit code."""

import os
import sys

import click

from notthepolice.cli.check import check
from notthepolice.cli.content import content
from notthepolice.cli.evaluate import evaluate
from notthepolice.cli.scan import scan
from notthepolice.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="not-the-police")
def cli() -> None:
    """Finds pages and messages that pretend to be the police or threaten to publish pictures."""


for command in (check, scan, evaluate, serve, content):
    cli.add_command(command)


def main() -> None:
    """Entry point of `not-the-police`."""
    try:
        cli.main(prog_name="not-the-police")
    except BrokenPipeError:
        # The reader (such as `head`) has seen enough. Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
