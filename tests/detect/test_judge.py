"""Verdicts: every scam with its harmless twin."""

import pytest

from notthepolice.content import load_content
from notthepolice.content.compile import rule_examples
from notthepolice.paths import SHARED_CONTENT

LOCKER = "Federal Police. Your browser has been locked: prohibited material was viewed from your IP address. Pay the fine of 300 € by card within 12 hours or a warrant for your arrest will be issued."
THREAT = "I recorded you through your webcam and I have all your contacts. Send $500 in bitcoin within 24 hours or I send the video to your family and your boss."


def observation(*blocks, **more):
    """What a frame shows, filled in where a test does not care."""
    return {
        "title": "", "lang": None, "host": "", "top": True, "fields": {}, "traps": {}, "cover": {"image": 0, "frame": 0},
        "blocks": [{"share": 1, "place": "page", "origin": "text", **block} for block in blocks], **more,
    }  # fmt: skip


def content_examples():
    return [pytest.param(row, id=f"{row['family']}-{row['lang']}-{row['match']}-{i}") for i, row in enumerate(rule_examples(load_content(SHARED_CONTENT)))]


@pytest.mark.parametrize("row", content_examples())
def test_every_rule_keeps_its_examples(run, row):
    assert (run("check", row["text"])["family"] == row["family"]) is row["match"]


@pytest.mark.parametrize("text", [LOCKER, THREAT])
def test_a_verdict_names_its_signals_and_their_words(run, text):
    verdict = run("check", text)
    assert verdict["level"] == "danger"
    worded = [reason for reason in verdict["reasons"] if reason["words"]]
    assert len(worded) >= 4
    assert all(words in text for reason in worded for words in reason["words"])


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "Hello, how are you?", "1 2 3", "😀" * 50])
def test_nothing_to_say_is_no_verdict(run, text):
    verdict = run("check", text)
    assert (verdict["family"], verdict["level"], verdict["reasons"]) == ("none", "none", [])


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.translate(str.maketrans("oaecpx", "оаесрх")),  # Cyrillic look-alikes
        lambda text: "\u200b".join(text),
        lambda text: "\u00ad".join(text),
        lambda text: "".join(c + "\u0336" for c in text),
        lambda text: text.replace(". ", ".<br><br>").replace(" ", "&nbsp;"),
        lambda text: "\n".join(f">> {line}" for line in text.replace(". ", ".\n").split("\n")),
        lambda text: text.upper(),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in text),  # full width
    ],
    ids=["look-alikes", "zero-width", "soft-hyphen", "struck-through", "markup", "quoted-mail", "capitals", "full-width"],
)
@pytest.mark.parametrize("text", [LOCKER, THREAT])
def test_disguised_text_is_still_seen(run, text, disguise):
    assert run("check", disguise(text))["family"] == run("check", text)["family"] != "none"


def test_a_scam_in_a_huge_innocent_page_is_seen_and_the_page_without_it_is_not(run):
    prose = "The garden was quiet in the early morning, and the children had left their bicycles by the old wooden gate. " * 400
    assert run("check", prose)["level"] == "none"
    assert run("check", prose + LOCKER + prose)["family"] == "fake_police_payment"


def test_an_overlay_is_judged_by_itself(run):
    advice = {"text": "How to recognise scams. Never pay. Report it to the police. " * 20}
    overlay = {"text": LOCKER, "place": "overlay", "share": 0.9}
    verdict = run("judge", observation(advice, overlay))
    assert (verdict["family"], verdict["place"]) == ("fake_police_payment", "page")
    assert run("judge", observation(advice))["level"] == "none"


def test_a_threat_in_a_chat_is_a_message_and_a_locker_that_fills_the_window_is_the_page(run):
    chat = [{"text": f"Message number {i} about the weather and lunch", "share": 0.05} for i in range(12)]
    assert run("judge", observation(*chat, {"text": THREAT, "share": 0.06}))["place"] == "message"
    assert run("judge", observation({"text": LOCKER, "share": 0.8}))["place"] == "page"


def test_the_real_host_counts_and_a_drawn_address_counts_against(run, detection):
    official = next(domain for row in detection["agencies"] for domain in row["domains"])
    notice = {"text": LOCKER, "share": 0.8}
    assert run("judge", observation(notice, host=official))["level"] == "none"
    drawn = observation({"text": f"https://www.{official}/"}, notice, host="a5695.top")
    assert "drawn_address_bar" in run("explain", drawn)["evidence"]
    assert run("judge", drawn)["level"] == "danger"


@pytest.mark.parametrize("holding", [{"traps": {"fullscreen": 2, "beforeunload": 1}}, {"fields": {"card": 2}}])
def test_a_locker_that_is_only_a_picture_reaches_caution_and_a_photo_does_not(run, holding):
    picture = {"cover": {"image": 0.95, "frame": 0}}
    assert run("judge", observation(**picture, **holding))["level"] != "none"
    assert run("judge", observation(**picture))["level"] == "none"
    shop = {"text": "Your basket: one photo print, framed, with delivery to your door. Card number, expiry date and security code are needed. " * 3}
    assert run("judge", observation(shop, **picture, **holding))["level"] == "none"


def test_a_countdown_counts_and_the_times_of_a_log_do_not(run):
    assert any("countdown" in window for window in run("evidence", "Time left to pay: 05:58:41"))
    assert any("countdown" in window for window in run("evidence", "05:58:41"))
    log = "\n".join(f"[12:0{minute}:15] <ann> bread and butter" for minute in range(5))
    assert not any("countdown" in window for window in run("evidence", log))
