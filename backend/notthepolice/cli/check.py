"""`not-the-police check`: is this text a scam?"""

import sys
from pathlib import Path

import click

from notthepolice.cli.judging import open_engine, record
from notthepolice.cli.output import Progress, print_json
from notthepolice.engine import Engine, EngineError
from notthepolice.engine.kinds import KINDS
from notthepolice.texts_file import BadLine, read_texts


@click.command()
@click.argument("text", required=False)
@click.option("--jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path), help='File of lines {"id", "text"}.')
@click.option("--kind", type=click.Choice(KINDS), help="Where the text was found.")
@click.option("--lang", help="The language of the text, such as fr.")
@click.option("--explain", is_flag=True, help="Show the sum behind the verdict.")
def check(text: str | None, jsonl: Path | None, kind: str | None, lang: str | None, explain: bool) -> None:
    """Judge TEXT, the text on standard input (-), or every line of a file."""
    if jsonl is not None:
        if text is not None:
            raise click.UsageError("Give either a text or --jsonl FILE, not both.")
        sys.exit(_check_file(jsonl, explain))
    if text is None:
        raise click.UsageError("Give the text to check, - to read it from standard input, or --jsonl FILE.")
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if not text.strip():
        raise click.ClickException("The text is empty: give the words you received.")
    try:
        print_json(_judge(open_engine(), None, text, kind, lang, explain))
    except EngineError as error:
        raise click.ClickException(str(error)) from None


def _judge(engine: Engine, identity: object, text: str, kind: str | None, lang: str | None, explain: bool) -> dict[str, object]:
    if not explain:
        return record(identity, engine.check(text, kind, lang))
    explanation = engine.explain(text, kind, lang)
    verdict = explanation["verdict"]
    more = {"reasons": verdict["reasons"], "evidence": explanation["evidence"], "rules": explanation["rules"]}
    return {**record(identity, verdict), **more}


def _check_file(file: Path, explain: bool) -> int:
    """Judge every line; returns the exit code: 1 when a line could not be judged."""
    engine = open_engine()
    with file.open("rb") as lines:
        total = sum(1 for line in lines if line.strip())
    bad = 0
    with Progress("texts checked", total) as progress:
        for line in read_texts(file):
            try:
                if isinstance(line, BadLine):
                    raise EngineError(line.why)
                print_json(_judge(engine, line.id, line.text, line.kind, line.lang, explain))
            except EngineError as error:
                bad += 1
                click.echo(f"{file}: line {line.number}: {error}", err=True)
            progress.step()
    if bad:
        click.echo(f"{bad} of {total} lines could not be checked; they are named above.", err=True)
    return 1 if bad else 0
