"""Ways to show a text that a person reads and a program may not: each a function from sentences to the body of a page.

Each is used twice: with a scam, and with an innocent text, its harmless twin.
"""

import base64
import html
import json
from collections.abc import Callable

from notthepolice.browsers.site import LocalSite

SCAM = [
    "National Police, cybercrime unit.",
    "Your computer has been locked because of illegal activity.",
    "You must pay a fine of 300 euros by card within 24 hours.",
    "Otherwise you will be arrested and a criminal case will be opened against you.",
]
ADVICE = "Beware of scams: never pay and never answer such messages. If someone threatens you, tell a trusted adult, keep the evidence and report it to the police."
CARD = '<p><input autocomplete="cc-number" placeholder="Card number"><input autocomplete="cc-exp" placeholder="MM/YY"><input autocomplete="cc-csc" placeholder="CVC"></p>'
HARMLESS = [
    "Town library, reading room.",
    "Your garden has been watered because of the dry weather.",
    "You may bring a pot of soup for the neighbours on Sunday.",
    "Otherwise we will meet in May and plant the beans along the fence.",
]
SHEET = ".sheet{position:fixed;inset:0;background:#123;color:#fff;font:44px/1.6 sans-serif;padding:40px;overflow:auto}"
COVERING_FRAME = "const frame = document.body.appendChild(document.createElement('iframe')); frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';"
FILLER = "".join(f"<p>Bed {n}: sow the beans two fingers deep, water them well, and wait for a warm week.</p>" for n in range(2500))

Sentences = list[str]
Body = Callable[[Sentences], str]


def page(body: str, more: str = "") -> str:
    """A whole document."""
    return f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Notice</title><style>{SHEET}{more}</style><body>{body}</body></html>"


def sheet(inner: str) -> str:
    """What covers the window."""
    return f"<div class='sheet'>{inner}</div>"


def paragraphs(text: Sentences) -> str:
    return "".join(f"<p>{html.escape(one)}</p>" for one in text)


def written(change: Callable[[str], str]) -> Body:
    """Another way to write the letters."""
    return lambda text: sheet("".join(f"<p>{change(one)}</p>" for one in text))


def each_letter(before: str, after: str, around: str = "p") -> Body:
    """Every letter in an element of its own."""
    return lambda text: sheet("".join(f"<{around}>" + "".join(f"{before}{letter}{after}" if letter != " " else " " for letter in one) + f"</{around.split()[0]}>" for one in text))


def styled(rule: Callable[[int, str], str], make: Callable[[int, str], str]) -> Body:
    """Text that style sheets write."""
    return lambda text: "<style>" + "".join(rule(n, one) for n, one in enumerate(text)) + "</style>" + sheet("".join(make(n, one) for n, one in enumerate(text)))


def scripted(code: str) -> Body:
    """Text that a script puts there; the script has it as `text`, as markup `markup`, and as a covering sheet `sheet`."""
    return lambda text: f"<p>Wait.</p><script>const text = {json.dumps(text)}, markup = {json.dumps(paragraphs(text))}, sheet = {json.dumps(sheet(paragraphs(text)))};{code}</script>"


def words_backwards(text: Sentences) -> str:
    """In the document the last word comes first; the row is shown from its end."""
    return sheet("".join("<p style='display:flex;flex-direction:row-reverse;justify-content:flex-end;gap:14px'>" + "".join(f"<span>{word}</span>" for word in reversed(one.split(" "))) + "</p>" for one in text))


def words_ordered(text: Sentences) -> str:
    """The order of the document is nobody's order."""
    lines = []
    for one in text:
        parts = list(enumerate(one.split(" ")))
        mixed = parts[1::2] + parts[::2][::-1]
        lines.append("<p style='display:flex;gap:14px'>" + "".join(f"<span style='order:{place}'>{word}</span>" for place, word in mixed) + "</p>")
    return sheet("".join(lines))


def around_body(text: Sentences) -> str:
    """A style sheet that writes all there is to read, before and after a body without anything in it."""
    return f"body{{font-size:40px}} body::before{{content:'{' '.join(text[:2])}'}} body::after{{content:'{' '.join(text[2:])}'}}"


CONSTRUCTED = f"""const made = new CSSStyleSheet(); made.replaceSync({json.dumps(around_body(["ONE", "TWO", "THREE", "FOUR"]))}
  .replace('ONE', text[0]).replace('TWO', text[1]).replace('THREE', text[2]).replace('FOUR', text[3])); DOCUMENT.adoptedStyleSheets = [made];"""
ALIKE = str.maketrans("aeocpxiy", "аеосрхіу")
DIGITS = str.maketrans("oeia", "0314")
WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
BLOCK = "display:block;width:100%;height:60px"

BODIES: dict[str, Body] = {
    "as it is": lambda text: sheet(paragraphs(text)),
    "good advice below": lambda text: sheet(paragraphs(text) + CARD + f'<p style="font-size:15px">{ADVICE}</p>'),
    "look-alike letters": written(lambda one: one.translate(ALIKE)),
    "wide letters": written(lambda one: one.translate(WIDE)),
    "digits for letters": written(lambda one: " ".join(word if word.isdigit() else word.translate(DIGITS) if len(word) > 4 else word for word in one.split(" "))),
    "zero-width spaces": written("\u200b".join),
    "soft hyphens": written("\u00ad".join),
    "word joiners": written("\u2060".join),
    "combining marks": written(lambda one: "".join(letter + "\u0336" if letter.isalpha() else letter for letter in one)),
    "bidi overrides": written(lambda one: "\u202e" + one[::-1] + "\u202c"),
    "letters spaced": written(lambda one: "\u00a0\u00a0\u00a0".join(" ".join(word) for word in one.split(" "))),
    "letters spaced, as they stand": written(lambda one: "<span style='white-space:pre-wrap'>" + "   ".join(" ".join(word) for word in one.split(" ")) + "</span>"),
    "letters in spans": each_letter("<span>", "</span>"),
    "letters in inline blocks": each_letter("<i style='display:inline-block'>", "</i>"),
    "letters in blocks of a row": each_letter("<div style='display:inline-block'>", "</div>", "div"),
    "comments inside words": each_letter("", "<!-- x -->"),
    "hidden junk inside words": each_letter("", "<b style='display:none'>q</b>"),
    "before, by sentences": styled(lambda n, one: f".s{n}::before{{content:'{one}'}}", lambda n, _: f"<p class='s{n}'></p>"),
    "after, escaped": styled(lambda n, one: f".s{n}::after{{content:'{''.join(f'{chr(92)}{ord(c):06x}' for c in one)}'}}", lambda n, _: f"<p class='s{n}'></p>"),
    "before, from attributes": styled(lambda n, _: f".s{n}::before{{content:attr(data-x)}}", lambda n, one: f"<p class='s{n}' data-x='{one}'></p>"),
    "before, letter by letter": lambda text: "<style>b::before{content:attr(data-x)}</style>" + sheet("".join("<p>" + "".join(f"<b data-x='{letter}'></b>" for letter in one) + "</p>" for one in text)),
    "before and after the body": lambda text: "<style>" + around_body(text) + "</style>",
    "before the body, by a constructed style sheet": scripted(CONSTRUCTED.replace("DOCUMENT", "document")),
    "marks of a list": styled(lambda n, one: f".s{n}{{list-style:inside '{one}'}}", lambda n, _: f"<li class='s{n}'></li>"),
    "marks of a list, by content": styled(lambda n, one: f".s{n}{{list-style-position:inside}} .s{n}::marker{{content:'{one}'}}", lambda n, _: f"<li class='s{n}'></li>"),
    "quotation marks": styled(lambda n, one: f".s{n}{{quotes:'{one}' ''}} .s{n}::before{{content:open-quote}}", lambda n, _: f"<p class='s{n}'></p>"),
    "before, in a closed shadow root": lambda text: "<div><template shadowrootmode='closed'>" + styled(lambda n, one: f".s{n}::before{{content:'{one}'}}", lambda n, _: f"<p class='s{n}'></p>")(text).replace("<style>", f"<style>{SHEET}") + "</template></div>",
    "before, after junk": lambda text: "<i></i>" * 2000 + BODIES["before, by sentences"](text),
    "before, after empty style sheets": lambda text: "<style></style>" * 60 + BODIES["before, by sentences"](text),
    "row reversed": words_backwards,
    "order": words_ordered,
    "direction overridden": lambda text: sheet("".join(f"<p style='direction:rtl;unicode-bidi:bidi-override;text-align:left'>{one[::-1]}</p>" for one in text)),
    "floated right": lambda text: sheet("".join("<p style='overflow:hidden;width:max-content'>" + "".join(f"<span style='float:right;white-space:pre'>{c}</span>" for c in reversed(one)) + "</p>" for one in text)),
    "alt of broken pictures": lambda text: sheet("".join(f"<img src='/none.png' alt='{one}' style='{BLOCK}'>" for one in text)),
    "aria-label": lambda text: sheet("".join(f"<div role='img' aria-label='{one}' style='{BLOCK};background:#246'></div>" for one in text)),
    "placeholder": lambda text: sheet("".join(f"<input placeholder='{one}' style='{BLOCK};font-size:22px'>" for one in text)),
    "title of the document": lambda text: f"<script>document.title = {json.dumps(' '.join(text[:2]))}</script>" + sheet(paragraphs(text[2:])),
    "svg text": lambda text: sheet("<svg width='1200' height='400'>" + "".join(f"<text x='10' y='{40 + 50 * n}' fill='#fff'>{one}</text>" for n, one in enumerate(text)) + "</svg>"),
    "svg, letter by letter": lambda text: sheet("<svg width='1200' height='400'>" + "".join(f"<text x='10' y='{40 + 50 * n}' fill='#fff'>" + "".join(f"<tspan>{c}</tspan>" for c in one) + "</text>" for n, one in enumerate(text)) + "</svg>"),
    "svg, foreign object": lambda text: sheet("<svg width='1200' height='500'><foreignObject width='1200' height='500'><div xmlns='http://www.w3.org/1999/xhtml'>" + paragraphs(text) + "</div></foreignObject></svg>"),
    "open shadow root": lambda text: f"<div><template shadowrootmode='open'><style>{SHEET}</style>{sheet(paragraphs(text))}</template></div>",
    "closed shadow root": lambda text: f"<div><template shadowrootmode='closed'><style>{SHEET}</style>{sheet(paragraphs(text))}</template></div>",
    "closed shadow roots, nested": scripted(f"""let at = document.body; for (let i = 0; i < 3; i += 1) {{ at = at.appendChild(document.createElement('div')).attachShadow({{ mode: 'closed' }}); }}
      at.innerHTML = '<style>{SHEET}</style>' + sheet;"""),
    "closed shadow root, late, deep in a long page": lambda text: f"<main><section><div id='late'></div></section>{FILLER}</main>" + scripted(
        f"setTimeout(() => {{ document.getElementById('late').attachShadow({{ mode: 'closed' }}).innerHTML = '<style>{SHEET}</style>' + sheet; }}, 1500)")(text),
    "taken out of what is not shown": lambda text: (
        f"<script type='text/plain' id='kept'>{html.escape(' '.join(text))}</script>"
        "<script>const at = document.createElement('div'); at.className = 'sheet'; at.textContent = kept.textContent; kept.replaceWith(at);</script>"
    ),
    "text set by script, late": scripted("setTimeout(() => { document.body.innerHTML = sheet; }, 1200)"),
    "shown by a class, late": lambda text: f"<style>.off{{display:none}}</style><div id='o' class='off'>{sheet(paragraphs(text))}</div><script>setTimeout(() => {{ o.className = ''; }}, 1500)</script>",
    "shown by a style sheet, late": lambda text: f"<style id='o'>.sheet{{display:none}}</style>{sheet(paragraphs(text))}<script>setTimeout(() => {{ o.textContent = ''; }}, 1500)</script>",
    "faded in": lambda text: "<style>@keyframes in { from { opacity: 0 } to { opacity: 1 } } .sheet { animation: in 1.5s 0.5s both }</style>" + sheet(paragraphs(text)),
    "swapped every second": scripted(f"""document.body.innerHTML = sheet; const box = document.querySelector('.sheet'), other = {json.dumps(paragraphs(HARMLESS))};
      let on = false; setInterval(() => {{ on = !on; box.innerHTML = on ? markup : other; }}, 1000);"""),
    "words one after the other": scripted("""document.body.innerHTML = '<div class="sheet"></div>'; const all = text.join(' ').split(' '), box = document.querySelector('.sheet');
      const next = () => { const word = all.shift(); if (!word) return; box.append(word + ' '); setTimeout(next, 30); }; next();"""),
    "in the middle of a long page": lambda text: FILLER + sheet(paragraphs(text)) + FILLER,
    "after more text than is read": lambda text: FILLER * 11 + sheet(paragraphs(text)),
    "padding off the screen": lambda text: f"<div style='position:absolute;left:-9999px;width:600px'>{FILLER[:30000]}</div>{sheet(paragraphs(text))}",
    "padding that nobody sees": lambda text: sheet("".join(f"<p>{one}<span style='font-size:0;color:transparent'>{' Beans like a warm bed and much water.' * 12}</span></p>" for one in text)),
    "a frame of its own text": lambda text: f"<iframe srcdoc=\"{html.escape(page(sheet(paragraphs(text))))}\" style='position:fixed;inset:0;width:100%;height:100%;border:0'></iframe>",
    "a frame that is written": scripted(COVERING_FRAME + """
      frame.contentDocument.open(); frame.contentDocument.write(markup); frame.contentDocument.close();"""),
    "a frame that is empty for a while": scripted(COVERING_FRAME + """
      setTimeout(() => { frame.contentDocument.body.textContent = text.join(' '); }, 900);"""),
    "a shadow root in an empty frame": scripted(COVERING_FRAME + """
      setTimeout(() => { frame.contentDocument.body.attachShadow({ mode: 'closed' }).innerHTML = markup; }, 900);"""),
    "a style sheet in an empty frame": scripted(COVERING_FRAME + """
      const there = frame.contentDocument; there.head.appendChild(there.createElement('style')).textContent = ' ';""" + CONSTRUCTED.replace("new CSS", "new frame.contentWindow.CSS").replace("DOCUMENT", "there")),
    "a blob frame": scripted(COVERING_FRAME + """
      frame.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' }));"""),
    "a data frame": lambda text: f"<iframe src='data:text/html;base64,{base64.b64encode(page(sheet(paragraphs(text))).encode()).decode()}' style='position:fixed;inset:0;width:100%;height:100%;border:0'></iframe>",
    "a blob page": scripted(f"setTimeout(() => {{ location = URL.createObjectURL(new Blob(['<!doctype html><title>x</title><style>{SHEET}</style>' + sheet], {{ type: 'text/html' }})); }}, 100);"),
    "written anew": scripted(f"setTimeout(() => {{ document.open(); document.write('<!doctype html><style>{SHEET}</style>' + sheet); document.close(); }}, 400);"),
    "written anew, with shadow": scripted(f"""setTimeout(() => {{ document.open(); document.write('<!doctype html><div id="h"></div>'); document.close();
      document.getElementById('h').attachShadow({{ mode: 'closed' }}).innerHTML = '<style>{SHEET}</style>' + sheet; }}, 400);"""),
}

COVERING = "style='position:fixed;inset:0;width:100%;height:100%;border:0'"


def cross_frame(site: LocalSite, text: Sentences) -> str:
    """A frame of another site that covers the window."""
    site.add("/inner.html", page(sheet(paragraphs(text))))
    return f"<iframe src='{site.url('/inner.html', 'b')}' {COVERING}></iframe>"


def nested_frames(site: LocalSite, text: Sentences) -> str:
    """Frames of three sites, one in the other."""
    site.add("/inner.html", page(sheet(paragraphs(text))))
    site.add("/middle.html", page(f"<iframe src='{site.url('/inner.html', 'c')}' {COVERING}></iframe>"))
    return f"<iframe src='{site.url('/middle.html', 'b')}' {COVERING}></iframe>"


def outer_sheet(site: LocalSite, text: Sentences) -> str:
    """Written by the style sheet of another site, which no script of this one can read."""
    site.add("/far.css", "".join(f".s{n}::before{{content:'{one}'}}" for n, one in enumerate(text)), "text/css")
    return f"<link rel='stylesheet' href='{site.url('/far.css', 'b')}'>" + sheet("".join(f"<p class='s{n}'></p>" for n in range(len(text))))


def cut_up(site: LocalSite, text: Sentences) -> str:
    """A sentence in each of four frames of another site."""
    frames = []
    for n, one in enumerate(text):
        site.add(f"/part{n}.html", page(f"<p style='font-size:28px'>{one}</p>"))
        frames.append(f"<iframe src='{site.url(f'/part{n}.html', 'b')}' style='position:fixed;left:0;top:{25 * n}%;width:100%;height:25%;border:0'></iframe>")
    return "".join(frames)


FRAMES: dict[str, Callable[[LocalSite, Sentences], str]] = {"a frame of another site": cross_frame, "frames of three sites": nested_frames, "cut up over frames": cut_up, "a style sheet of another site": outer_sheet}

# Text that nobody can see, on an innocent page: `{}` is the text.
GROUND = "<main style='background:#fff;color:#111;padding:20px'><h1>Planting beans</h1><p>Beans like a warm bed. Sow them in May, two fingers deep, and water them well.</p>"
HIDDEN = {
    "display: none": "<div style='display:none'>{}</div>",
    "hidden": "<div hidden>{}</div>",
    "visibility": "<div style='visibility:hidden'>{}</div>",
    "opacity 0": "<div style='opacity:0'>{}</div>",
    "opacity 0 of what is around": "<div style='opacity:0'><section><div style='opacity:1'>{}</div></section></div>",
    "a font of one pixel": "<div style='font-size:1px;line-height:1px'>{}</div>",
    "no font size": "<div style='font-size:0'>{}</div>",
    "left of the screen": "<div style='position:absolute;left:-9999px;top:0;width:600px'>{}</div>",
    "above the screen": "<div style='position:absolute;top:-9999px'>{}</div>",
    "indented away": "<div style='text-indent:-9999px;overflow:hidden;white-space:nowrap'>{}</div>",
    "moved away": "<div style='transform:translateX(-9999px)'>{}</div>",
    "shrunk": "<div style='transform:scale(0)'>{}</div>",
    "the colour of the ground": "<div style='color:#fff'>{}</div>",
    "transparent ink": "<div style='color:transparent'>{}</div>",
    "clip-path": "<div style='clip-path:inset(50%)'>{}</div>",
    "clip": "<div style='position:absolute;clip:rect(0 0 0 0)'>{}</div>",
    "clipped circle": "<div style='clip-path:circle(0)'>{}</div>",
    "covered": "<div style='position:relative;height:300px'><div style='position:absolute;inset:0'>{}</div><div style='position:absolute;inset:0;background:#fff'>Beans.</div></div>",
    "no size, overflow hidden": "<div style='width:0;height:0;overflow:hidden'>{}</div>",
    "one pixel, overflow hidden": "<div style='position:absolute;width:1px;height:1px;overflow:hidden'>{}</div>",
    "max-height 0": "<div style='max-height:0;overflow:hidden'>{}</div>",
    "content-visibility": "<div style='content-visibility:hidden'>{}</div>",
    "closed details": "<details><summary>More</summary>{}</details>",
    "template": "<template>{}</template>",
    "noscript": "<noscript>{}</noscript>",
    "script": "<script type='text/plain'>{}</script>",
    "comment": "<!-- {} -->",
    "closed shadow root, unseen": "<div style='display:none'><template shadowrootmode='closed'>{}</template></div>",
    "children without a slot": "<div><template shadowrootmode='open'><p>Beans.</p></template>{}</div>",
    "a frame that is not shown": "<iframe hidden srcdoc=\"{}\"></iframe>",
    "a frame of no size": "<iframe style='width:0;height:0;border:0' srcdoc=\"{}\"></iframe>",
}
