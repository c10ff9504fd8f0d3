"""Whatever stands in a file, the loader answers with problems, never with a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notthepolice.content import load_content, validate

FILES = (
    "channels/FR.toml",
    "guidance/steps.toml",
    "rules/signals.toml",
    "rules/fake_police_payment.toml",
    "agencies/FR.toml",
    "payments/means.toml",
    "locales/fr.toml",
    "locales/ui/fr.toml",
    "lexicons/en.toml",
    "release.toml",
)
PIECES = (
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    '"',
    "'",
    '"""',
    "'''",
    "=",
    "#",
    ".",
    ",",
    "\n",
    "\\",
    "1",
    "true",
    "x",
    "é",
    "\u0000",
    "\r",
)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_a_damaged_file_is_a_problem_or_still_whole(small: Path, name: str, data: st.DataObject) -> None:
    path = small / name
    whole = path.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 20))
    put = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=5)))
    try:
        path.write_text(whole[:at] + put + whole[at + cut :], encoding="utf-8", newline="")
        problems = validate(load_content(small))
    finally:
        path.write_text(whole, encoding="utf-8")
    for problem in problems:
        assert problem.line >= 1
        assert problem.cause


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", FILES)
@given(
    key=st.sampled_from(
        ("id", "lang", "country", "name", "all", "show", "url", "signals", "ui", "languages", "when", "row")
    ),
    value=st.sampled_from(("1", "[]", "{}", "[[1]]", "true", '""', "1979-05-27", "[{a = 1}]", "nan")),
)
def test_a_value_of_another_kind_is_a_problem(small: Path, name: str, key: str, value: str) -> None:
    path = small / name
    whole = path.read_text(encoding="utf-8")
    lines = [
        f"{key} = {value}" if line.startswith(f"{key} =") and "[" not in line else line for line in whole.splitlines()
    ]
    try:
        path.write_text("\n".join(lines), encoding="utf-8")
        problems = validate(load_content(small))
    finally:
        path.write_text(whole, encoding="utf-8")
    if "\n".join(lines) != "\n".join(whole.splitlines()):
        assert problems
