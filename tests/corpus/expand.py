"""Expands the corpus templates in ``texts/`` to labelled texts.

How the corpus was made: every template was written for this project, in its language, by people who know the genre; none is a
copy or a translation of a found text. ``{a|b|c}`` marks places where the wording varies. Each template gives three texts: the
choices are drawn by a generator seeded with the template's id, so the same templates always give the same texts. The second is
roughened (typing slips, lost accents, capitals) as people and machines do; the third is embedded, if it is innocent, between
other innocent paragraphs of its language, so that long pages are there as well. A few portals a language hold many innocent texts
one after the other.

A scam is given twice more with a few sentences from innocent texts of its language above it, below it or both (``aside``): once of
advice, news or law (``against``), once of what stands around anything on a page (``around``). Whoever makes a scam can set such
sentences beside it, a site where it is sent has them anyway, and it stays a scam.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
CHOICE = re.compile(r"\{([^{}]*)\}")
VARIANTS = 3
PORTALS = 12
#: Innocent texts that speak of scams and against them.
SPEAKING_AGAINST = {"advice", "advice-police", "fiction", "forum", "law-firm", "legal", "news", "news-locker", "news-sextortion", "official_payment", "opinion", "police-advice", "removal"}
#: Innocent texts as they stand around anything on a page: the banner for cookies, the way to sign in, the shop.
STANDING_AROUND = {"bank", "block_page", "overlay", "shop", "moderation", "giftcards", "invoice", "photographer", "privacy"}
SENTENCE_END = re.compile(r"(?<=[.!?。！？।\n])\s*")
SHORTEST_SENTENCE, LONGEST_ASIDE = 12, 400


@dataclass(frozen=True)
class Text:
    """One labelled text. ``template`` groups the variants of one template."""

    id: str
    template: str
    lang: str
    family: str
    kind: str
    group: str
    text: str
    aside: str = ""


def expand_all(folder: Path = TEXTS) -> Iterator[Text]:
    """Yield the variants of every template in ``folder``, languages in alphabetical order."""
    for path in sorted(folder.glob("*.toml")):
        yield from expand_file(path)


def expand_file(path: Path) -> Iterator[Text]:
    """Yield the variants of every template in one file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    lang, templates = content["lang"], content["text"]
    innocent = [t["text"] for t in templates if t["family"] == "none" and len(t["text"]) < 1500]
    asides = {
        name: [t["text"] for t in templates if t["family"] == "none" and t["group"] in groups]
        for name, groups in (("against", SPEAKING_AGAINST), ("around", STANDING_AROUND))
    }
    seen: set[str] = set()
    for template in templates:
        for variant in range(VARIANTS):
            dice = random.Random(f"{template['id']}/{variant}")
            text = fill(template["text"].strip(), dice)
            if variant == 1:
                text = roughen(text, dice)
            if variant == 2 and template["family"] == "none" and len(text) > 300:
                text = "\n\n".join([text, *(fill(t.strip(), dice) for t in dice.sample(innocent, min(3, len(innocent))))])
            if text in seen:  # a template with hardly anything to vary
                continue
            seen.add(text)
            yield Text(f"{template['id']}-{variant}", template["id"], lang, template["family"], template["kind"], template["group"], text)
            if template["family"] != "none" and variant != 1:
                aside = "around" if variant else "against"
                name = f"{template['id']}-{variant}-{aside}"
                text = beside(text, asides[aside], random.Random(name))
                yield Text(name, template["id"], lang, template["family"], template["kind"], template["group"], text, aside)
    for number in range(PORTALS):
        name = f"{lang}-portal-{number:02}"
        dice = random.Random(name)
        text = "\n\n".join(fill(t.strip(), dice) for t in dice.sample(innocent, min(14, len(innocent))))
        yield Text(name, name, lang, "none", "page", "portal", text)


def fill(text: str, dice: random.Random) -> str:
    """Choose one alternative in each ``{a|b}``."""
    return CHOICE.sub(lambda match: dice.choice(match[1].split("|")), text)


def beside(scam: str, innocent: list[str], dice: random.Random) -> str:
    """Set one to three sentences of an innocent text above a scam, below it, or both."""
    found = [s.strip() for s in SENTENCE_END.split(fill(dice.choice(innocent).strip(), dice)) if len(s.strip()) >= SHORTEST_SENTENCE]
    many = dice.randint(1, 3)
    first = dice.randrange(max(1, len(found) - many + 1))
    aside = " ".join(found[first : first + many])[:LONGEST_ASIDE]
    return "\n\n".join(dice.choice([[scam, aside], [aside, scam], [aside, scam, aside]]))


def roughen(text: str, dice: random.Random) -> str:
    """Make slips: drop or swap letters in a few words; sometimes lose all accents, or shout."""
    words = re.split(r"(\s+)", text)
    for place, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and word.isascii() and dice.random() < 0.04:
            cut = dice.randrange(1, len(word) - 2)
            words[place] = dice.choice([word[:cut] + word[cut + 1 :], word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]])
    text = "".join(words)
    manner = dice.random()
    if manner < 0.25:
        bare = "".join(c for c in unicodedata.normalize("NFD", text) if not ("\u0300" <= c <= "\u036f"))
        return unicodedata.normalize("NFC", bare)
    if manner < 0.4:
        return text.upper()
    return text.lower() if manner < 0.5 else text


if __name__ == "__main__":
    for made in expand_all():
        sys.stdout.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
