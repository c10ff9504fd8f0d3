"""Which single characters are taken for another: look-alike letters for Latin ones, radicals for ideographs.

From the Unicode confusables data (package `confusable-homoglyphs`) and from the names Unicode gives to letters.
Whatever NFKC already brings to the plain letter (full width, mathematical) is left out: texts are folded by NFKC too.
"""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

_RADICALS = range(0x2E80, 0x2FE0)

# Radicals that neither NFKC nor the data of the package bring to an ideograph, each with the one it is drawn like.
_OTHER_RADICALS = dict(
    zip(
        "⺁⺄⺆⺇⺈⺊⺌⺍⺑⺕⺜⺝⺥⺧⺩⺪⺬⺮⺰⺳⺴⺵⺶⺷⺸⺻⺼⺽⻆⻇⻊⻎⻕⻗⻞⻡⻣⻦⻧⻪⻱",
        "厂乙冂几刀卜小小尢彐日月爪牛王疋示竹纟网网网羊羊羊聿月臼角角足辶阝雨食首骨鸟卤黾龟",
        strict=True,
    )
)

# Small Cyrillic letters drawn like small capitals or like an l, for which the data names no Latin letter that fits.
_OTHER_LETTERS = {"к": "k", "м": "m", "ӏ": "l"}

_DERIVED = re.compile(r"LATIN (?:LETTER SMALL CAPITAL|(?:SMALL|CAPITAL) LETTER) ([A-Z])(?: WITH .+)?")
"""Small capitals, and letters with a stroke, hook or tail, which have no decomposition in Unicode."""


@cache
def confusables() -> dict[str, str]:
    """Character → the character it is taken for; both are single code points."""
    alike = {character: plain for character in _candidates() if (plain := _plain_letter(character))}
    alike.update(_OTHER_LETTERS)
    alike.update({character: ideograph for number in _RADICALS if (ideograph := _ideograph(character := chr(number)))})
    return dict(sorted(alike.items()))


@cache
def _data() -> dict[str, list[str]]:
    text = files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8")
    return {character: [other["c"] for other in others] for character, others in json.loads(text).items()}


def _candidates() -> list[str]:
    latin = [
        chr(number)
        for number in (
            *range(0x80, 0x250),
            *range(0x250, 0x2B0),
            *range(0x1D00, 0x1DC0),
            *range(0xA720, 0xA800),
            *range(0xAB30, 0xAB70),
        )
    ]
    return [
        character
        for character in dict.fromkeys((*_data(), *latin))
        if len(character) == 1
        and not character.isascii()
        and unicodedata.category(character) in ("Lu", "Ll", "Lo", "Lm", "Nl")
        and not unicodedata.normalize("NFKD", character)[0].isascii()
    ]


def _plain_letter(character: str) -> str | None:
    direct = _choose(character, [other for other in _data().get(character, ()) if _is_ascii_letter(other)])
    if direct:
        return direct
    for other in (character, *_data().get(character, ())):
        named = _DERIVED.fullmatch(unicodedata.name(other, "")) if len(other) == 1 else None
        if named:
            return named[1] if character.isupper() else named[1].lower()
    return None


def _choose(character: str, letters: list[str]) -> str | None:
    if not letters:
        return None
    letter = next((letter for letter in letters if letter.isupper() == character.isupper()), letters[0])
    # The data takes every upright stroke for a small L; a capital is meant as an I.
    return "I" if letter == "l" and character.isupper() else letter


def _is_ascii_letter(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalpha()


def _ideograph(radical: str) -> str | None:
    composed = unicodedata.normalize("NFKC", radical)
    if composed != radical:
        return composed
    for other in _data().get(radical, ()):
        if len(other) == 1 and ord(other) not in _RADICALS:
            return other
    return _OTHER_RADICALS.get(radical)
