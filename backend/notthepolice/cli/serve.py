"""`not-the-police serve`: the service, for people."""

import logging
from dataclasses import replace

import click

from notthepolice.cli.judging import settings
from notthepolice.release_store import NoRelease
from notthepolice.service import CannotListen, start


@click.command()
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes any free one [default: 8766].")
def serve(host: str | None, port: int | None) -> None:
    """Serve the release, the advice and the judge."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    now = settings()
    now = replace(now, host=host or now.host, port=now.port if port is None else port)
    try:
        service = start(now)
    except (CannotListen, NoRelease) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Not the Police listens on {service.address} (Ctrl+C stops it).", err=True)
    service.run()
