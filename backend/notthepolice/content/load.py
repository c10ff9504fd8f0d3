"""Reads the files of the shared content. Faults are collected, so that one run names them all."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ContentError, Problem
from .toml_lines import KeyPath, Lines

KINDS: dict[str, str] = {
    # Schema name → files, relative to the content folder. Earlier patterns win, so special files come first.
    "release": "release.toml",
    "official_suffixes": "agencies/official_suffixes.toml",
    "agencies": "agencies/*.toml",
    "channels": "channels/*.toml",
    "payments": "payments/*.toml",
    "guidance": "guidance/*.toml",
    "interface": "locales/ui/*.toml",
    "locale": "locales/*.toml",
    "signals": "rules/signals.toml",
    "rule": "rules/*.toml",
    "lexicon": "lexicons/*.toml",
}


@dataclass(frozen=True)
class SourceFile:
    """One TOML file that could be parsed."""

    kind: str
    path: Path
    shown_path: str
    """Path for messages, relative to the parent of the content folder."""
    data: dict[str, Any]
    lines: Lines

    def problem(self, at: KeyPath, cause: str) -> Problem:
        """A fault of the value at `at` in this file."""
        return Problem(self.shown_path, self.lines.of(at), cause)

    def rows(self, key: str) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        """The items of the array of tables `key`, each with its path; what has another shape is skipped."""
        items = self.data.get(key)
        for index, row in enumerate(items if isinstance(items, list) else []):
            if isinstance(row, dict):
                yield (key, index), row


@dataclass(frozen=True)
class Content:
    """The shared content as it stands in the files, valid or not."""

    root: Path
    files: dict[str, list[SourceFile]]
    """Files by kind (a key of `KINDS`), each list in order of path."""
    unreadable: list[Problem] = field(default_factory=list)

    def of(self, kind: str) -> list[SourceFile]:
        """The files of one kind."""
        return self.files.get(kind, [])

    @property
    def languages(self) -> list[str]:
        """Languages the interface and the advice must be whole in."""
        for file in self.of("release"):
            languages = file.data.get("languages")
            if isinstance(languages, list):
                return [language for language in languages if isinstance(language, str)]
        return []


def load_content(root: Path) -> Content:
    """Reads every file of the content folder `root`.

    Files that cannot be read or parsed are noted in `Content.unreadable`.

    Raises:
        ContentError: there is no such folder.
    """
    if not root.is_dir():
        raise ContentError(f"There is no content folder at {root}: give the path of shared_content.")
    content = Content(root, {kind: [] for kind in KINDS})
    taken: set[Path] = set()
    for kind, pattern in KINDS.items():
        for path in sorted(set(root.glob(pattern)) - taken):
            taken.add(path)
            file = _read(kind, path, root, content.unreadable)
            if file is not None:
                content.files[kind].append(file)
    for path in sorted(set(root.rglob("*.toml")) - taken):
        shown = path.relative_to(root.parent).as_posix()
        content.unreadable.append(Problem(shown, 1, "no kind of content has files here: move or remove it"))
    return content


def _read(kind: str, path: Path, root: Path, unreadable: list[Problem]) -> SourceFile | None:
    shown = path.relative_to(root.parent).as_posix()
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        unreadable.append(Problem(shown, 1, f"cannot be read: {error.strerror}"))
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        unreadable.append(Problem(shown, line, "is not UTF-8: save the file as UTF-8"))
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        unreadable.append(_syntax_problem(shown, text, str(error)))
        return None
    return SourceFile(kind, path, shown, data, Lines(text))


def _syntax_problem(shown: str, text: str, message: str) -> Problem:
    """tomllib puts the place into the message: `Expected '=' (at line 3, column 5)` or `(at end of document)`."""
    cause, _, place = message.rpartition(" (at ")
    number = place.removeprefix("line ").partition(",")[0]
    line = int(number) if number.isdigit() else max(1, len(text.splitlines()))
    return Problem(shown, line, f"is not valid TOML: {cause or message}")
