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


@pytest.mark.parametrize("disguise", [lambda text: text.replace("o", "0").replace("e", "3"), lambda text: "  ".join(" ".join(word) for word in text.split(" "))], ids=["digits", "spaced out"])
@pytest.mark.parametrize("place", [0, 0.5, 1])
def test_disguised_spelling_is_undone_wherever_it_stands_in_a_long_text(run, disguise, place):
    innocent = "Mail us at garden@example.org: the mp3 of the talk on beans is on the server. " * 400
    cut = int(len(innocent) * place)
    hidden = disguise("Federal Police. Your browser has been locked. Pay the fine of three hundred euros by card within twelve hours or you will be arrested.")
    assert run("check", f"{innocent[:cut]}\n\n{hidden}\n\n{innocent[cut:]}")["family"] == "fake_police_payment"
    assert run("check", innocent)["family"] == "none"


def test_each_language_of_a_long_text_is_read_where_it_stands(run):
    english, french = "Water the beans in the morning and let the soil dry before the next day. " * 150, "Arrosez les haricots le matin et laissez sécher la terre avant le jour suivant. " * 150
    scam = "Police nationale. Votre navigateur a été bloqué. Payez l'amende de 300 € par carte dans les 12 heures, sinon un mandat d'arrêt sera délivré."
    for text in (english + scam, scam + english, english + scam + english, french + scam + english, english + LOCKER + french):
        assert run("check", text)["family"] == "fake_police_payment"
    assert run("check", english + french + english)["family"] == "none"


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


ADVICE = "Beware of scams: never pay and never answer such messages. If someone threatens you, tell a trusted adult, keep the evidence and report it to the police."
WARNED = {
    "en": (LOCKER, ADVICE),
    "de": ("Bundespolizei. Ihr Browser wurde gesperrt: Von Ihrer IP-Adresse wurde verbotenes Material aufgerufen. Zahlen Sie die Geldstrafe von 300 € innerhalb von 12 Stunden mit Karte, sonst ergeht Haftbefehl.",
           "Vorsicht vor Betrug: Zahlen Sie niemals und antworten Sie nicht. Wenden Sie sich an eine Vertrauensperson, sichern Sie Beweise und erstatten Sie Anzeige."),
    "fr": ("Police nationale. Votre navigateur a été bloqué : du contenu interdit a été consulté depuis votre adresse IP. Payez l'amende de 300 € par carte dans les 12 heures, sinon un mandat d'arrêt sera délivré.",
           "Attention aux arnaques : ne payez jamais et ne répondez pas. Parlez-en à un adulte de confiance, gardez les preuves et déposez plainte."),
}  # fmt: skip


@pytest.mark.parametrize("lang", WARNED)
@pytest.mark.parametrize("order", ["below", "above", "both"])
def test_good_advice_beside_a_scam_does_not_free_a_page_that_holds_the_person(run, lang, order):
    scam, advice = WARNED[lang]
    text = {"below": f"{scam}\n\n{advice}", "above": f"{advice}\n\n{scam}", "both": f"{advice}\n\n{scam}\n\n{advice}"}[order]
    holding = {"fields": {"card": 3}, "traps": {"fullscreen": 1, "beforeunload": 1}}
    assert run("judge", observation({"text": text, "place": "overlay"}, **holding))["family"] == "fake_police_payment"
    assert run("judge", observation({"text": f"{advice}\n\n{advice}", "place": "overlay"}, **holding))["family"] == "none"


AROUND_ANYTHING = [
    "We use cookies. Accept all, reject all, manage preferences. Privacy policy. Sign in. Subscribe to our newsletter.",
    "Free delivery on orders over 30. Add to cart. Your order, invoice and returns. Customer service. Gift cards.",
    "Log in. Sign up. Search. Messages. Notifications. Settings. Reply. Forward. Help. Terms. Privacy.",
    "Our lawyers are here for you. Book an appointment, the first consultation is free. Do not make a statement without a lawyer.",
    "Your wedding gallery is online. The balance is due, then you get the download link. Only pictures you agreed to are published.",
]


@pytest.mark.parametrize("furniture", AROUND_ANYTHING, ids=["cookies", "shop", "chat", "lawyer", "photographer"])
@pytest.mark.parametrize("scam", [LOCKER, THREAT], ids=["locker", "threat"])
def test_the_furniture_of_a_page_undoes_no_scam(run, scam, furniture):
    found = run("check", scam)["family"]
    assert run("check", f"{furniture}\n\n{scam}\n\n{furniture}")["family"] == found
    assert run("check", f"{furniture}\n\n{furniture}")["family"] == "none"


def test_advice_that_quotes_a_scam_whole_is_no_scam(run):
    told = f"{ADVICE} A typical page says: \u201c{LOCKER}\u201d No police force does that, the cybercrime unit explained. Victims who paid lost their money. {ADVICE}"
    assert run("check", told)["family"] == "none"


def test_what_is_asserted_in_one_go_differs_from_what_is_told_bit_by_bit(run):
    told = "A victim said the page claimed her browser was locked. Do not pay: it is a scam. Police said a warrant was threatened. Report it. Others were told to pay a fine of 300 €."
    at_once, by_turns = (run("explain", observation({"text": text}))["evidence"] for text in (LOCKER, told))
    assert at_once["asserted_share"] == 1
    assert at_once["asserted"] > by_turns["asserted"]
    assert by_turns["asserted_share"] < 0.7
    assert by_turns["between.advice"] > 0
    beside = run("explain", observation({"text": f"{LOCKER}\n\n{ADVICE}"}))["evidence"]
    assert beside["between.advice"] < beside["advice"] / 2


def test_nobody_is_told_that_signs_stand_together_as_a_reason(run, detection):
    derived = {signal["id"] for signal in detection["signals"] if signal["kind"] == "derived"}
    reasons = {reason["signal"] for text in (LOCKER, THREAT) for reason in run("check", text)["reasons"]}
    assert {"asserted", "asserted_share"} <= derived
    assert reasons
    assert not reasons & derived
