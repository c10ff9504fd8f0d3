"""That every text is there in every language."""

import re
from collections.abc import Iterator

from ..errors import Problem
from ..load import Content
from ..texts import files_of, texts_of

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def needed_texts(content: Content) -> dict[str, str]:
    """Keys of the texts that steps, signals and roles need, each with why."""
    needed: dict[str, str] = {}
    for file in content.of("guidance"):
        for _, row in file.rows("step"):
            for part in ("title", "text"):
                needed[f"guidance.{row.get('id')}.{part}"] = f"for a step in {file.shown_path}"
    for file in content.of("signals"):
        for _, row in file.rows("signal"):
            if row.get("polarity") == "for" and row.get("kind") != "derived":
                needed[f"signal.{row.get('id')}"] = f"for a signal in {file.shown_path}"
    for file in content.of("channels"):
        for _, row in file.rows("channel"):
            needed.setdefault(f"role.{row.get('role')}", f"for a channel in {file.shown_path}")
    return needed


def missing_texts(content: Content) -> Iterator[Problem]:
    """Every text is there in every language, and no text is there for nothing."""
    needed = needed_texts(content)
    have = {
        language: {key: text for file in files_of(content, language) for key, _, text in texts_of(file)}
        for language in content.languages
    }
    wanted = dict(needed)
    for language, texts in have.items():
        for key in texts:
            wanted.setdefault(key, f"{language} has it")
    for language in content.languages:
        files = {file.kind: file for file in files_of(content, language)}
        for kind, file in files.items():
            for key, path, _ in texts_of(file):
                if kind == "locale" and key not in needed:
                    yield file.problem(
                        path, f'the text "{key}" belongs to nothing: no step, signal or role has this id'
                    )
        for key in sorted(wanted.keys() - have[language].keys()):
            kind = "interface" if key.startswith("ui.") else "locale"
            at = files.get(kind)
            cause = f'the text "{key}" is missing ({wanted[key]})'
            if at is None:
                folder = "locales/ui" if kind == "interface" else "locales"
                yield Problem(f"{content.root.name}/{folder}/{language}.toml", 1, cause)
            else:
                yield at.problem(tuple(key.split(".")), cause)


def placeholders(content: Content) -> Iterator[Problem]:
    """A text has the same {placeholders} in every language."""
    languages = content.languages
    if not languages:
        return
    first = {
        key: (set(_PLACEHOLDER.findall(text)))
        for file in files_of(content, languages[0])
        for key, _, text in texts_of(file)
    }
    for language in languages[1:]:
        for file in files_of(content, language):
            for key, path, text in texts_of(file):
                found = set(_PLACEHOLDER.findall(text))
                if key in first and found != first[key]:
                    wanted = ", ".join(sorted(first[key])) or "none"
                    yield file.problem(path, f'the text "{key}" must have the placeholders of {languages[0]}: {wanted}')
