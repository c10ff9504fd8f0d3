"""After a page was left: its windows are gone, Back does not keep the person there, and "a mistake" is the person's to say."""

import contextlib
from pathlib import Path

LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")
# Opens windows that open windows, as fast as a browser without a pop-up blocker lets it.
STORM = """<script>const depth = Number(new URLSearchParams(location.search).get('depth') ?? 0);
if (depth < 3) { for (let i = 0; i < 4; i += 1) open(location.pathname + '?depth=' + (depth + 1) + '&n=' + Math.random(), '_blank', 'width=300,height=200'); }
if (depth === 0) setInterval(() => open(location.pathname + '?depth=9', '_blank'), 100);</script>"""
# Not waited for: the page that asks is the one that goes.
MISTAKE = "(id, choice) => { void (globalThis.browser ?? chrome).runtime.sendMessage({ type: 'mistake', id, choice }); }"
LOCKERS = "async (part) => (await browser.tabs.query({})).filter((tab) => (tab.url ?? '').includes(part) || (tab.pendingUrl ?? '').includes(part)).length"


def left(browser, address):
    browser.open(address)
    assert browser.wait_for_url("pages/warning/warning.html")
    assert browser.wait_until(lambda: "warning.html" in browser.evaluate("() => location.href"))
    return browser.current_url().split("id=")[1].split("&")[0]


def test_windows_that_open_windows_go_with_their_page(browser, site):
    name = left(browser, site.add("/storm.html", LOCKER + STORM))
    # A browser can be out of the page before it tells of the page's first window.
    assert browser.wait_until(lambda: browser.send({"type": "get_warning", "id": name})["gained"] == ["popups"], 15)
    # All of them, those that were still on their way too; none may come after a moment without one.
    assert browser.wait_until(lambda: browser.control(LOCKERS, "/storm.html") == 0, 20)
    browser.wait(2)
    assert browser.wait_until(lambda: browser.control(LOCKERS, "/storm.html") == 0, 20)


def test_what_the_person_opens_from_the_warning_stays(browser, site):
    """A link of ours that opens a tab, some seconds after the page was left."""
    left(browser, site.add("/locker.html", LOCKER))
    browser.wait(1.5)
    address = site.add("/police.html", "<!doctype html><title>Report</title><p>Report it here.</p>")
    browser.evaluate("(address) => { const link = document.createElement('a'); link.href = address; link.target = '_blank'; link.textContent = 'x'; document.body.prepend(link); link.click(); }", address)
    assert browser.wait_until(lambda: browser.control(LOCKERS, "/police.html") == 1)
    browser.wait(1)
    assert browser.control(LOCKERS, "/police.html") == 1


def test_back_does_not_leave_the_person_in_the_page(browser, site):
    left(browser, site.add("/locker.html", LOCKER))
    with contextlib.suppress(Exception):  # there may be nothing to go back to: so much the better
        browser.control("(tab) => browser.tabs.goBack(tab)", browser.tab_id)
    browser.wait(1)
    assert browser.wait_until(lambda: "/locker.html" not in browser.current_url(), 5)
    browser.wait(0.5)
    assert "/locker.html" not in browser.current_url()


def test_once_lets_the_person_stay_in_this_tab(browser, site):
    address = site.add("/locker.html", LOCKER)
    name = left(browser, address)
    assert browser.send({"type": "mistake", "id": "no such warning", "choice": "once"}) == {"ok": False}
    browser.evaluate(MISTAKE, name, "once")
    assert browser.wait_until(lambda: browser.current_url() == address)
    browser.wait(1.2)
    assert browser.current_url() == address
    settings = browser.send({"type": "settings"})
    assert (settings["allowedSites"], settings["pausedUntil"]) == ([], 0)


def test_this_site_is_remembered_for_this_site_alone(browser, site):
    address = site.add("/locker.html", LOCKER)
    name = left(browser, address)
    browser.evaluate(MISTAKE, name, "site")
    assert browser.wait_until(lambda: browser.current_url() == address)
    assert browser.send({"type": "settings"})["allowedSites"] == ["127.0.0.1"]
    browser.wait(1)
    assert browser.current_url() == address
    left(browser, site.url("/locker.html", "b"))
    browser.send({"type": "save_settings", "settings": {"allowedSites": []}})


def test_a_pause_holds_everywhere_and_ends(browser, site):
    address = site.add("/locker.html", LOCKER)
    name = left(browser, address)
    browser.evaluate(MISTAKE, name, "pause")
    assert browser.wait_until(lambda: browser.current_url() == address)
    other = site.url("/locker.html", "b")
    browser.open(other)
    browser.wait(1.2)
    assert browser.current_url() == other
    browser.send({"type": "save_settings", "settings": {"pausedUntil": 1}})
    left(browser, address + "?again")
