"""We cannot be used against anybody: floods and malformed messages change nothing, and a frame has no say about a page that is not its own."""

from pathlib import Path
from typing import Any

import pytest

from notthepolice.browsers.chromium import Chromium

PAGES = Path(__file__).parent / "pages"
LOCKER = (PAGES / "locker.html").read_text(encoding="utf-8")
ARTICLE = (PAGES / "article.html").read_text(encoding="utf-8")
BANNER = "() => document.querySelectorAll(':popover-open').length"
FRAME = '<iframe src="{}" style="width:280px;height:150px;border:0"></iframe>'
# Only a broken renderer can send these; it is made one here.
FLOOD = """(async () => {
  const fields = { card: 0, voucher: 0, wallet: 0, phone: 0, password: 0, other: 0 };
  const observation = (text, traps) => ({ title: '', lang: 'en', host: 'police.example', top: true, kind: null, blocks: [{ text, share: 1, place: 'page', origin: 'text' }], fields, traps, cover: { image: 0, frame: 0 } });
  const text = 'Police: your computer is locked. '.repeat(200);
  const bad = [null, 1, 'x', [], {}, { type: 'observation' }, { type: 'observation', observation: 7, frameShare: 'all' }, { type: 'banner', event: 'leave', id: '1' }, { type: 'banner', event: 'removed', id: {} },
    { type: 'candidate', text: {} }, { type: 'leave', tabId: 1 }, { type: 'save_settings', settings: { onDanger: 'ask', service: 'http://127.0.0.1:1' } }, { type: 'look_for_release' },
    { type: 'get_warning', id: 'x' }, { type: 'mistake', id: 'x', choice: 'pause' }, { type: '__proto__' }, { type: 'observation', observation: observation(text, JSON.parse('{"__proto__":{"x":1},"constructor":9}')), frameShare: NaN }];
  const send = (message) => { try { chrome.runtime.sendMessage(message)?.catch?.(() => undefined); } catch { /* not serialisable */ } };
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const one of bad) send(one);
    send({ type: 'observation', observation: observation(text + i, { fullscreen: 1e9 }), frameShare: 0.05 });
    send({ type: 'candidate', text: text + i, lang: 'en' });
    if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
})()"""


def in_content_script(browser: Chromium, frame: object, expression: str) -> Any:
    """Runs `expression` in the extension's own world of `frame` (a page, or a frame of another site); returns its value."""
    cdp = browser.context.new_cdp_session(frame)
    worlds: list[dict] = []
    cdp.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
    cdp.send("Runtime.enable")
    browser.wait(0.2)
    world = next(one for one in worlds if one["origin"].startswith("chrome-extension://"))
    return cdp.send("Runtime.evaluate", {"expression": expression, "contextId": world["id"], "returnByValue": True})["result"].get("value")


NOTES = """<h1>Notes</h1><div id="all"></div><script>
const all = document.getElementById('all');
for (let i = 0; i < 30; i += 1) { const note = document.createElement('my-note'); note.attachShadow({ mode: 'closed' }).innerHTML = `<p>A note about bread, number ${i}</p>`; all.append(note); }
</script>"""
KNOWN_ROOTS = "globalThis[Symbol.for('not-the-police.content')].roots.size"


def test_a_page_cannot_fill_its_memory_with_shadow_roots_that_we_hold(chromium, site):
    chromium.open(site.add("/notes.html", NOTES))
    for _ in range(40):
        if in_content_script(chromium, chromium.page, KNOWN_ROOTS) == 31:
            break
    assert in_content_script(chromium, chromium.page, KNOWN_ROOTS) == 31
    chromium.page.evaluate("document.getElementById('all').textContent = 'All the notes have been taken away.'")
    chromium.wait(1)
    assert in_content_script(chromium, chromium.page, KNOWN_ROOTS) == 1


def test_a_small_locker_frame_of_another_site_gets_no_page_left(browser, site):
    site.add("/ad.html", LOCKER)
    address = site.add("/news.html", ARTICLE + FRAME.format(site.url("/ad.html", "b")))
    browser.open(address)
    browser.wait(2)
    assert browser.current_url() == address


def test_a_frame_that_covers_the_window_does_get_it_left(browser, site):
    site.add("/ad.html", LOCKER)
    browser.open(site.add("/host.html", ARTICLE + f'<iframe src="{site.url("/ad.html", "b")}" style="position:fixed;inset:0;width:100vw;height:100vh;border:0"></iframe>'))
    assert browser.wait_for_url("pages/warning/warning.html")


LIE = """(() => {
  const text = %s;
  const observation = { title: 'Police', lang: 'en', host: 'police.example', top: true, kind: null, blocks: [{ text, share: 1, place: 'overlay', origin: 'text' }],
    fields: { card: 1, voucher: 0, wallet: 0, phone: 0, password: 0, other: 0 }, traps: { fullscreen: 5, held: 1 }, cover: { image: 1, frame: 1 } };
  for (let i = 0; i < 3; i += 1) chrome.runtime.sendMessage({ type: 'observation', observation, frameShare: 1 });
})()"""
SCAM = "National Police. Your computer has been locked because of illegal activity. You must pay a fine of 300 euros by card within 24 hours or you will be arrested."


@pytest.mark.parametrize("style", ["width:280px;height:150px;border:0", "width:0;height:0;border:0", "position:fixed;inset:0;width:100vw;height:100vh;opacity:0;border:0"])
def test_a_frame_that_lies_about_its_size_gets_no_page_left(chromium, site, style):
    """Its process is in the scammer's hands; the page around it is not, and says how much room frames have."""
    site.add("/ad.html", "<!doctype html><title>ad</title><p>Beans and bread, today only, in the shop around the corner.</p>")
    address = site.add("/news.html", ARTICLE + f'<iframe src="{site.url("/ad.html", "b")}" style="{style}"></iframe>')
    chromium.open(address)
    assert chromium.wait_until(lambda: len(chromium.page.frames) == 2 and "ad.html" in chromium.page.frames[1].url)
    chromium.wait(0.5)
    in_content_script(chromium, chromium.page.frames[1], LIE % repr(SCAM))
    # What the frame says has been judged when a verdict for it is there.
    assert chromium.wait_until(lambda: chromium.tab_state() is not None)
    chromium.wait(1.5)
    assert chromium.current_url() == address
    assert chromium.evaluate(BANNER) == (1 if "280" in style else 0), "what nobody sees is warned of nowhere"


def test_a_page_that_is_held_can_only_lose_itself(browser, site):
    """Judged by its text alone: it is its own tab that is left, and no other, of its site or of another."""
    site.add("/calm.html", "<!doctype html><title>Bread</title><p>Mix flour, water and salt, and let it rest for a night.</p>")
    others = [site.url("/calm.html", origin) for origin in ("a", "b")]
    for other in others:
        browser.control("async (url) => { await browser.windows.create({ url }); }", other)
    browser.open(site.add("/held.html", f"<!doctype html><title>x</title><h1>{SCAM}</h1><script>setTimeout(() => {{ for (;;); }})</script>"))
    assert browser.wait_for_url("pages/warning/warning.html")
    browser.wait(1)
    shown = browser.control("async () => (await browser.tabs.query({})).map((tab) => tab.url)")
    assert [url for url in shown if url in others] == others


def test_a_held_frame_has_no_say_about_the_page_around_it(browser, site):
    # Held for longer than this test looks, not for ever: a browser gives the next frame of that site the same process.
    site.add("/held.html", f"<!doctype html><title>x</title><p hidden>{SCAM}</p><script>setTimeout(() => {{ for (const end = Date.now() + 5000; Date.now() < end;); }}, 100)</script>")
    address = site.add("/news.html", ARTICLE + FRAME.format(site.url("/held.html", "b")))
    browser.open(address)
    assert browser.wait_until(lambda: "/held.html" in site.asked)
    browser.wait(2.5)
    assert browser.current_url() == address


HELD_FRAME = f"<!doctype html><title>x</title><h1>{SCAM}</h1><script>setTimeout(() => {{ for (const end = Date.now() + 7000; Date.now() < end;); }})</script>"
COVERING = '<iframe src="{}" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>'


def test_a_held_frame_that_covers_the_window_does_get_it_left(browser, site):
    site.add("/held.html", HELD_FRAME)
    browser.open(site.add("/host.html", ARTICLE + COVERING.format(site.url("/held.html", "b"))))
    assert browser.wait_for_url("pages/warning/warning.html")


def test_a_held_frame_borrows_no_room_from_another(browser, site):
    site.add("/held.html", HELD_FRAME)
    site.add("/calm.html", ARTICLE)
    address = site.add("/news.html", COVERING.format(site.url("/calm.html", "c")) + FRAME.format(site.url("/held.html", "b")))
    browser.open(address)
    assert browser.wait_until(lambda: "/held.html" in site.asked)
    browser.wait(4)
    assert browser.current_url() == address


def test_a_flood_from_one_frame_starves_nobody_and_moves_nothing(chromium, site):
    site.add("/ad.html", "<!doctype html><title>ad</title><p>Beans and bread, today only, in the shop around the corner.</p>")
    site.add("/locker.html", LOCKER)
    address = site.add("/news.html", ARTICLE + FRAME.format(site.url("/ad.html", "b")))
    chromium.open(address)
    assert chromium.wait_until(lambda: len(chromium.page.frames) == 2 and "ad.html" in chromium.page.frames[1].url)
    chromium.wait(0.5)
    before = chromium.send({"type": "settings"})
    in_content_script(chromium, chromium.page.frames[1], FLOOD.replace("ROUNDS", "400"))
    other = chromium.context.new_page()
    other.goto(site.url("/locker.html", "c"), wait_until="commit")
    assert chromium.wait_until(lambda: "pages/warning/" in other.url, 30), "the flood starved another tab"
    chromium.wait(0.5)
    assert chromium.current_url() == address
    assert chromium.send({"type": "settings"}) == before
    assert chromium.control("async () => Object.keys(await browser.storage.local.get(null))") == []
    other.close()


COMMITS = """(tabId) => {
  window.commits = [];
  window.listening ??= browser.webNavigation.onCommitted.addListener((one) => { if (one.tabId === window.watched && one.frameId === 0) window.commits.push(one.url); }) ?? true;
  window.watched = tabId;
}"""


def test_a_page_cannot_send_the_verdict_after_the_person(browser, site):
    """A locker that goes to another site by itself must not get that one left, even when we were about to leave."""
    site.add("/bread.html", "<!doctype html><title>Bread</title><p>Mix flour, water and salt, and let it rest for a night.</p>")
    target = site.url("/bread.html", "b")
    outcomes = set()
    for wait in (0, 20, 60, 90, 120, 150, 200, 300):
        browser.control(COMMITS, browser.tab_id)
        browser.open(site.add(f"/away{wait}.html", LOCKER + f"<script>setTimeout(() => location.replace('{target}'), {wait})</script>"))

        def settled():
            commits = browser.control("() => commits")
            return browser.current_url() == target if target in commits else "warning.html" in browser.current_url()

        assert browser.wait_until(settled), wait
        browser.wait(1)
        assert settled(), f"after {wait} ms: a site that was reached is not taken away again"
        outcomes.add(target in browser.control("() => commits"))
    assert True in outcomes, "the page never got to the other site: nothing was tested"
    browser.open(target)
    browser.wait(1)
    assert browser.current_url() == target
    assert browser.evaluate(BANNER) == 0


def test_a_page_that_hops_between_sites_cannot_dodge_the_person(browser, site):
    """What the person asks for holds for the tab, whatever it shows by then."""
    for origin, other in (("a", "b"), ("b", "a")):
        site.add(f"/hop-{origin}.html", f"<!doctype html><title>Hop</title><p>Wait.</p><script>setTimeout(() => location.replace('{site.url(f'/hop-{other}.html', other)}'), 40)</script>")
    browser.open(site.url("/hop-a.html", "a"))
    assert browser.wait_until(lambda: "/hop-b.html" in site.asked)
    browser.send({"type": "leave", "tabId": browser.tab_id})

    def freed():
        # A tab that cannot be navigated goes, and the warning comes in another.
        shown = browser.control("async () => (await browser.tabs.query({})).map((tab) => tab.url)")
        return any("pages/warning/warning.html" in url for url in shown) and not any("/hop-" in url for url in shown)

    assert browser.wait_until(freed)
    browser.wait(1)
    assert freed()
