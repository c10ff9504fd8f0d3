"""Every page, in every language, at every width, light and dark: reachable for everybody, and nothing cut or on top of something else."""

import pytest
from page_tools import FAULTS_JS, LANGUAGES, PAGES, keep_warning, show
from playwright.sync_api import Page

from notthepolice.browsers.chromium import Chromium
from notthepolice.paths import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
WIDTHS = (360, 768, 1440)
RUN_AXE = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120) + ' – ' + node.any.concat(node.all).map((one) => one.message).join('; ')).join(' | ')}`)"""


def unfold(tab: Page) -> None:
    tab.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shut_out_and_nothing_is_cut(chromium: Chromium, page: str, language: str) -> None:
    found = []
    tab = show(chromium, page, language, keep_warning(chromium))
    tab.evaluate(AXE + "; undefined")
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{width} px, {scheme}: {one}" for one in tab.evaluate(RUN_AXE)]
        found += [f"{width} px: {one}" for one in tab.evaluate(FAULTS_JS)]
    unfold(tab)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px, unfolded: {one}" for one in tab.evaluate(FAULTS_JS)]
    found += [f"unfolded: {one}" for one in tab.evaluate(RUN_AXE)]
    assert found == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "de", "ar", "zh-Hant"])
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
