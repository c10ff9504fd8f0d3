"""Practice: from the welcome page to a warning, with no service and no network."""

import re

import pytest
from page_tools import AXE_JS, FAULTS_JS, LANGUAGES, RUN_AXE_JS, address, show
from playwright.sync_api import Page

from notthepolice.browsers import Browser
from notthepolice.browsers.chromium import Chromium

EXAMPLE = "pages/practice/example.html"


def held_example(chromium: Chromium, language: str) -> Page:
    """The example with its clock stopped, so that it can be looked at."""
    tab = chromium.context.new_page()
    tab.clock.install()
    tab.goto(f"{chromium.extension}{EXAMPLE}?lang={language}")
    tab.wait_for_selector("#page:not([hidden])")
    return tab


def test_welcome_leads_to_a_practised_warning_without_service_or_network(browser: Browser) -> None:
    browser.send({"type": "save_settings", "settings": {"service": "", "country": "FR"}})
    browser.open(address(browser, "welcome", "fr"))
    assert browser.wait_until(lambda: browser.evaluate("() => document.querySelector('#page')?.hidden") is False)
    practice = browser.evaluate("() => document.querySelector('a[href*=practice]').href")
    browser.open(practice)
    assert browser.wait_until(lambda: "lang=" in str(browser.evaluate("() => document.querySelector('#open-example')?.search")))
    assert browser.evaluate("() => document.querySelector('#with-service').checkVisibility()") is False, "no service: no dead link"
    browser.open(browser.evaluate("() => document.querySelector('#open-example').href"))
    assert browser.wait_for_url("pages/warning/warning.html?practice")
    assert browser.wait_until(lambda: browser.evaluate("() => document.querySelectorAll('#reasons li').length") >= 3)
    seen = browser.evaluate("() => ['practice', 'leave', 'why', 'mistake'].map((id) => document.getElementById(id).checkVisibility())")
    assert seen == [True, True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_judge_really_warns_of_the_example(chromium: Chromium, language: str) -> None:
    tab = chromium.context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{chromium.extension}pages/warning/warning.html?practice=1&lang={language}")
    tab.wait_for_selector("#why:not([hidden])")
    assert tab.locator("#reasons li").count() >= 3
    assert tab.locator("#reasons q").count() >= 2
    assert tab.locator("#practice").is_visible()
    assert [url for url in asked if re.match("https?:", url)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_says_that_it_is_one_and_can_be_read_by_everybody(chromium: Chromium, language: str) -> None:
    tab = held_example(chromium, language)
    tab.evaluate(AXE_JS)
    for width in (320, 360, 1440):
        tab.set_viewport_size({"width": width, "height": 640})
        assert tab.evaluate(FAULTS_JS) == [], width
        stamp, heading = tab.locator(".stamp").bounding_box(), tab.locator("h1").bounding_box()
        assert stamp
        assert heading
        assert stamp["y"] < heading["y"], "first that it is an example"
    assert tab.title() == "Information" or language != "en"
    tab.clock.resume()
    assert tab.evaluate(RUN_AXE_JS) == []


def test_the_practised_warning_is_reached_by_everybody(chromium: Chromium) -> None:
    tab = show(chromium, "practice", "en")
    tab.goto(f"{chromium.extension}pages/warning/warning.html?practice=1&lang=en")
    tab.wait_for_selector("#why:not([hidden])")
    tab.evaluate(AXE_JS)
    assert tab.evaluate(RUN_AXE_JS) == []
    for width in (320, 1440):
        tab.set_viewport_size({"width": width, "height": 640})
        assert tab.evaluate(FAULTS_JS) == [], width


def test_with_a_service_there_is_an_ordinary_web_page_too(chromium: Chromium) -> None:
    chromium.send({"type": "save_settings", "settings": {"service": "http://127.0.0.1:9"}})
    tab = show(chromium, "practice", "en")
    assert tab.locator("#open-locker").get_attribute("href") == "http://127.0.0.1:9/practice"
    assert tab.locator("#with-service").is_visible()
