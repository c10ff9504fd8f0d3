"""A whole visit in a private window, from the warning to the report card and a checked text: nothing is kept, and nobody is told."""

from pathlib import Path
from typing import Any

import pytest
from tests.e2e.private import PrivateWindow

from notthepolice.browsers import Browser
from notthepolice.browsers.site import LocalSite

LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")
THREAT = "I recorded you through your webcam. Pay 900 dollars in bitcoin or I will send the video to all your contacts."
OURS = ("chrome-extension:", "moz-extension:", "data:", "blob:", "about:", "chrome:", "resource:")
FILL_JS = "(selector, words) => { const field = document.querySelector(selector); field.value = words; field.dispatchEvent(new Event('input')); }"
PRESS_JS = "(selector) => document.querySelector(selector).click()"
# In private windows Firefox refuses the last one, which keeps nothing either.
KEPT_BY_THE_PAGE_JS = """async () => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,
  (await indexedDB.databases().catch(() => [])).length])"""
WATCH_FIREFOX_JS = """
  globalThis.ntpAsked = [];
  globalThis.ntpObserver = { observe: (subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    // What Firefox asks for of itself, such as its lists, is none of ours; whatever a page or an extension starts is never the system's.
    if (!loadInfo.triggeringPrincipal.isSystemPrincipal || loadInfo.externalContentPolicyType === Ci.nsIContentPolicy.TYPE_DOCUMENT) ntpAsked.push(URI.spec);
  } };
  Services.obs.addObserver(ntpObserver, 'http-on-opening-request');
"""


class Watch:
    """Every address that pages and extensions ask for, whichever window it is."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser  # of either kind: each has a driver of its own
        self.seen: list[str] = []
        if browser.name == "chromium":
            self.browser.context.on("request", lambda request: self.seen.append(request.url))
        else:
            with self.browser.marionette.using_context("chrome"):
                self.browser.marionette.execute_script(WATCH_FIREFOX_JS, sandbox="system", new_sandbox=False)

    def asked(self) -> list[str]:
        if self.browser.name == "firefox":
            with self.browser.marionette.using_context("chrome"):
                self.seen = list(self.browser.marionette.execute_script("return globalThis.ntpAsked;", sandbox="system", new_sandbox=False))
        return [url for url in self.seen if not url.startswith(OURS)]


def shown(window: Browser, page: str, selector: str) -> None:
    window.open(f"{window.extension}pages/{page}")
    assert window.wait_until(lambda: bool(window.evaluate("(selector) => document.querySelector(selector)?.checkVisibility()", selector))), page


@pytest.mark.parametrize("with_service", [True, False])
def test_a_warning_help_report_and_check_leave_nothing(private: PrivateWindow, site: LocalSite, with_service: bool) -> None:
    window = private.window
    window.send({"type": "save_settings", "settings": {"service": site.url("") if with_service else "", "country": "FR"}})
    window.wait(0.5)  # a saved service is asked for its release at once
    before = private.stored()
    watch = Watch(window)

    window.open(site.add("/secret/locker.html", LOCKER))
    assert window.wait_for_url("pages/warning/warning.html")
    assert window.wait_until(lambda: window.evaluate("() => document.querySelectorAll('#people .channel').length") == 3)
    warning = window.current_url().split("id=")[1].split("&")[0]
    window.evaluate(PRESS_JS, "[data-already=paid_card] summary")
    window.evaluate(PRESS_JS, "[data-already=paid_card] .say button")
    kept = [window.evaluate(KEPT_BY_THE_PAGE_JS)]

    shown(window, f"help/help.html?id={warning}", "#channels .channel")
    assert "/secret/locker.html" in window.evaluate("() => document.querySelector('#card-address').value"), "the card knows the page"
    window.evaluate(PRESS_JS, "input[value=sextortion_threat]")
    window.evaluate(FILL_JS, "#card-handle", "a name that is nobody's business")
    window.evaluate(PRESS_JS, "#copy")
    assert window.wait_until(lambda: window.evaluate("() => document.querySelector('#card-status').textContent") != "")
    kept.append(window.evaluate(KEPT_BY_THE_PAGE_JS))

    shown(window, "check/check.html", "#text")
    window.evaluate(FILL_JS, "#text", THREAT)
    window.evaluate(PRESS_JS, "#form button")
    assert window.wait_until(lambda: window.evaluate("() => document.querySelector('#result').hidden") is False)
    kept.append(window.evaluate(KEPT_BY_THE_PAGE_JS))

    assert private.stored() == before
    assert set(kept) == {'[[],[],"",0]'}
    asked = [url for url in watch.asked() if "/secret/locker.html" not in url and not url.endswith("/favicon.ico")]
    allowed = {site.url("/v1/guidance"), site.url("/v1/release")} if with_service else set()
    assert set(asked) <= allowed
    assert (site.url("/v1/guidance") in asked) == with_service, "the watch sees what is asked"
