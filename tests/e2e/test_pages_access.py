"""Every page, in every language, at every width, light and dark: reachable for everybody, and nothing cut or on top of something else."""

import re
from itertools import pairwise

import pytest
from page_tools import AXE_JS, FAULTS_JS, LANGUAGES, PAGES, RUN_AXE_JS, keep_warning, show
from playwright.sync_api import Page

from notthepolice.browsers.chromium import Chromium
from notthepolice.paths import ROOT

HEAD = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="referrer" content="no-referrer">
  <title>Information</title>
  <link rel="icon" href="../../icons/32.png">
  <link rel="stylesheet" href="../shared/base.css">
"""
WIDTHS = (360, 768, 1440)


def unfold(tab: Page) -> None:
    tab.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shut_out_and_nothing_is_cut(chromium: Chromium, page: str, language: str) -> None:
    found = []
    tab = show(chromium, page, language, keep_warning(chromium))
    tab.evaluate(AXE_JS)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{width} px, {scheme}: {one}" for one in tab.evaluate(RUN_AXE_JS)]
        found += [f"{width} px: {one}" for one in tab.evaluate(FAULTS_JS)]
    unfold(tab)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px, unfolded: {one}" for one in tab.evaluate(FAULTS_JS)]
    found += [f"unfolded: {one}" for one in tab.evaluate(RUN_AXE_JS)]
    assert found == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_size_still_fits(chromium: Chromium, page: str, language: str) -> None:
    """200 % zoom halves the window that the page sees; larger text of our own comes on top."""
    tab = show(chromium, page, language, keep_warning(chromium))
    tab.evaluate("() => document.documentElement.classList.add('large')")
    unfold(tab)
    for width in (320, 384, 720):
        tab.set_viewport_size({"width": width, "height": 500})
        assert tab.evaluate(FAULTS_JS) == [], width


@pytest.mark.parametrize("page", PAGES)
def test_the_reader_s_own_colours_and_stillness_are_kept(chromium: Chromium, page: str) -> None:
    tab = show(chromium, page, "en", keep_warning(chromium))
    tab.emulate_media(forced_colors="active", reduced_motion="reduce")
    frames = tab.evaluate(
        """() => [...document.querySelectorAll('button, .button')].filter((one) => one.checkVisibility())
          .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1).map((one) => one.outerHTML)"""
    )
    moving = tab.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part || undefined)))
          .filter((look) => look.animationName !== 'none' || look.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)).length"""
    )
    assert (frames, moving) == ([], 0)


HEADINGS_JS = """() => [...document.querySelectorAll('h1, h2, h3, h4')].filter((one) => one.checkVisibility()).map((one) => [Number(one.tagName[1]), one.textContent.trim()])"""
# What a screen reader's list of headings reads like; the words themselves are in the release.
HELP_HEADINGS = [
    "Help and report",
    "What happened?",
    "What to do now",
    "Did you already do something?",
    "If a page does not close",
    "Where to report",
    "Stop pictures from spreading",
    "If it feels too heavy",
    "Your notes for the police",
]


@pytest.mark.parametrize("page", PAGES)
def test_headings_lead_through_the_page(chromium: Chromium, page: str) -> None:
    tab = show(chromium, page, "en", keep_warning(chromium))
    unfold(tab)
    headings = tab.evaluate(HEADINGS_JS)
    assert [level for level, _ in headings].count(1) == 1
    assert headings[0][0] == 1
    assert all(words for _, words in headings)
    steps = [after - before for (before, _), (after, _) in pairwise(headings)]
    assert max(steps, default=0) <= 1, "no level is left out"
    if page == "help":
        assert [words for level, words in headings if level <= 2] == HELP_HEADINGS


@pytest.mark.parametrize("page", PAGES)
def test_everything_to_press_has_a_name_of_its_own(chromium: Chromium, page: str) -> None:
    """Read out of its place, as screen readers list them: a name is never empty, and says where a link leads."""
    chromium.send({"type": "save_settings", "settings": {"country": "FR"}})
    tab = show(chromium, page, "en", keep_warning(chromium))
    tree = tab.locator("body").aria_snapshot()
    pressed = re.findall(r"- (button|link|combobox|textbox|radio|checkbox)(.*)", tree)
    assert len(pressed) >= 3
    assert [line for line in pressed if not re.match(r' "\S', line[1])] == []
    links = re.findall(r'- link "([^"]+)"', tree)
    assert [name for name in links if name.lower() in ("here", "more", "link", "open", "call")] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_title_and_the_icon_tell_nothing(chromium: Chromium, page: str) -> None:
    tab = show(chromium, page, "en", keep_warning(chromium))
    assert tab.title() == "Information"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_their_language_and_direction(chromium: Chromium, language: str) -> None:
    tab = show(chromium, "warning", language)
    html = tab.locator("html")
    assert html.get_attribute("lang") == language
    assert html.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    # The first thing said is that this was not the police; it is the one heading of the first level.
    assert tab.locator("h1").count() == 1


PRELOAD = '  <link rel="preload" href="../../release/told.json" as="fetch" crossorigin="anonymous">\n'


def test_every_page_begins_alike() -> None:
    """The head is written out in each page, so that what is shipped is what was written; this keeps them the same."""
    pages = sorted((ROOT / "extension/pages").glob("*/*.html"))
    assert len(pages) >= len(PAGES)
    for page in pages:
        head = page.read_text(encoding="utf-8").split("</head>")[0]
        own = re.findall(r'  <(?:link rel="stylesheet" href="(?!\.\.)[a-z]+\.css"|script type="module" src="[a-z]+\.js"></script)>\n', head)
        # What a page says is fetched while it is parsed; one without a script says the same to everybody.
        assert head.count(PRELOAD) == ('type="module"' in head), page
        common = head.replace(PRELOAD, "")
        for line in own:
            common = common.replace(line, "")
        assert common == HEAD, page
        assert len(own) <= 2, page
