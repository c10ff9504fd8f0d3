"""Check a text: what is read out of a saved mail, and what is shown of the verdict."""

import base64
import quopri
from pathlib import Path

import pytest
from page_tools import LANGUAGES, LOCALES, show, texts, with_modules

from notthepolice.browsers.chromium import Chromium

THREAT = "I recorded you through your webcam. Pay 900 dollars in bitcoin within 48 hours or I will send the video to all your contacts."
READ_JS = with_modules("async (bytes) => (await import('check/eml.js')).readMail(Uint8Array.from(bytes))")


def read(chromium: Chromium, mail: bytes) -> dict[str, str]:
    answer: dict[str, str] = show(chromium, "check", "en").evaluate(READ_JS, list(mail))
    return answer


def html_part(words: str) -> str:
    return f"<html><head><title>t</title><style>p {{}}</style></head><body><script>bad()</script><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("mail", "subject", "text"),
    [
        (b"Subject: Hello\r\n\r\nPlain words.\r\n", "Hello", "Plain words."),
        (b"Subject: =?utf-8?B?w4l0w6k=?= =?iso-8859-1?Q?_=E9t=E9?=\n\nx", "Été été", "x"),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + base64.encodebytes("Überweise 500 €".encode()),
            "",
            "Überweise 500 €",
        ),
        (
            b"Content-Type: text/plain; charset=iso-8859-15\nContent-Transfer-Encoding: quoted-printable\n\n"
            + quopri.encodestring("payez 500 € à".encode("iso-8859-15")),
            "",
            "payez 500 € à",
        ),
        (b"Content-Type: text/html; charset=utf-8\n\n" + html_part("Pay <b>now</b><br>or else").encode(), "", "Pay now\nor else"),
        (b"Content-Type: text/plain; charset=big5\n\n" + "請付錢".encode("big5"), "", "請付錢"),
        (b"Content-Type: text/plain; charset=no-such-set\n\nstill read", "", "still read"),
        (b"Subject: folded\n words\n\nx", "folded words", "x"),
        (b"", "", ""),
        (b"\x00\xff\xfe no mail at all", "", ""),
    ],
)
def test_a_mail_is_read_down_to_its_words(chromium: Chromium, mail: bytes, subject: str, text: str) -> None:
    assert read(chromium, mail) == {"subject": subject, "text": text}


def test_parts_of_a_mail(chromium: Chromium) -> None:
    mail = (
        'Content-Type: multipart/mixed; boundary="a b"\n\npreamble\n--a b\n'
        "Content-Type: multipart/alternative; boundary=inner\n\n--inner\nContent-Type: text/plain\n\nshort\n--inner\n"
        f"Content-Type: text/html\n\n{html_part(THREAT)}\n--inner--\n--a b\n"
        'Content-Type: text/plain; name="x.txt"\nContent-Disposition: attachment\n\nan attachment\n--a b\n'
        "Content-Type: message/rfc822\n\nSubject: passed on\n\ninner words\n--a b--\nafter\n"
    )
    text = read(chromium, mail.encode())["text"]
    assert THREAT in text
    assert "passed on" in text
    assert "inner words" in text
    assert "an attachment" not in text
    assert "preamble" not in text
    assert "after" not in text
    assert "bad()" not in text


def test_a_mail_that_never_ends_inwards_is_read_at_all(chromium: Chromium) -> None:
    mail = "Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 200 + "Content-Type: text/plain\n\nend\n--x--"
    assert read(chromium, mail.encode())["text"] in ("", "end")


def test_dropped_mail_gives_the_verdict_with_the_wording_marked(chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "message.eml"
    file.write_text(f"Subject: your video\nContent-Type: text/plain; charset=utf-8\n\n{THREAT}\n", encoding="utf-8")
    tab = show(chromium, "check", "en")
    tab.locator("#file").set_input_files(file)
    tab.wait_for_selector("#result:not([hidden])")
    assert tab.locator("#verdict").inner_text() == "This looks like blackmail."
    assert tab.evaluate("() => document.activeElement.id") == "verdict", "a screen reader says the result at once"
    assert THREAT in tab.locator("#marked").inner_text()
    assert tab.locator("#marked mark").count() >= 2
    assert tab.locator("#reasons li").count() >= 2
    assert tab.locator("#steps li").count() >= 5


DROP_JS = """([selector, name, bytes]) => {
  const given = new DataTransfer();
  given.items.add(new File([Uint8Array.from(bytes)], name));
  const event = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
  return event.defaultPrevented;
}"""
MIXED = (
    'Content-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: multipart/alternative; boundary=in\n\n'
    '--in\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{plain}\n'
    '--in\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{html}\n--in--\n'
    '--out\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--out--\n'
).format(plain=quopri.encodestring(b"See the other part.").decode(), html=base64.encodebytes(html_part(THREAT).encode()).decode())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("message.eml", MIXED.encode()),
        ("message.eml", b"Content-Type: text/html; charset=utf-8\n\n" + html_part(THREAT).encode()),
        ("message.eml", b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(THREAT.encode())),
        ("message.EML", b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(THREAT.encode())),
        ("message.txt", THREAT.encode("utf-8-sig")),
        ("message.txt", THREAT.encode("utf-16")),
        ("message.txt", b"\xfe\xff" + THREAT.encode("utf-16-be")),
        ("message.txt", f"{THREAT} – « déjà »".encode("windows-1252")),
    ],
)
@pytest.mark.parametrize("place", ["#drop", "h1"])
def test_a_dropped_file_is_read_wherever_it_falls(chromium: Chromium, name: str, content: bytes, place: str) -> None:
    tab = show(chromium, "check", "en")
    here = tab.url
    assert tab.evaluate(DROP_JS, [place, name, list(content)]), "or else the browser opens the file in our page's place"
    tab.wait_for_selector("#result:not([hidden])")
    assert tab.locator("#verdict").inner_text() == "This looks like blackmail."
    assert THREAT[:40] in " ".join(tab.locator("#marked").inner_text().split())
    assert tab.locator("#marked mark").count() >= 2
    assert tab.url == here


@pytest.mark.parametrize(
    ("language", "encoding", "words"),
    [("zh-Hans", "gb18030", "请马上付钱，否则公开"), ("zh-Hant", "big5", "請馬上付錢，否則公開"), ("ar", "windows-1256", "ادفع المال الآن")],
)
def test_older_text_files_are_read_as_their_readers_wrote_them(chromium: Chromium, language: str, encoding: str, words: str) -> None:
    tab = show(chromium, "check", language)
    tab.evaluate(DROP_JS, ["#drop", "old.txt", list(words.encode(encoding))])
    tab.wait_for_selector("#result:not([hidden])")
    assert tab.locator("#text").input_value() == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_without_words_is_told_in_the_person_s_language(chromium: Chromium, language: str, tmp_path: Path) -> None:
    noise = bytes((at * 7919 + at // 251) % 256 for at in range(5000))
    tab = show(chromium, "check", language)
    tab.locator("#text").fill("see you at seven")
    tab.locator("#form button").click()
    tab.wait_for_selector("#result:not([hidden])")
    wanted = texts(LOCALES / "ui" / f"{language}.toml")
    for name, content in (
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise),
        ("program.txt", noise),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("only-a-picture.eml", b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"),
    ):
        tab.evaluate("() => { document.querySelector('#status').textContent = ''; }")
        tab.evaluate(DROP_JS, ["#drop", name, list(content)])
        tab.wait_for_function("() => document.querySelector('#status').textContent !== ''")
        assert tab.locator("#status").inner_text() == wanted["ui.check.no_words"], name
        assert not tab.locator("#result").is_visible(), "no old verdict stands under a new file"
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"a " * 11_000_000)
    tab.locator("#file").set_input_files(huge)
    tab.wait_for_function("(words) => document.querySelector('#status').textContent === words", arg=wanted["ui.check.too_long"])


def test_innocent_words_are_not_called_safe(chromium: Chromium) -> None:
    tab = show(chromium, "check", "en")
    tab.locator("#text").fill("See you at seven, bring the cake.")
    tab.locator("#form button").click()
    tab.wait_for_selector("#result:not([hidden])")
    assert tab.locator("#verdict").inner_text() == "We found no threat of this kind."
    assert "do not pay" in tab.locator("#meaning").inner_text()
    assert not tab.locator("#help").is_visible()


def test_nothing_to_check_and_too_much(chromium: Chromium) -> None:
    tab = show(chromium, "check", "en")
    tab.locator("#form button").click()
    assert "no text yet" in tab.locator("#status").inner_text()
    tab.locator("#text").evaluate("(area) => { area.value = 'a '.repeat(600_000); }")
    tab.locator("#form button").click(timeout=60_000)  # the browser itself is slow to lay out so much
    assert "too long" in tab.locator("#status").inner_text()
    assert not tab.locator("#result").is_visible()


def test_selected_words_come_from_the_worker_s_memory_once(chromium: Chromium) -> None:
    """The menu hands them over by id: they are never part of an address."""
    tab = show(chromium, "check", "en", "an-id-nobody-gave")
    assert tab.locator("#text").input_value() == ""
    assert "text=" not in tab.url


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("Pay me now", ["pay", "NOW"], [("Pay", True), (" me ", False), ("now", True)]),
        ("a\nb", ["a b"], [("a\nb", True)]),
        ("1+1 (x)", ["(x)", "1+1"], [("1+1", True), (" ", False), ("(x)", True)]),
        ("nothing", ["x"], [("nothing", False)]),
        ("pay payment", ["pay", "payment"], [("pay", True), (" ", False), ("payment", True)]),
        ("<b>", ["b>"], [("<", False), ("b>", True)]),
    ],
)
def test_words_are_marked_as_they_stand(chromium: Chromium, text: str, words: list[str], pieces: list[tuple[str, bool]]) -> None:
    found = show(chromium, "check", "en").evaluate(
        with_modules("async ([text, words]) => (await import('check/mark.js')).markWords(text, words)"), [text, words]
    )
    assert [(one["text"], one["marked"]) for one in found] == pieces
