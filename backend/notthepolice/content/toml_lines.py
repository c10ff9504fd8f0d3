"""Finds the line on which each key, table and array item of a TOML text stands.

`tomllib` keeps no positions. This reads a text that `tomllib` has already accepted, so it only has to recognise the
shape of TOML, not to judge it.
"""

import tomllib
from typing import TypeAlias

Key: TypeAlias = str | int
KeyPath: TypeAlias = tuple[Key, ...]

_ENDS_SCALAR = frozenset(",]}#\n")


class Lines:
    """Lines of one TOML text, looked up by the path of keys and indexes to a value."""

    def __init__(self, text: str) -> None:
        """`text` must be valid TOML."""
        self._known = _Walk(text.replace("\r\n", "\n")).run()

    def of(self, path: KeyPath) -> int:
        """Line, from 1, of the value at `path`, or of the nearest thing around it that has a line."""
        for length in range(len(path), 0, -1):
            line = self._known.get(path[:length])
            if line is not None:
                return line
        return 1


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.known: dict[KeyPath, int] = {}
        self.items: dict[KeyPath, int] = {}

    def run(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self.skip_blank():
            line = self.line
            if self.text.startswith("[[", self.at):
                self.step(2)
                table = self.array_table(self.keys("]"))
                self.step(2)
            elif self.text[self.at] == "[":
                self.step(1)
                table = self.resolve(self.keys("]"))
                self.step(1)
            else:
                self.pair(table)
                continue
            self.note(table, line)
        return self.known

    def note(self, path: KeyPath, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.known.setdefault(path[:length], line)

    def resolve(self, keys: tuple[str, ...]) -> KeyPath:
        """The path that `[a.b]` means: inside the latest item of any array of tables on the way."""
        path: KeyPath = ()
        for key in keys:
            path += (key,)
            if path in self.items:
                path += (self.items[path],)
        return path

    def array_table(self, keys: tuple[str, ...]) -> KeyPath:
        array = (*self.resolve(keys[:-1]), keys[-1])
        self.items[array] = self.items.get(array, -1) + 1
        return (*array, self.items[array])

    def pair(self, table: KeyPath) -> None:
        line = self.line
        path = (*table, *self.keys("="))
        self.step(1)
        self.note(path, line)
        self.value(path)

    def value(self, path: KeyPath) -> None:
        self.skip_space()
        sign = self.text[self.at]
        if sign == "[":
            self.collection(path, "]")
        elif sign == "{":
            self.collection(path, "}")
        elif sign in "\"'":
            self.string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in _ENDS_SCALAR:
                self.step(1)

    def collection(self, path: KeyPath, closing: str) -> None:
        self.step(1)
        index = 0
        while self.skip_blank() and self.text[self.at] != closing:
            if self.text[self.at] == ",":
                self.step(1)
            elif closing == "}":
                self.pair(path)
            else:
                self.note((*path, index), self.line)
                self.value((*path, index))
                index += 1
        self.step(1)

    def keys(self, closing: str) -> tuple[str, ...]:
        """A dotted key, up to but without `closing`."""
        parts: list[str] = []
        while self.skip_blank() and self.text[self.at] != closing:
            begin = self.at
            if self.text[self.at] in "\"'":
                self.string()
                parts.append(tomllib.loads(f"k = {self.text[begin : self.at]}")["k"])
            elif self.text[self.at] == ".":
                self.step(1)
            else:
                while self.text[self.at] not in ". \t=]":
                    self.step(1)
                parts.append(self.text[begin : self.at])
        return tuple(parts)

    def string(self) -> None:
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            quote *= 3
        self.step(len(quote))
        while not self.text.startswith(quote, self.at):
            self.step(2 if self.text[self.at] == "\\" and quote[0] == '"' else 1)
        self.step(len(quote))
        # A multi-line string may end in one or two quotation marks of its own.
        while len(quote) == 3 and self.at < len(self.text) and self.text[self.at] == quote[0]:
            self.step(1)

    def skip_space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def skip_blank(self) -> bool:
        """Skips space, line ends and comments; says whether anything is left."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in " \t\n":
                self.step(1)
            else:
                return True
        return False

    def step(self, count: int) -> None:
        self.line += self.text.count("\n", self.at, self.at + count)
        self.at += count
