"""What the tests of the extension's own pages share: opening a page in a language, and looking at what is drawn."""

import functools
import re
import tempfile
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from notthepolice.browsers import Browser
from notthepolice.browsers.chromium import Chromium
from notthepolice.packaging.node import bundle
from notthepolice.paths import ROOT

PAGES: Final = ("warning", "help", "popup", "check", "welcome", "practice", "options")
LANGUAGES: Final = ("en", "fr", "es", "ar", "ms", "id", "zh-Hant", "zh-Hans", "de", "it", "pt", "nl")

LOCALES: Final = ROOT / "shared_content/locales"
AXE_JS: Final = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8") + "; undefined"
RUN_AXE_JS: Final = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120) + ' – ' + node.any.concat(node.all).map((one) => one.message).join('; ')).join(' | ')}`)"""

WARNING: Final[dict[str, Any]] = {
    "verdict": {
        "family": "fake_police_payment",
        "level": "danger",
        "score": 0.99,
        "lang": "en",
        "place": "page",
        "reasons": [
            {"signal": "authority", "words": ["Police Nationale", "INTERPOL"]},
            {"signal": "lock_claim", "words": ["your browser has been locked"]},
            {"signal": "payment_demand", "words": ["pay a fine"]},
            {"signal": "amount", "words": ["250 EUR"]},
        ],
    },
    "address": "https://a8a7f6.storage.example/fr/index.html",
    "time": 1_795_480_000_000,
    "tabId": -1,
    "opener": None,
    "gained": [],
    "private": False,
}


@functools.cache
def module(path: str) -> str:
    """A module of ``extension/pages``, as an expression: a page ships its modules in one script, so a test brings the one it looks at."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "module.js"
        bundle(ROOT / "extension/pages" / path, made, global_name="made")
        return f"(() => {{ {made.read_text(encoding='utf-8')}; return made; }})()"


def with_modules(script: str) -> str:
    """``script`` with each ``await import('<page>/<name>.js')`` replaced by that module."""
    return re.sub(r"await import\('([\w/]+\.js)'\)", lambda match: module(match[1]), script)


def flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        elif key != "lang":
            yield above + key, value


def texts(file: Path) -> dict[str, str]:
    """The texts of one file of `LOCALES`, under their keys."""
    return dict(flat(tomllib.loads(file.read_text(encoding="utf-8"))))


def keep_warning(browser: Browser, warning: dict[str, Any] = WARNING) -> str:
    """Lay a warning where the worker keeps those it has given; returns its id."""
    name = str(uuid.uuid4())
    browser.control("(name, warning) => browser.storage.session.set({ [name]: warning })", name, warning)
    return name


def address(browser: Browser, page: str, language: str, warning: str | None = None) -> str:
    query = f"?lang={language}" + (f"&id={warning}" if warning else "")
    return f"{browser.extension}pages/{page}/{page}.html{query}"


def show(browser: Chromium, page: str, language: str, warning: str | None = None) -> Page:
    """Open one of our pages in a tab of its own and wait until it has been filled; the next test finds the tab closed."""
    tab = browser.context.new_page()
    tab.goto(address(browser, page, language, warning=warning))
    tab.wait_for_selector("#page:not([hidden])")
    if page in ("warning", "help", "popup", "check"):
        tab.wait_for_selector("[data-channel], #people .channel, #none:not([hidden])")
    return tab


# Every piece of text that is drawn, with its box; pieces that leave the window, are cut by their own box, or lie on one another are told.
FAULTS_JS: Final = """() => {
  const told = [];
  const name = (e) => `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.className && typeof e.className === 'string' ? '.' + e.className : ''}`;
  if (document.documentElement.scrollWidth > innerWidth + 1) told.push(`the page is wider than the window by ${document.documentElement.scrollWidth - innerWidth}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (!node.data.trim() || !owner.checkVisibility() || owner.closest('select, textarea, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      if (box.left < -1 || box.right > innerWidth + 1) told.push(`text out of the window: ${name(owner)}: ${node.data.trim().slice(0, 40)}`);
      for (let up = owner; up; up = up.parentElement) {
        const look = getComputedStyle(up);
        if (look.overflowX === 'visible' && look.overflowY === 'visible') continue;
        const frame = up.getBoundingClientRect();
        if (look.overflowX === 'hidden' && (box.left < frame.left - 1 || box.right > frame.right + 1)) told.push(`text cut: ${name(owner)}: ${node.data.trim().slice(0, 40)}`);
        if (look.overflowY === 'hidden' && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) told.push(`text cut: ${name(owner)}: ${node.data.trim().slice(0, 40)}`);
      }
      boxes.push({ box, owner, text: node.data.trim().slice(0, 30) });
    }
  }
  for (const field of document.querySelectorAll('button, .button, summary')) {
    if (field.checkVisibility() && (field.scrollWidth > field.clientWidth + 1)) told.push(`text wider than its button: ${name(field)}: ${field.textContent.trim()}`);
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  boxes.forEach((one, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].box.top < one.box.bottom; next += 1) {
      const other = boxes[next];
      if (other.owner === one.owner) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Lines of one paragraph may share a little of the room between them: a third of a line is no longer that.
      if (wide > 2 && high > Math.min(one.box.height, other.box.height) / 3) told.push(`text on text: "${one.text}" and "${other.text}"`);
    }
  });
  for (const one of document.querySelectorAll('button, a.button, select, summary, .choice')) {
    const box = one.getBoundingClientRect();
    if (one.checkVisibility() && box.height < 43.5) told.push(`smaller than a finger (${box.height}): ${name(one)}`);
  }
  for (const one of document.querySelectorAll('[data-text]')) {
    if (one.textContent.trim() === '') told.push(`no text: ${one.dataset.text}`);
  }
  if (/\\{\\w+\\}|undefined|\\[object/.test(document.body.innerText)) told.push('an unfilled text: ' + /.{0,30}(\\{\\w+\\}|undefined|\\[object).{0,20}/.exec(document.body.innerText)[0]);
  return told;
}"""
