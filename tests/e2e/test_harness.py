"""The harness itself: what the other tests stand on."""

from pathlib import Path

import pytest

from notthepolice.browsers import Browser, BrowserError
from notthepolice.browsers.site import LocalSite
from notthepolice.service import Service


def test_practice_page_is_left_and_an_ordinary_page_is_not(browser: Browser, service: Service, site: LocalSite, tmp_path: Path) -> None:
    browser.open(site.add("/quiet.html", "<title>Bread</title><h1>How to bake bread</h1><p>Mix flour, water and salt.</p>"))
    assert browser.wait_for_url("quiet.html")
    state = browser.settled_state(1.0)
    assert state is None or state["action"] == "none"

    browser.open(service.address + "/practice")
    assert browser.wait_for_url("pages/warning/warning.html")
    state = browser.tab_state()
    assert state is not None
    assert (state["action"], state["verdict"]["family"]) == ("left", "fake_police_payment")
    picture = browser.screenshot(tmp_path / "warning.png")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_real_clicks_and_keys_reach_the_page(browser: Browser, site: LocalSite) -> None:
    html = """<body style="margin:0"><button id="b" style="width:200px;height:100px">x</button><input id="i"><script>
      window.seen = []; b.onclick = (e) => seen.push('click ' + e.isTrusted); i.onkeydown = (e) => seen.push(e.key + ' ' + e.isTrusted);
    </script>"""
    browser.open(site.add("/real.html", html))
    assert browser.wait_for_url("real.html")
    assert browser.wait_until(lambda: browser.evaluate("() => document.readyState") == "complete")
    browser.click("#b")
    browser.click_at(50, 50)
    browser.click("#i")
    browser.keys("a", "Enter")
    assert browser.evaluate("() => seen") == ["click true", "click true", "a true", "Enter true"]


def test_a_stuck_page_is_seen_and_survived(browser: Browser, site: LocalSite) -> None:
    browser.open(site.add("/stuck.html", "<title>stuck</title><p>calm</p><script>setTimeout(() => { for (;;); }, 300)</script>"))
    assert browser.wait_for_url("stuck.html")
    browser.wait(0.6)
    assert "stuck.html" in browser.current_url()
    browser.forget()
    assert browser.current_url().startswith("about:blank")
    browser.open(site.url("/stuck.html", "b").replace("stuck", "after"))
    assert browser.wait_for_url("after.html")
    assert browser.windows() == 1


def test_what_the_control_page_throws_is_told(browser: Browser) -> None:
    with pytest.raises(BrowserError, match="on purpose"):
        browser.control("() => { throw new Error('on purpose'); }")
    with pytest.raises(BrowserError, match="no answer within"):
        browser.control("() => new Promise(() => {})", seconds=0.2)


def test_origins_differ(site: LocalSite) -> None:
    page = site.add("/x.html", "x")
    others = {page, site.url("/x.html", "b"), site.url("/x.html", "c")}
    assert len(others) == 3
