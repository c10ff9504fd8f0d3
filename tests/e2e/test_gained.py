"""What a page got and keeps when it is left is named in the warning, with how to undo it."""

from pathlib import Path

LOCKER = (Path(__file__).parent / "pages/locker.html").read_text(encoding="utf-8")
WORKER = "addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));"
# The sheet is there from the beginning; what is waited for is only that the worker has been given the page.
WITH_WORKER = """<!doctype html><html lang="en"><title>Notice</title><p>Wait.</p><script>
navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => { if (!location.search) setTimeout(() => { location.href = '/locker.html'; }, 300); });
</script></html>"""


def gained(browser, address) -> list[str]:
    """What the warning names after this page was left, once it names something."""
    browser.open(address)
    assert browser.wait_for_url("pages/warning/warning.html")
    name = browser.current_url().split("id=")[1].split("&")[0]
    browser.wait_until(lambda: browser.send({"type": "get_warning", "id": name})["gained"] != [], 3)
    assert browser.wait_until(lambda: "complete" in browser.evaluate("() => location.href.includes('warning.html') && document.readyState"))
    return list(browser.send({"type": "get_warning", "id": name})["gained"])


def test_a_page_that_got_nothing_is_said_to_have_nothing(browser, site):
    assert gained(browser, site.add("/locker.html", LOCKER)) == []
    assert browser.evaluate("() => document.getElementById('gained').hidden") is True


def test_notifications_are_named(new_browser, browser_name, site):
    address = site.add("/locker.html", LOCKER)
    browser = new_browser(browser_name, **({"preferences": {"permissions.default.desktop-notification": 1}} if browser_name == "firefox" else {}))
    if browser_name == "chromium":
        browser.context.grant_permissions(["notifications"], origin=address.rsplit("/", 1)[0])
    assert gained(browser, address) == ["notifications"]
    assert browser.wait_until(lambda: browser.evaluate("() => !document.getElementById('gained').hidden && document.getElementById('gained').textContent.length > 60"))


def test_a_service_worker_is_named(browser, site):
    site.add("/worker.js", WORKER, "text/javascript")
    site.add("/locker.html", LOCKER)
    assert gained(browser, site.add("/first.html", WITH_WORKER)) == ["worker"]
