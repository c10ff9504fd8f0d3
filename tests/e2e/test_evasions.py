"""However a text is written, placed or brought in: what a person reads is read, and what nobody can see counts for nothing."""

import pytest
from tests.e2e.evasions import BODIES, FILLER, FRAMES, GROUND, HARMLESS, HIDDEN, SCAM, page, paragraphs, scripted, sheet

WARNING = "pages/warning/warning.html"
BANNER = "() => document.querySelectorAll(':popover-open').length"
# In Firefox those that browsers do differently: layout, style, shadow roots, frames, the life of a document.
IN_FIREFOX = ["as it is", "bidi overrides", "letters in spans", "before, by sentences", "before, from attributes", "before and after the body", "before the body, by a constructed style sheet", "marks of a list", "marks of a list, by content", "quotation marks", "before, in a closed shadow root", "row reversed", "order", "direction overridden", "alt of broken pictures", "svg text",
              "open shadow root", "closed shadow root", "closed shadow root, late, deep in a long page", "shown by a style sheet, late", "in the middle of a long page", "after more text than is read", "a frame of its own text",
              "a frame that is written", "a blob frame", "a data frame", "a blob page", "written anew", "a frame of another site", "cut up over frames", "a style sheet of another site"]


def body(name, site, text):
    return BODIES[name](text) if name in BODIES else FRAMES[name](site, text)


def found(browser) -> bool:
    """Is the person told? What covers the window is left; what fills less of it gets the banner."""
    return browser.wait_until(lambda: WARNING in browser.current_url() or (browser.tab_state() or {}).get("action") in ("left", "banner"))


@pytest.mark.parametrize("name", [*BODIES, *FRAMES])
def test_it_is_found_in_chromium(chromium, site, name):
    chromium.open(site.add("/evasion.html", page(body(name, site, SCAM))))
    assert found(chromium)


@pytest.mark.parametrize("name", IN_FIREFOX)
def test_it_is_found_in_firefox(firefox, site, name):
    firefox.open(site.add("/evasion.html", page(body(name, site, SCAM))))
    assert found(firefox)


STATES = "async (ids) => Promise.all(ids.map(async (id) => (await browser.runtime.sendMessage({ type: 'tab_state', tabId: id }))?.action ?? 'none'))"
OPEN = "async (url) => (await browser.tabs.query({ windowId: (await browser.windows.create({ url, width: 1280, height: 800 })).id }))[0].id"


def left_alone(browser, addresses: dict[str, str], at_a_time: int = 4) -> None:
    """Opens each in a window of its own, a few at a time, and looks what was done about it."""
    names = list(addresses)
    acted = []
    for start in range(0, len(names), at_a_time):
        some = names[start:start + at_a_time]
        ids = [browser.control(OPEN, addresses[name]) for name in some]
        browser.wait(2.4 if at_a_time > 1 else 1.2)
        acted += [name for name, action in zip(some, browser.control(STATES, ids), strict=True) if action != "none"]
        browser.control("(ids) => browser.tabs.remove(ids)", ids)
    assert acted == []


def test_the_harmless_twins_are_left_alone(browser, browser_name, site):
    names = [*BODIES, *FRAMES] if browser_name == "chromium" else IN_FIREFOX
    addresses = {}
    for number, name in enumerate(names):
        addresses[name] = site.add(f"/twin{number}.html", page(body(name, site, HARMLESS)))
    left_alone(browser, addresses)


def test_what_nobody_sees_counts_for_nothing(browser, site):
    """One at a time: a page whose thread is held is judged by its text alone, and many at once hold each other."""
    text = paragraphs(SCAM)
    left_alone(browser, {name: site.add(f"/hidden{number}.html", page(GROUND + how.replace("{}", text))) for number, (name, how) in enumerate(HIDDEN.items())}, 1)


def test_the_same_page_with_the_text_in_sight_is_found(browser, site):
    """Else the test before this one would show nothing. And the words of our banner are none of the page's: it stays."""
    browser.open(site.add("/seen.html", page(GROUND + paragraphs(SCAM))))
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1)
    browser.wait(6)
    assert browser.evaluate(BANNER) == 1


# A page that uses up what it may have of our time and of our messages, and in one frame shows its text and blocks its thread.
SPEND = """const say = (n) => { const p = document.createElement('p'); p.textContent = 'Bed number ' + n + ': beans like a warm place and a little water, ' + Math.random(); document.body.append(p); };
  let n = 0; const spend = () => { for (let i = 0; i < 3; i += 1) say(n += 1); if (n < 120) { requestAnimationFrame(spend); return; }
    BEFORE document.body.insertAdjacentHTML('PLACE', sheet); requestAnimationFrame(() => setTimeout(() => { for (;;); })); };
  requestAnimationFrame(spend);"""
QUIET = """const say = (n) => { const p = document.createElement('p'); p.textContent = 'Bed number ' + n + ': beans like a warm place and a little water.'; document.body.append(p); };
  setTimeout(() => { document.body.insertAdjacentHTML('afterbegin', sheet); AFTER requestAnimationFrame(() => setTimeout(() => { for (;;); })); }, 2500);"""
WARNED = "async (warning) => (await browser.tabs.query({})).some(({ url }) => url?.includes(warning))"
SHADOW = "const host = document.createElement('div'); host.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:9'; host.attachShadow({ mode: 'closed' }).innerHTML = sheet; document.body.prepend(host);"
HELD = {
    "a short page": ("", SPEND.replace("BEFORE", "").replace("PLACE", "beforeend")),
    "a long page": (FILLER * 2, SPEND.replace("BEFORE", "").replace("PLACE", "afterbegin")),
    "a long page that was quiet": (FILLER * 2, QUIET.replace("AFTER", "")),
    "a long page, under many changes": (FILLER * 2, QUIET.replace("AFTER", "for (let i = 0; i < 3000; i += 1) say(i);")),
    "a long page, in a shadow root, under many changes": (FILLER * 2, QUIET.replace("document.body.insertAdjacentHTML('afterbegin', sheet);", SHADOW).replace("AFTER", "for (let i = 0; i < 3000; i += 1) say(i);")),
    "a long page, under much text": (FILLER * 2, QUIET.replace("AFTER", "const heap = document.createElement('div'); for (let i = 0; i < 20000; i += 1) { const p = document.createElement('p'); p.textContent = 'Bed number ' + i + ': beans like a warm place.'; heap.append(p); } document.body.append(heap);")),
    "at once": ("", "document.body.insertAdjacentHTML('beforeend', sheet); setTimeout(() => { for (;;); });"),
}


@pytest.mark.parametrize("how", HELD)
def test_a_page_that_spends_first_and_then_blocks_its_thread_is_left(browser, site, how):
    before, code = HELD[how]
    browser.open(site.add("/held.html", page(before + scripted(code)(SCAM))))
    assert browser.wait_for_url(WARNING, 20)


@pytest.mark.parametrize("how", HELD)
def test_its_twin_may_block_its_thread(browser, site, how):
    before, code = HELD[how]
    address = site.add("/held.html", page(before + scripted(code.replace("for (;;);", "const end = Date.now() + 2500; while (Date.now() < end);"))(HARMLESS)))
    browser.open(address)
    browser.wait(6)
    assert browser.current_url() == address


# What draws the reading out of the body, where the parser then puts more, or takes from under it what it had come to.
LED_AWAY = {
    "a line behind the body": "const line = document.createElement('p'); line.textContent = 'Peas do not mind a cold one, nor do they need much water.'; document.documentElement.append(line);",
    "a blank behind the body": "document.documentElement.append('\\n');",
    "its place taken away": "document.body.replaceChildren();",
}
# The page never ends loading, and blocks its thread once the text was painted.
OVERTAKEN = """<p>Peas like a cold bed.</p><p>Beans like a warm bed, and a little water now and then.</p><script>AWAY</script><script>0</script>
TEXT<script>requestAnimationFrame(() => setTimeout(() => { HOLD }));</script><script src="NEVER"></script>"""


def overtaken(site, away, text, hold):
    body = OVERTAKEN.replace("AWAY", LED_AWAY[away]).replace("TEXT", sheet(paragraphs(text))).replace("HOLD", hold).replace("NEVER", site.never("/never.js"))
    return site.add("/overtaken.html", page(body))


@pytest.mark.parametrize("away", LED_AWAY)
def test_what_is_loaded_where_the_reading_has_passed_is_found(browser, site, away):
    browser.control("(url) => { void browser.tabs.create({ url }); }", overtaken(site, away, SCAM, "for (;;);"))
    assert browser.wait_until(lambda: browser.control(WARNED, WARNING), 20)


@pytest.mark.parametrize("away", LED_AWAY)
def test_its_twin_may_go_on_loading(browser, site, away):
    browser.control("(url) => { void browser.tabs.create({ url }); }", overtaken(site, away, HARMLESS, "const end = Date.now() + 2500; while (Date.now() < end);"))
    browser.wait(6)
    assert not browser.control(WARNED, WARNING)


def test_text_that_comes_with_going_back_is_found(browser, site):
    hidden = f"<div id='o' hidden><div class='sheet'>{paragraphs(SCAM)}</div></div>"
    back = "<script>addEventListener('pageshow', (event) => { o.hidden = !event.persisted && performance.getEntriesByType('navigation')[0].type !== 'back_forward'; })</script>"
    address = site.add("/back.html", page("<p>Beans like a warm bed.</p>" + hidden + back))
    browser.open(address)
    browser.wait(1.5)
    assert browser.current_url() == address
    other = site.add("/bread.html", page("<p>Mix flour, water and salt, and let it rest for a night.</p>"))
    browser.open(other)
    browser.wait(0.5)
    assert browser.current_url() == other
    browser.evaluate("() => { setTimeout(() => history.back()); }")
    assert browser.wait_for_url(WARNING)
