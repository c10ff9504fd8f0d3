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


FEW_LINES = """<h1>National Police</h1><p>Your browser has been locked because of illegal activity. You must pay a fine of 300 euros by card within 12 hours or you will be arrested.</p>"""


def test_a_few_lines_that_cover_the_window_get_it_left(browser, site):
    """They take little room, but nothing else is to be seen."""
    over = f"const over = document.createElement('div'); over.style.cssText = 'position:fixed;inset:0;background:#fff'; over.innerHTML = {FEW_LINES!r}; document.body.append(over);"
    browser.open(site.add("/few.html", page("article") + f"<script>setTimeout(() => {{ {over} }}, 500)</script>"))
    assert browser.wait_for_url("pages/warning/warning.html")


def test_the_same_few_lines_as_a_comment_get_nothing_left(browser, site):
    """Anyone can write a comment, also where a site shows little else."""
    player = "<h2>How to bake bread at home</h2><div style='height:300px;background:#222'></div><p>12 comments, newest first. Be kind to each other, and stay on the subject.</p><p>Share · Save · Report</p>"
    address = site.add("/video.html", f"<!doctype html><html lang='en'><title>Bread</title>{player}<div style='font-size:13px;width:420px'>{FEW_LINES.replace('h1', 'b')}</div></html>")
    browser.open(address)
    assert browser.wait_until(lambda: (browser.tab_state() or {}).get("action") == "banner")
    browser.wait(1)
    assert browser.current_url() == address


def test_a_closed_banner_stays_closed_for_that_message_alone(browser, site):
    """The person has read it: that the chat goes on does not bring it back, another threat does."""
    address = site.add("/chat.html", page("chat"))
    browser.open(address)
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 5)
    browser.wait(0.8)
    browser.keys("Tab", "Tab", "Enter")
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 0, 5)
    browser.evaluate("() => { const line = document.createElement('p'); line.textContent = 'Are you still there? It is raining here, and the bus is late again.'; document.body.append(line); }")
    browser.wait(2)
    assert browser.evaluate(BANNER) == 0
    assert browser.current_url() == address

    browser.evaluate("""() => { document.body.textContent = 'I hacked your webcam and filmed you while you watched that site. Send 900 dollars in bitcoin within 48 hours or all your contacts get the video.'; }""")
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 5)
