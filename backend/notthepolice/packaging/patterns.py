"""Names patterns the judge cannot read, by file and line."""

from notthepolice.content import Content, Problem
from notthepolice.content.load import SourceFile
from notthepolice.content.toml_lines import KeyPath
from notthepolice.engine.patterns import pattern_faults

LONGEST_SHOWN = 300  # characters; a pattern may list a hundred words


def pattern_problems(content: Content) -> list[Problem]:
    """Every pattern of every lexicon that the judge cannot read.

    Raises:
        notthepolice.engine.EngineMissing: the judge is not built.
    """
    places: list[tuple[SourceFile, KeyPath]] = []
    patterns: list[str] = []
    for file in content.of("lexicon"):
        signals = file.data.get("signals")
        for signal, listed in signals.items() if isinstance(signals, dict) else ():
            for index, pattern in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(pattern, str):
                    places.append((file, ("signals", signal, index)))
                    patterns.append(pattern)
    return [
        file.problem(at, f"signals.{at[1]}[{at[2]}]: {fault if len(fault) <= LONGEST_SHOWN else '… ' + fault[-LONGEST_SHOWN:]}")
        for (file, at), fault in zip(places, pattern_faults(patterns), strict=True)
        if fault is not None
    ]
