"""`not-the-police evaluate`: how well does the judge do on labelled texts?"""

import json
import sys
from pathlib import Path

import click

from notthepolice.cli.judging import open_engine
from notthepolice.cli.output import Progress, print_json
from notthepolice.engine import Engine, EngineError
from notthepolice.evaluate import FAMILIES, Answer, measure
from notthepolice.evaluate.table import table
from notthepolice.texts_file import BadLine, TextLine, read_texts


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the JSON there instead of on stdout.")
def evaluate(file: Path, out: Path | None) -> None:
    """Measure the judge on FILE: lines as for check, with a "family" (or "none") and maybe a "group"."""
    engine = open_engine()
    with file.open("rb") as lines:
        total = sum(1 for line in lines if line.strip())
    answers: list[Answer] = []
    bad = 0
    with Progress("texts judged", total) as progress:
        for line in read_texts(file):
            try:
                answers.append(_answer(engine, line))
            except EngineError as error:
                bad += 1
                click.echo(f"{file}: line {line.number}: {error}", err=True)
            progress.step()
    if not answers:
        raise click.ClickException(f"{file} holds no labelled text to judge.")
    measurement = measure(answers)
    for row in table(measurement):
        click.echo(row, err=True)
    if out is None:
        print_json(measurement)
    else:
        try:
            out.write_text(json.dumps(measurement, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"Cannot write {out} ({error.strerror}).") from None
    if bad:
        click.echo(f"{bad} of {total} lines could not be used; they are named above.", err=True)
        sys.exit(1)


def _answer(engine: Engine, line: TextLine | BadLine) -> Answer:
    if isinstance(line, BadLine):
        raise EngineError(line.why)
    family, group = line.data.get("family"), line.data.get("group")
    if family not in (*FAMILIES, "none"):
        raise EngineError(f'"family" must be one of {", ".join((*FAMILIES, "none"))}')
    verdict = engine.check(line.text, line.kind, line.lang)
    return Answer(
        id=line.id,
        family=family,
        group=str(group) if group is not None else None,
        lang=line.lang,
        verdict=verdict["family"],
        level=verdict["level"],
        score=verdict["score"],
        signals=tuple(reason["signal"] for reason in verdict["reasons"]),
    )
