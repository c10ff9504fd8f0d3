"""Turns what a person names (an address, a file, a folder) into pages to open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HTML = frozenset({".html", ".htm", ".xhtml", ".mhtml"})


class NoSuchTarget(Exception):
    """What was named is no address, file or folder."""


@dataclass(frozen=True)
class Target:
    """One page: as it was named, and as a web address or a file."""

    name: str
    url: str | None = None
    file: Path | None = None


def find_targets(names: Iterable[str]) -> Iterator[Target | NoSuchTarget]:
    """The pages of each name in turn; a name that leads nowhere gives a `NoSuchTarget` and the rest go on."""
    for name in names:
        if name.startswith(("http://", "https://")):
            yield Target(name, url=name)
            continue
        path = Path(name)
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.suffix.lower() in HTML and file.is_file())
            if not files:
                yield NoSuchTarget(f"{name}: the folder holds no HTML file")
            for file in files:
                yield Target(str(file), file=file)
        elif path.is_file():
            yield Target(name, file=path)
        else:
            yield NoSuchTarget(f"{name}: no such file or folder, and no http address")
