"""Web pages of real size and shape, made from innocent texts; the same number always gives the same page."""

import html
import random
import re
from pathlib import Path

from notthepolice.bench.errors import BenchFailed
from notthepolice.bench.texts import innocent_texts

DEFAULT_COUNT = 60
SMALLEST, LARGEST = 20_000, 1_200_000  # bytes of HTML, as saved news and reference pages have
LANGUAGES = ("en", "en", "fr", "de", "es", "ja", "pt", "ru", "it", "ar")  # English twice: it is the most common on the web
SENTENCE = re.compile(r"(?<=[.!?。！？।])\s*")

STYLE = """
body{margin:0;font:16px/1.5 sans-serif;color:#222}header,footer{background:#123;color:#fff;padding:12px}
nav ul{display:flex;flex-wrap:wrap;gap:12px;list-style:none}
main{display:grid;grid-template-columns:3fr 1fr;gap:24px;max-width:1200px;margin:auto}
.card{display:inline-block;width:46%;border:1px solid #ccc;border-radius:6px;padding:8px;margin:4px}.hidden{display:none}
table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px}
.comment{margin-left:16px;border-left:3px solid #eee;padding-left:8px}
"""


def make_page(number: int) -> str:
    """Page `number` (from 0): navigation, an article, cards, a table, comments, hidden menus, inline styles and data."""
    dice = random.Random(f"benchmark page {number}")
    lang = LANGUAGES[number % len(LANGUAGES)]
    sentences = _sentences(lang)
    # Sizes are spread evenly over their logarithm: (number * 23) % 60 takes small and large ones in turn.
    wanted = int(SMALLEST * (LARGEST / SMALLEST) ** ((number * 23 % DEFAULT_COUNT) / (DEFAULT_COUNT - 1)))

    def say(count: int) -> str:
        return " ".join(html.escape(dice.choice(sentences)) for _ in range(count))

    def few(longest: int = 40) -> str:
        return html.escape(dice.choice(sentences)[:longest])

    def link() -> str:
        place, track = dice.randrange(10**6), dice.randrange(16**12)
        return f'<a class="link l{dice.randrange(9)}" href="#{place:x}" data-track="{track:012x}">{few()}</a>'

    def paragraph() -> str:
        more = link() if dice.random() < 0.4 else ""
        return f'<p class="text p-{dice.randrange(99)}">{say(dice.randint(1, 4))} {more} <em>{few(20)}</em></p>'

    def card() -> str:
        icon = '<svg width="24" height="24" viewBox="0 0 24 24"><path d="M2 2h20v20H2z" fill="#89a"/></svg>'
        return f'<div class="card"><div><div>{icon}<h3>{link()}</h3></div><p>{say(1)}</p><time>{dice.randint(1, 28)}/11</time></div></div>'

    def comment() -> str:
        head = f"<b>{few(12)}</b> <span>{dice.randint(1, 59)} min</span>"
        return f'<div class="comment">{head}<p>{say(dice.randint(1, 2))}</p><button>+1</button></div>'

    def table() -> str:
        row = "".join(f"<td>{dice.randrange(10_000)}</td>" for _ in range(5))
        return "<table>" + f"<tr><th>{few(15)}</th>{row}</tr>" * dice.randint(3, 12) + "</table>"

    def data() -> str:
        return "<script>window.data=(window.data||[]).concat([" + ",".join(str(dice.randrange(10**9)) for _ in range(150)) + "]);</script>"

    def menu() -> str:
        return '<div class="hidden"><ul>' + "".join(f"<li>{link()}</li>" for _ in range(12)) + "</ul></div>"

    kinds = [paragraph, card, comment, table, data, menu]
    parts: list[str] = []
    length = 0
    while length < wanted:
        parts.append(dice.choices(kinds, weights=[8, 5, 4, 1, 1, 1])[0]())
        length += len(parts[-1].encode())
    cut = len(parts) * 4 // 5
    navigation = "".join(f"<li>{link()}</li>" for _ in range(dice.randint(8, 30)))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{few()}</title><style>{STYLE}</style></head><body>'
        f"<header><h1>{few()}</h1><nav><ul>{navigation}</ul></nav></header>"
        f"<main><article>{''.join(parts[:cut])}</article><aside>{''.join(parts[cut:])}</aside></main><footer>{say(2)}</footer></body></html>"
    )


def _sentences(lang: str) -> list[str]:
    return [one.strip() for text in innocent_texts()[lang] for one in SENTENCE.split(text) if len(one.strip()) > 1]


def own_pages(count: int = DEFAULT_COUNT) -> dict[str, bytes]:
    """The generated pages by name."""
    return {f"own-{number:02}.html": make_page(number).encode() for number in range(count)}


def saved_pages(folder: Path, count: int | None) -> dict[str, bytes]:
    """The HTML files of a folder by name; `count` takes so many, spread evenly over the sorted names.

    Raises `BenchFailed` when there are none.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".html", ".htm"))
    if not files:
        raise BenchFailed(f"{folder} holds no .html file: name a folder of saved pages.")
    if count is not None and count < len(files):
        files = [files[place * len(files) // count] for place in range(count)]
    return {path.name: path.read_bytes() for path in files}
