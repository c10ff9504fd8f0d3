"""Draws the pages in all languages on one picture each, for people to look at: `python tests/e2e/contact_sheet.py` → docs/screenshots/."""

import base64
import sys
from pathlib import Path

from page_tools import LANGUAGES, keep_warning, show

from notthepolice.browsers import launch
from notthepolice.browsers.chromium import Chromium
from notthepolice.paths import ROOT

OUT = ROOT / "docs/screenshots"
# Page, width, colours, country: one sheet each.
SHEETS = (
    ("warning", 360, "light", "FR"),
    ("warning", 1280, "dark", "SG"),
    ("help", 768, "light", "FR"),
    ("popup", 384, "light", "FR"),
    ("check", 768, "dark", "GB"),
    ("practice", 360, "dark", "MY"),
    ("welcome", 768, "light", "US"),
    ("options", 768, "dark", "ID"),
)
UNFOLDED = ("warning", 768, "light", "AU")  # with the steps for what was already done and the words to say
SINGLES = (("warning", "FR"), ("help", "FR"), ("popup", "FR"), ("check", "FR"), ("options", "FR"), ("practice", "FR"), ("welcome", "FR"))
TALLEST = 1500  # pixels of a page that a sheet shows


def picture(browser: Chromium, page: str, language: str, width: int, scheme: str, tallest: int, unfolded: bool = False) -> bytes:
    tab = show(browser, page, language, keep_warning(browser) if page in ("warning", "help") else None)
    if unfolded:
        tab.evaluate("() => { for (const one of document.querySelectorAll('details.already')) one.open = true; }")
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.wait_for_timeout(300)
    high = min(tallest, tab.evaluate("() => document.documentElement.scrollHeight"))
    tab.set_viewport_size({"width": width, "height": high})
    shot = tab.screenshot()
    tab.close()
    return shot


def sheet(browser: Chromium, shots: dict[str, bytes], file: Path) -> None:
    tab = browser.context.new_page()
    tab.set_viewport_size({"width": 1800, "height": 800})
    figures = "".join(
        f'<figure><img src="data:image/png;base64,{base64.b64encode(shot).decode()}"><figcaption>{name}</figcaption></figure>'
        for name, shot in shots.items()
    )
    tab.set_content(
        "<style>body{margin:16px;display:grid;grid-template-columns:repeat(6,1fr);gap:16px;font:16px sans-serif;background:#888}"
        f"figure{{margin:0}}img{{width:100%;display:block}}</style>{figures}"
    )
    tab.screenshot(path=file, full_page=True, type="jpeg", quality=70)
    tab.close()


def need_letters(browser: Chromium) -> None:
    """A machine without a font for a language shows the same box for every letter of it."""
    tab = browser.context.new_page()
    for letters in ("国民", "عم"):
        drawn = tab.evaluate(
            """(letters) => [...letters].map((letter) => {
              const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
              pen.font = '40px sans-serif'; pen.fillText(letter, 20, 60); return canvas.toDataURL();
            })""",
            letters,
        )
        if len(set(drawn)) == 1:
            sys.exit(f"No font here has the letters {letters}: install one (Debian: fonts-noto-core, fonts-noto-cjk) and draw again.")
    tab.close()


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    browser = launch("chromium")
    if not isinstance(browser, Chromium):
        sys.exit("Contact sheets are drawn with Chromium.")
    with browser:
        need_letters(browser)
        for page, width, scheme, country in SHEETS:
            browser.send({"type": "save_settings", "settings": {"country": country}})
            shots = {language: picture(browser, page, language, width, scheme, TALLEST) for language in LANGUAGES}
            sheet(browser, shots, OUT / f"sheet-{page}-{width}-{scheme}.jpg")
        page, width, scheme, country = UNFOLDED
        browser.send({"type": "save_settings", "settings": {"country": country}})
        shots = {language: picture(browser, page, language, width, scheme, 2 * TALLEST, unfolded=True) for language in LANGUAGES}
        sheet(browser, shots, OUT / f"sheet-{page}-unfolded.jpg")
        for page, country in SINGLES:
            browser.send({"type": "save_settings", "settings": {"country": country}})
            for language in ("en", "fr"):
                (OUT / f"{page}-{language}.png").write_bytes(
                    picture(browser, page, language, 400 if page == "popup" else 1280, "light", 1400)
                )


if __name__ == "__main__":
    main()
