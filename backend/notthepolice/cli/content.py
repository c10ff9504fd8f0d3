"""`not-the-police content`: validate and build the shared content, check its addresses."""

import sys
from pathlib import Path

import click

from notthepolice.cli.output import Progress, print_json
from notthepolice.content import ContentError, KeyProblem, load_content
from notthepolice.content import validate as find_problems
from notthepolice.content.links import check_links, shown_links
from notthepolice.engine import EngineError
from notthepolice.packaging.errors import BuildFailed
from notthepolice.packaging.patterns import pattern_problems
from notthepolice.packaging.release import make_release
from notthepolice.paths import DIST, SHARED_CONTENT

ROOT = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=SHARED_CONTENT, help="The content folder."
)


@click.group()
def content() -> None:
    """Work on the rules, advice, channels and texts."""


@content.command()
@ROOT
def validate(root: Path) -> None:
    """Name every fault in the content, with file, line and cause."""
    try:
        loaded = load_content(root)
        problems = sorted({*find_problems(loaded), *pattern_problems(loaded)})
    except (ContentError, EngineError) as error:
        raise click.ClickException(str(error)) from None
    for problem in problems:
        print_json({"file": problem.path, "line": problem.line, "cause": problem.cause})
        click.echo(str(problem), err=True)
    if problems:
        click.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.", err=True)
        sys.exit(1)
    click.echo("The content is valid.", err=True)


@content.command()
@ROOT
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=DIST, help="Where release.json goes.")
def build(root: Path, out: Path) -> None:
    """Make the signed release."""
    try:
        payload = make_release(root, out)
    except (BuildFailed, KeyProblem) as error:
        raise click.ClickException(str(error)) from None
    print_json({"release": payload["number"], "file": str(out / "release.json")})


@content.command("check-links")
@ROOT
@click.option("--timeout", type=click.FloatRange(min=0.1), default=15.0, show_default=True, help="Most seconds to wait for one answer.")
def check_addresses(root: Path, timeout: float) -> None:
    """Ask every address that is shown whether it still answers (needs the network; nothing else does)."""
    try:
        links = shown_links(load_content(root))
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    bad = 0
    with Progress("addresses asked", len(links)) as progress:
        for result in check_links(links, timeout):
            link = result.link
            print_json(
                {"url": link.url, "ok": result.ok, "detail": result.detail, "channel": link.channel, "file": link.path, "line": link.line}
            )
            bad += not result.ok
            progress.step()
    click.echo(f"{len(links)} addresses asked, {bad} to look at.", err=True)
    if bad:
        sys.exit(1)
