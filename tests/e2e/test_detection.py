"""From a page to what is done about it, in real browsers: lockers are left, threats get the banner, the rest is left alone."""

from pathlib import Path

PAGES = Path(__file__).parent / "pages"
BANNER = "() => document.querySelectorAll(':popover-open').length"


def page(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def test_a_locker_is_left_for_the_warning(browser, site):
    browser.open(site.add("/locker.html", page("locker")))
    assert browser.wait_for_url("pages/warning/warning.html")
    assert browser.tab_state()["action"] == "left"


def test_a_threat_in_a_chat_gets_the_banner_and_the_page_stays(browser, site):
    address = site.add("/chat.html", page("chat"))
    browser.open(address)
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 5)
    assert browser.current_url() == address
    assert browser.tab_state()["action"] == "banner"


def test_an_ordinary_page_is_left_alone(browser, site):
    address = site.add("/article.html", page("article"))
    browser.open(address)
    browser.wait(1.5)
    assert browser.current_url() == address
    assert browser.evaluate(BANNER) == 0


def test_a_banner_that_the_page_removes_comes_back_and_then_the_page_is_left(browser, site):
    thief = "<script>setInterval(() => document.querySelectorAll(':popover-open').forEach((one) => one.remove()), 20)</script>"
    browser.open(site.add("/thief.html", page("chat") + thief))
    assert browser.wait_for_url("pages/warning/warning.html")


def test_a_small_foreign_frame_cannot_take_the_page_down(browser, site):
    site.add("/locker.html", page("locker"))
    locker = site.url("/locker.html", "b")
    address = site.add("/news.html", page("article") + f'<iframe src="{locker}" width="300" height="200"></iframe>')
    browser.open(address)
    browser.wait(2)
    assert browser.current_url() == address
