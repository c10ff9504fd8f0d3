"""The first minute: how many actions to leave, to an official address, to a person; and the whole way by keyboard alone."""

import contextlib
import re

import pytest
from page_tools import FAULTS_JS, WARNING, address, keep_warning, show, with_modules
from playwright.sync_api import BrowserContext, Page, Route
from playwright.sync_api import Error as PlaywrightError

from notthepolice.browsers import Browser, BrowserError
from notthepolice.browsers.chromium import Chromium
from notthepolice.browsers.site import LocalSite


def first_country(chromium: Chromium, country: str) -> None:
    chromium.send({"type": "save_settings", "settings": {"country": country}})


def no_network(context: BrowserContext, asked: list[str]) -> None:
    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(re.compile("^https?://"), refuse)


def tabs_at(chromium: Chromium, part: str) -> list[Page]:
    return [page for page in chromium.context.pages if part in page.url]


def test_leaving_takes_one_press(browser: Browser) -> None:
    """The button has the focus, so Enter is enough, in both browsers; neither the page nor what was before it is left in any tab."""
    browser.open(address(browser, "warning", "en", warning=keep_warning(browser)))
    assert browser.wait_until(lambda: browser.evaluate("() => document.activeElement?.id") == "leave")
    left = "(tab) => browser.tabs.get(tab).then(() => false, () => true)"
    with contextlib.suppress(BrowserError, PlaywrightError):  # the tab goes while the key is still down
        browser.keys("Enter")
    assert browser.wait_until(lambda: bool(browser.control(left, browser.tab_id)))
    others = browser.control("() => browser.tabs.query({}).then((tabs) => tabs.map((tab) => tab.url ?? ''))")
    assert not [url for url in others if "warning.html" in url]
    assert len(others) >= 2, "an ordinary new tab stands where the warning was"


@pytest.mark.parametrize("country", ["FR", "US", "GB", "SG", "MY", "ID", "AU", "BE", "CH", "CA"])
def test_official_address_is_one_click_and_people_are_none(chromium: Chromium, country: str) -> None:
    first_country(chromium, country)
    asked: list[str] = []
    tab = show(chromium, "warning", "en", keep_warning(chromium))
    people = tab.locator("#people")
    # No click: a person to talk to, with a number that a phone dials.
    numbers = people.locator("a[href^='tel:']:visible")
    assert numbers.count() >= 1
    # One click: the official address opens in a tab of its own.
    link = people.locator("a[href^='https:']:visible").first
    wanted = link.get_attribute("href")
    no_network(chromium.context, asked)
    try:
        with chromium.context.expect_page() as opened:
            link.click()
        assert chromium.wait_until(lambda: wanted in asked)
        assert opened.value.evaluate("() => window.opener") is None
    finally:
        chromium.context.unroute(re.compile("^https?://"))


def test_help_is_in_the_toolbar_s_popup(chromium: Chromium) -> None:
    """One click on the toolbar opens the popup; what to do and where to report stand in it, without another click."""
    first_country(chromium, "FR")
    tab = show(chromium, "popup", "en")
    assert tab.locator(".short li:visible").count() == 3
    assert tab.locator("#people a[href^='https:']:visible").count() >= 1
    assert tab.locator("#people a[href^='tel:']:visible").count() >= 1


def test_warning_says_first_things_first(chromium: Chromium) -> None:
    tab = show(chromium, "warning", "en", keep_warning(chromium))
    headings = tab.locator("h1:visible, h2:visible").all_inner_texts()
    assert headings == [
        "This was a web page, not the police.",
        "Did you already do something?",
        "Talk to a real person",
        "Why we warned you",
    ]
    tree = tab.locator("main").aria_snapshot()
    order = [
        tree.index(words)
        for words in ("not the police", "INTERPOL says", 'button "Leave"', "Did you already", "Talk to a real person", "This is a mistake")
    ]
    assert order == sorted(order)
    assert tab.locator("img, picture, canvas, video").count() == 0
    quoted = tab.locator("#reasons q").all_inner_texts()
    assert "your browser has been locked" in quoted


def test_locked_by_support_is_said_in_its_own_words(chromium: Chromium) -> None:
    warning = {**WARNING, "verdict": {**WARNING["verdict"], "family": "tech_support_lock"}}
    tab = show(chromium, "warning", "en", keep_warning(chromium, warning))
    tab.wait_for_selector("#why:not([hidden])")
    assert tab.locator("h1").inner_text() == "This was a web page, not a real alert."


def test_a_warning_the_worker_forgot_still_helps(chromium: Chromium) -> None:
    tab = show(chromium, "warning", "en", "00000000-0000-4000-8000-000000000000")
    assert tab.locator("#leave").is_visible()
    assert tab.locator("#people .channel").count() == 3
    assert not tab.locator("#mistake").is_visible()


@pytest.mark.parametrize(
    ("page", "unfolded"),
    [*((page, False) for page in ("warning", "help", "popup", "check", "welcome", "practice", "options")), ("warning", True), ("help", True)],
)
def test_everything_is_reached_by_keyboard_in_reading_order(chromium: Chromium, page: str, unfolded: bool) -> None:
    tab = show(chromium, page, "en", keep_warning(chromium))
    tab.wait_for_timeout(300)
    if unfolded:
        tab.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    tab.evaluate(
        """() => {
          const all = 'a[href], button:not([disabled]), select, textarea, input:not([type=radio]), input[type=radio]:checked, summary';
          window.wanted = [...document.querySelectorAll(all)].filter((one) => one.checkVisibility());
          document.activeElement?.blur();
          // The start of the tab order, wherever the page had put the focus.
          document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
        }"""
    )
    count = tab.evaluate("() => wanted.length")
    reached, unseen = [], []
    for _ in range(count):
        tab.keyboard.press("Tab")
        at, seen = tab.evaluate(
            """() => {
              const one = document.activeElement;
              const shown = one.type === 'file' ? one.closest('label') : one;
              return [wanted.indexOf(one), parseFloat(getComputedStyle(shown).outlineWidth) >= 2 || getComputedStyle(shown).outlineStyle === 'auto'];
            }"""
        )
        reached.append(at)
        if not seen:
            unseen.append(at)
    assert reached == list(range(count))
    assert unseen == [], "where the focus is must be seen"


@pytest.mark.parametrize("page", ["help", "check", "welcome", "practice", "options", "warning"])
def test_three_presses_of_shift_leave_at_once(chromium: Chromium, page: str) -> None:
    tab = show(chromium, page, "en", keep_warning(chromium))
    tab.keyboard.press("Shift")
    tab.keyboard.press("Shift")
    tab.keyboard.press("x")
    tab.keyboard.press("Shift")
    assert not tab.is_closed(), "typing capital letters must not throw anybody out"
    tab.keyboard.press("Shift")
    with contextlib.suppress(PlaywrightError):  # the tab goes while the key is still down
        tab.keyboard.press("Shift")
    assert chromium.wait_until(tab.is_closed)
    assert tabs_at(chromium, f"pages/{page}/{page}.html") == ([] if page != "options" else tabs_at(chromium, "options.html")[:1])


def test_leave_button_is_on_every_page(chromium: Chromium) -> None:
    for page in ("help", "check", "welcome", "practice", "options"):
        tab = show(chromium, page, "en")
        tab.locator(".leave-fast").click()
        assert chromium.wait_until(tab.is_closed), page


def test_already_done_opens_its_own_steps(chromium: Chromium) -> None:
    tab = show(chromium, "warning", "en", keep_warning(chromium))
    for what in ("paid_card", "paid_voucher", "paid_crypto", "sent_pictures", "called", "installed"):
        block = tab.locator(f"[data-already={what}]")
        assert not block.locator("li").first.is_visible()
        block.locator("summary").first.press("Enter")
        assert block.locator("li").first.is_visible()


def test_mistake_leads_back(chromium: Chromium, site: LocalSite) -> None:
    warning = {**WARNING, "address": site.add("/fine.html", "<h1>A real fine</h1>")}
    tab = show(chromium, "warning", "en", keep_warning(chromium, warning))
    tab.locator("#mistake summary").click()
    tab.locator("[data-choice=once]").click()
    assert chromium.wait_until(lambda: tab.url.endswith("/fine.html"))


@pytest.mark.parametrize("page", ["warning", "help", "popup", "check", "welcome", "practice", "options"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_are_drawn_whole_in_both_browsers(browser: Browser, page: str, language: str) -> None:
    browser.open(address(browser, page, language, warning=keep_warning(browser)))
    assert browser.wait_until(lambda: browser.evaluate("() => document.querySelector('#page')?.hidden") is False)
    if page in ("warning", "help", "popup", "check"):
        assert browser.wait_until(lambda: browser.evaluate("() => document.querySelectorAll('.channel').length") > 0)
    assert browser.evaluate(FAULTS_JS) == []


@pytest.mark.parametrize(
    ("voices", "seen"), [([("en-GB", True)], True), ([("en-GB", False)], False), ([("fr-FR", True)], False), ([], False)]
)
def test_only_a_voice_of_this_device_reads_aloud(chromium: Chromium, voices: list[tuple[str, bool]], seen: bool) -> None:
    """A voice that lives on a server would be told the words."""
    tab = show(chromium, "help", "en")
    shown = tab.evaluate(
        with_modules("""async (voices) => {
          speechSynthesis.getVoices = () => voices.map(([lang, localService]) => ({ lang, localService, name: lang }));
          const { makeReadAloud } = await import('shared/read_aloud.js');
          return !makeReadAloud((key) => key, 'en').hidden;
        }"""),
        [list(one) for one in voices],
    )
    assert shown is seen


def test_large_text_is_forgotten_unless_it_is_kept(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en")
    size = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = tab.evaluate(size)
    tab.get_by_role("button", name="Larger text").click()
    assert tab.evaluate(size) > before * 1.2
    again = show(chromium, "help", "en")
    assert again.evaluate(size) == before
    chromium.send({"type": "save_settings", "settings": {"largeText": True}})
    assert show(chromium, "help", "en").evaluate(size) > before * 1.2


def test_options_are_kept_only_after_save(chromium: Chromium) -> None:
    tab = show(chromium, "options", "en")
    kept = chromium.send({"type": "settings"})
    tab.locator("input[value=ask]").check()
    tab.locator("#country").select_option("FR")
    assert chromium.send({"type": "settings"}) == kept
    tab.locator("#service").fill("http://attacker.example")
    tab.get_by_role("button", name="Save").click()
    assert "no web address" in tab.locator("#status").inner_text()
    assert chromium.send({"type": "settings"}) == kept
    tab.locator("#service").fill("")
    tab.get_by_role("button", name="Save").click()
    tab.wait_for_function("() => document.querySelector('#status').textContent === 'Saved.'")
    now = chromium.send({"type": "settings"})
    assert (now["onDanger"], now["country"], now["service"]) == ("ask", "FR", "")
