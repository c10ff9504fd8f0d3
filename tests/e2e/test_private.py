"""Private windows: a whole visit with a warning and "this is a mistake" leaves nothing behind, neither here nor with the service."""

from pathlib import Path

import pytest

LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")
CHAT = (Path(__file__).parent / "pages/chat.html").read_text(encoding="utf-8")
MISTAKE = "(id, choice) => { void (globalThis.browser ?? chrome).runtime.sendMessage({ type: 'mistake', id, choice }); }"
BANNER = "() => document.querySelectorAll(':popover-open').length"
ADVICE = {"type": "advice", "family": "fake_police_payment", "signals": ["authority"], "language": "en", "country": "FR"}
OPEN_JS = "async (url) => (await browser.tabs.create({ url })).id"
STATE_JS = "(tabId) => browser.runtime.sendMessage({ type: 'tab_state', tabId })"


def left(private, address) -> str:
    """Opens a locker in the private window; returns the id of the warning that came."""
    window = private.window
    window.open(address)
    assert window.wait_for_url("pages/warning/warning.html")
    assert window.wait_until(lambda: "complete" in window.evaluate("() => location.href.includes('warning.html') && document.readyState"))
    return str(window.current_url().split("id=")[1].split("&")[0])


@pytest.mark.parametrize("choice", ["site", "pause"])
def test_a_warning_and_a_mistake_leave_nothing_behind(private, site, choice):
    window, address = private.window, site.add("/locker.html", LOCKER)
    assert window.control("async (id) => (await browser.tabs.get(id)).incognito", window.tab_id) is True
    before = private.stored()
    name = left(private, address)
    assert window.send({"type": "get_warning", "id": name})["private"] is True
    assert private.stored() == before, "the warning"
    window.evaluate(MISTAKE, name, choice)
    assert window.wait_until(lambda: window.current_url() == address)
    window.wait(1.2)
    assert window.current_url() == address, "the person said it was a mistake"
    assert private.stored() == before, "the mistake"

    tab = private.outside(OPEN_JS, address)
    assert window.wait_until(lambda: (private.outside(STATE_JS, tab) or {}).get("action") == "left"), "ordinary windows must learn nothing of it"
    private.outside("(tab) => browser.tabs.remove(tab)", tab)

    private.open_again()
    assert private.window.wait_until(lambda: private.window.send({"type": "get_warning", "id": name}) is None), "a closed private window is forgotten"
    assert left(private, address)


def test_a_banner_leaves_nothing_behind_and_the_service_learns_nothing(private, site):
    window = private.window
    window.send({"type": "save_settings", "settings": {"service": site.url("")}})
    before = private.stored()
    window.open(site.add("/secret/chat.html", CHAT))
    assert window.wait_until(lambda: window.evaluate(BANNER) == 1)
    left(private, site.add("/secret/locker.html", LOCKER))
    window.send(ADVICE)
    assert "/v1/guidance" in site.asked
    assert set(site.asked) <= {"/secret/chat.html", "/secret/locker.html", "/v1/guidance", "/v1/release", "/favicon.ico"}
    assert private.stored() == before
