"""`not-the-police scan`: what does the extension do about these pages, in a real browser?"""

import sys
from typing import IO

import click

from notthepolice.browsers import NAMES, BrowserError, BrowserName, NoBrowser
from notthepolice.cli.output import Progress, print_json
from notthepolice.scan import NoSuchTarget, Scanner, Target, find_targets


@click.command()
@click.argument("names", nargs=-1, metavar="TARGET…")
@click.option("--list", "listed", type=click.File("r", encoding="utf-8"), help="File with one target a line (- for standard input).")
@click.option("--browser", type=click.Choice(NAMES), default="chromium", show_default=True)
@click.option("--timeout", type=click.FloatRange(min=0.5), default=8.0, show_default=True, help="Most seconds for one page.")
@click.option("--settle", type=click.FloatRange(min=0.1), default=0.7, show_default=True, help="Seconds of quiet to wait for.")
@click.option("--parallel", type=click.IntRange(1, 16), default=2, show_default=True, help="Pages open at once.")
@click.option("--show", is_flag=True, help="Show the browser's windows.")
def scan(
    names: tuple[str, ...], listed: IO[str] | None, browser: BrowserName, timeout: float, settle: float, parallel: int, show: bool
) -> None:
    """Open each TARGET (an address, an HTML file, or a folder of them) with the extension and tell what it did."""
    more = [line.strip() for line in listed if line.strip()] if listed else []
    if not names and not more:
        raise click.UsageError("Give at least one address, HTML file or folder, or --list FILE.")
    targets: list[Target] = []
    bad = 0
    for found in find_targets([*names, *more]):
        if isinstance(found, NoSuchTarget):
            bad += 1
            click.echo(str(found), err=True)
        else:
            targets.append(found)
    scanner = Scanner(browser, timeout=timeout, settle=settle, parallel=parallel, headless=not show)
    try:
        with Progress("pages scanned", len(targets)) as progress:
            for result in scanner.scan(targets) if targets else ():
                print_json(result)
                bad += "error" in result
                progress.step()
    except (NoBrowser, BrowserError) as error:
        raise click.ClickException(str(error)) from None
    if bad:
        click.echo(f"{bad} target{'s' if bad > 1 else ''} could not be seen; see the lines above.", err=True)
        sys.exit(1)
