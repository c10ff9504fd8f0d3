"""A hostile page against the banner: it may not learn of us, restyle, cover, press or keep away what the person is to see."""

from pathlib import Path

import pytest

CHAT = (Path(__file__).parent / "pages/chat.html").read_text(encoding="utf-8")
BANNER = "() => document.querySelectorAll(':popover-open').length"
# What the page can read of the element that carries the banner, as its scripts find it.
SEEN = """() => {
  const host = [...document.querySelectorAll(':popover-open')].pop();
  const box = host.getBoundingClientRect();
  return { tag: host.localName, attributes: host.getAttributeNames().sort(), text: host.textContent, inner: host.innerHTML, shadow: host.shadowRoot === null,
    under: document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2).map((one) => one === host), deepest: document.activeElement === document.body };
}"""
PROBE = """async (extension) => {
  const paths = ['manifest.json', 'icons/16.png', 'icons/128.png', 'content/main.js', 'pages/warning/warning.html', 'release/told.json'];
  const unknown = extension.replace(/\\/\\/[^/]{8}/, '//abcdefgh');
  const load = (make) => new Promise((done) => make(() => done('load'), () => done('error')));
  const ask = async (address) => Promise.all([
    fetch(address).then(() => 'load', () => 'error'),
    load((yes, no) => Object.assign(new Image(), { onload: yes, onerror: no, src: address })),
    load((yes, no) => document.head.append(Object.assign(document.createElement('script'), { onload: yes, onerror: no, src: address }))),
    load((yes, no) => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', onload: yes, onerror: no, href: address }))),
  ]);
  const ours = [], others = [];
  for (const path of paths) { ours.push(...await ask(extension + path)); others.push(...await ask(unknown + path)); }
  return { ours, others };
}"""
TRACES = """() => {
  const native = [addEventListener, Element.prototype.attachShadow, history.pushState, alert, fetch, Document.prototype.open, EventTarget.prototype.dispatchEvent];
  return { html: document.documentElement.outerHTML, sheets: document.adoptedStyleSheets.length, symbols: Object.getOwnPropertySymbols(window).map(String),
    names: Object.getOwnPropertyNames(window).filter((name) => /not.?the.?police|content_?script/i.test(name)), own: Object.keys(document).filter((name) => name !== 'location'),
    patched: native.filter((one) => !/\\[native code\\]/.test(Function.prototype.toString.call(one))).length,
    asked: performance.getEntriesByType('resource').map((one) => one.name).filter((name) => /extension:/.test(name)) };
}"""


def shown(browser, site, more="", path="/tamper.html"):
    """Opens a chat with a threat in it, and `more` at its end; returns its address when the banner is there."""
    address = site.add(path, CHAT + more)
    browser.open(address)
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 8), "no banner"
    return address


def test_an_ordinary_page_finds_no_trace_of_us(browser, site):
    html = '<html lang="en"><head><title>Bread</title></head><body><p>Mix flour, water and salt, and let it rest for a night.</p></body></html>'
    browser.open(site.add("/bread.html", "<!doctype html>" + html))
    browser.wait(1)
    found = browser.evaluate(TRACES)
    assert found.pop("html") == html
    assert not any(found.values()), found


def test_probing_for_our_files_tells_nothing(chromium, site):
    chromium.open(site.add("/probe.html", "<!doctype html><title>x</title><p>x</p>"))
    assert chromium.wait_until(lambda: chromium.evaluate("() => document.readyState") == "complete")
    found = chromium.evaluate(PROBE, chromium.extension)
    assert found["ours"] == found["others"]
    assert set(found["ours"]) == {"error"}


def test_probing_for_our_files_tells_nothing_in_firefox_either(firefox, site):
    """Even with our address, which is another one in each installation."""
    address = site.add("/probe.html", f"<!doctype html><title>x</title><p>x</p><script>({PROBE})({firefox.extension!r}).then((found) => {{ window.found = found; }})</script>")
    firefox.open(address)
    assert firefox.wait_until(lambda: firefox.evaluate("() => Boolean(window.found)"))
    found = firefox.evaluate("() => found")
    assert found["ours"] == found["others"]
    assert set(found["ours"]) == {"error"}


def test_the_page_sees_an_element_without_name_or_words(browser, site):
    shown(browser, site)
    seen = browser.evaluate(SEEN)
    assert seen["attributes"] == ["dir", "popover"]
    assert (seen["tag"], seen["text"], seen["inner"], seen["shadow"], seen["deepest"]) == ("div", "", "", True, True)
    assert seen["under"][0] is True, "something lies over the banner"


STYLES = """<style>:popover-open, div, * { display: none; opacity: 0 !important; visibility: hidden !important; transform: scale(0) !important; inset: auto -9999px -9999px auto !important;
  width: 0 !important; height: 0 !important; clip-path: inset(50%) !important; pointer-events: none !important; filter: opacity(0) !important; font-size: 0 !important; color: transparent !important }
  html, body, body * { visibility: visible !important; opacity: 1 !important; transform: none !important; inset: auto !important; width: auto !important; height: auto !important; clip-path: none !important;
  filter: none !important; font-size: 16px !important; color: #111 !important; display: block }</style>"""
LOOKS = """() => { const style = getComputedStyle([...document.querySelectorAll(':popover-open')].pop());
  const box = [...document.querySelectorAll(':popover-open')].pop().getBoundingClientRect();
  return [style.display, style.opacity, style.visibility, style.transform, style.clipPath, style.filter, style.pointerEvents, box.width > 200 && box.height > 80 && box.right <= innerWidth && box.top >= 0]; }"""


def test_styles_of_the_page_change_nothing(browser, site):
    shown(browser, site, STYLES)
    expected = ["block", "1", "visible", "none", "none", "none", "auto", True]
    assert browser.evaluate(LOOKS) == expected
    browser.evaluate("""() => { const host = [...document.querySelectorAll(':popover-open')].pop();
      for (const [name, value] of [['display', 'none'], ['opacity', '0'], ['inset', '-9999px'], ['width', '1px']]) host.style.setProperty(name, value, 'important'); }""")
    browser.wait(0.6)
    assert browser.evaluate(LOOKS) == expected


PRESS = """() => {
  const host = [...document.querySelectorAll(':popover-open')].pop(), box = host.getBoundingClientRect();
  for (let x = 10; x < box.width; x += 20) for (let y = 10; y < box.height; y += 20) {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      const event = new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: box.x + x, clientY: box.y + y, detail: 1 });
      host.dispatchEvent(event);
      window.dispatchEvent(new MouseEvent(type, event));
    }
  }
  host.click(); host.focus();
  for (const key of ['Enter', ' ']) for (const type of ['keydown', 'keypress', 'keyup']) host.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
}"""


def test_the_page_cannot_press_for_the_person(browser, site):
    address = shown(browser, site)
    browser.wait(0.8)
    tabs = browser.windows()
    browser.evaluate(PRESS)
    browser.wait(0.6)
    assert (browser.evaluate(BANNER), browser.windows(), browser.current_url()) == (1, tabs, address)


FORGED = """<div popover="manual" id="f"><section role="alert"><button id="fake" onclick="postMessage({type:'banner',event:'leave',id:'x'},'*')">Leave</button></section></div>
<script>addEventListener('load', () => { f.showPopover(); for (const type of ['banner', 'show_banner', 'observation', 'leaving']) {
  postMessage({ type, event: 'removed', id: '1' }, '*'); document.dispatchEvent(new CustomEvent(type)); } fake.click(); })</script>"""


def test_a_forged_banner_gains_nothing(browser, site):
    address = site.add("/forged.html", "<!doctype html><title>Bread</title><p>Mix flour, water and salt, and let it rest for a night.</p>" + FORGED)
    browser.open(address)
    browser.wait(1.5)
    state = browser.tab_state()
    assert browser.current_url() == address
    assert state is None or state["action"] == "none"


FIGHTS = {
    "removes it": "setInterval(() => document.querySelectorAll(':popover-open').forEach((one) => one.remove()), 30)",
    "closes it": "setInterval(() => document.querySelectorAll(':popover-open').forEach((one) => one.hidePopover()), 30)",
    "takes its popover away": "setInterval(() => document.querySelectorAll(':popover-open').forEach((one) => one.removeAttribute('popover')), 30)",
    "covers it": """setInterval(() => { document.querySelectorAll('.over').forEach((one) => one.remove()); const over = document.createElement('p');
      over.className = 'over'; over.popover = 'manual'; over.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;background:#fff;margin:0;border:0'; over.textContent = 'Wait';
      document.body.append(over); over.showPopover(); }, 60)""",
    "makes it inert": "setInterval(() => { document.documentElement.inert = true; }, 30)",
    "shrinks it": "setInterval(() => { document.documentElement.style.zoom = '0.1'; document.body.style.zoom = '10'; }, 30)",
}


@pytest.mark.parametrize("how", FIGHTS)
def test_a_page_that_fights_the_banner_is_left(browser, site, how):
    browser.open(site.add("/fight.html", CHAT + f"<script>setTimeout(() => {{ {FIGHTS[how]} }}, 400)</script>"))
    assert browser.wait_for_url("pages/warning/warning.html", 12)


def test_a_page_that_clears_itself_once_keeps_the_banner(browser, site):
    address = shown(browser, site)
    browser.evaluate("() => document.querySelectorAll(':popover-open').forEach((one) => one.remove())")
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 3)
    assert browser.current_url() == address


def test_the_banner_is_worked_by_keyboard_alone(browser, site):
    shown(browser, site)
    browser.wait(0.8)
    tabs = browser.windows()
    browser.keys("Tab", "Enter")
    assert browser.wait_until(lambda: browser.windows() == tabs + 1, 5), "the first button is help"


def test_a_page_that_writes_itself_anew_keeps_the_banner_and_its_buttons(browser, site):
    """`document.open()` throws out every listener, ours too."""
    address = shown(browser, site)
    browser.evaluate("(html) => { document.open(); document.write(html); document.close(); }", CHAT)
    assert browser.wait_until(lambda: browser.evaluate(BANNER) == 1, 3)
    browser.wait(0.8)
    tabs = browser.windows()
    browser.keys("Tab", "Enter")
    assert browser.wait_until(lambda: browser.windows() == tabs + 1, 5)
    assert browser.current_url() == address


def test_the_page_does_not_hear_keys_and_clicks_on_the_banner(browser, site):
    spy = """<script>window.heard = []; for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'keyup', 'focusin', 'pointermove', 'mouseover'])
      for (const target of [window, document]) target.addEventListener(type, (event) => { if (event.target !== document && event.target?.popover === 'manual') heard.push(type); }, true);</script>"""
    shown(browser, site, spy)
    browser.wait(0.8)
    box = browser.evaluate("() => { const box = [...document.querySelectorAll(':popover-open')].pop().getBoundingClientRect(); return [box.x + 20, box.y + 20]; }")
    browser.click_at(*box)
    browser.keys("Tab", "a")
    assert browser.evaluate("() => heard") == []


def test_the_banner_speaks_to_screen_readers(chromium, site):
    shown(chromium, site)
    cdp = chromium.context.new_cdp_session(chromium.page)
    cdp.send("Accessibility.enable")
    nodes = [(node.get("role", {}).get("value"), node.get("name", {}).get("value", "")) for node in cdp.send("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    assert any(role == "alert" and name for role, name in nodes)
    assert len([name for role, name in nodes if role == "button" and name]) >= 2
