"""The locator names the line on which a value stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notthepolice.content.toml_lines import Lines

TEXT = """# a comment with [a] = "b"
title = "one # not a comment" # but this
dotted.key = 1
"quoted.key" = 2

[table.inner]
list = [
  "first",  # with, a ] comment
  { in = "second", other = 'x]' },
  [1, 2,
   3],
]
long = '''
[not_a_table]
key = 1'''
escaped = \"\"\"
a \\\"\"\" b
c\"\"\"\"
after = true

[[row]]
id = "a"

[[row]]
id = "b"
  [row.sub]
  deep = 1979-05-27T07:32:00Z

  [[row.child]]
  n = 1
  [[row.child]]
  n = 2
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("dotted", "key"), 3),
        (("quoted.key",), 4),
        (("table",), 6),
        (("table", "inner"), 6),
        (("table", "inner", "list"), 7),
        (("table", "inner", "list", 0), 8),
        (("table", "inner", "list", 1), 9),
        (("table", "inner", "list", 1, "other"), 9),
        (("table", "inner", "list", 2, 2), 11),
        (("table", "inner", "long"), 13),
        (("table", "inner", "escaped"), 16),
        (("table", "inner", "after"), 19),
        (("row", 0), 21),
        (("row", 0, "id"), 22),
        (("row", 1, "id"), 25),
        (("row", 1, "sub", "deep"), 27),
        (("row", 1, "child", 1, "n"), 32),
        (("row", 1, "missing"), 24),
        (("nowhere",), 1),
    ],
)
def test_finds_the_line(path: tuple[str | int, ...], line: int) -> None:
    assert Lines(TEXT).of(path) == line


def test_windows_line_ends_count_once() -> None:
    assert Lines(TEXT.replace("\n", "\r\n")).of(("row", 1, "id")) == 25


@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from(['"', "'''", '"""'])), max_size=6))
def test_strings_of_any_content_do_not_mislead(values: list[tuple[str, str]]) -> None:
    lines = []
    for index, (text, quote) in enumerate(values):
        inner = "".join(c for c in text if c.isalnum() or (c in " []{}#=,.'" and (quote, c) != ("'''", "'")))
        lines.append(f"[[row]]\nkey{index} = {quote}{inner}{quote}")
    source = "\n".join(lines)
    tomllib.loads(source)
    found = Lines(source)
    for index in range(len(values)):
        assert found.of(("row", index, f"key{index}")) == 2 * index + 2
