"""Help and report: steps, channels of every country, the report card; and that nothing of it is kept or sent."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from page_tools import LANGUAGES, WARNING, keep_warning, show, with_modules
from playwright.sync_api import Request

from notthepolice.browsers.chromium import Chromium
from notthepolice.paths import DIST
from notthepolice.service import Service

RELEASE = (
    json.loads(json.loads((DIST / "release.json").read_text(encoding="utf-8"))["payload"]) if (DIST / "release.json").is_file() else {}
)
STORED_JS = """async () => JSON.stringify({
  local: await browser.storage.local.get(), session: Object.keys(await browser.storage.session.get()),
  web: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length],
})"""


@pytest.mark.parametrize("family", ["fake_police_payment", "sextortion_threat", "tech_support_lock", "other"])
def test_steps_stand_in_interpol_s_order_and_name_its_question(chromium: Chromium, family: str) -> None:
    tab = show(chromium, "help", "en")
    tab.locator(f"input[value={family}]").check()
    tab.wait_for_timeout(300)
    shown = tab.locator("#steps li").evaluate_all("(all) => all.map((one) => [one.dataset.step, one.dataset.question])")
    orders = {step["id"]: step["order"] for step in RELEASE["advice"]["guidance"]}
    assert len(shown) >= 5
    assert [orders[name] for name, _ in shown] == sorted(orders[name] for name, _ in shown)
    assert all(question and 1 <= int(question) <= 10 for _, question in shown)


def test_what_no_extension_can_do_is_said_with_what_the_person_can_do(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en")
    tab.locator("nav.jumps a[href='#stuck-part']").click()
    words = tab.locator("#stuck-part").inner_text()
    for part in ("private windows", "Esc", "Close the whole browser", "off and on", "do not bring back", "Delete it"):
        assert part in words


def test_every_country_shows_its_channels_or_says_honestly_that_it_has_none(chromium: Chromium) -> None:
    """And every number and address that is shown stands in a row of the release that has a source."""
    channels: dict[str, list[dict[str, Any]]] = RELEASE["advice"]["channels"]
    tab = show(chromium, "help", "en")
    offered = tab.locator("#country option").evaluate_all("(all) => all.map((one) => one.value)")
    assert len(offered) > 200
    assert {code for code in channels if len(code) == 2 and code != "EU"} <= set(offered)
    for country in [*sorted({*channels} - {"INT", "EU"}), "VA"]:
        tab.locator("#country").select_option(country)
        rows = channels.get(country, [])
        tab.wait_for_selector(f"#report[data-country={country}]")
        assert {row["id"] for row in rows} == {
            *tab.locator("[data-channel]").evaluate_all("(all) => all.map((one) => one.dataset.channel)")
        } - {row["id"] for row in channels["INT"]}
        reports = [row for row in rows if row["role"] in ("report_crime", "scam_hotline") and (row.get("url") or row.get("phone"))]
        assert tab.locator("#none").is_visible() == (not reports), country
        known = {row["id"]: row for row in [*rows, *channels["INT"]]}
        for name, link in tab.locator("[data-channel] a").evaluate_all(
            "(all) => all.map((one) => [one.closest('[data-channel]').dataset.channel, one.getAttribute('href')])"
        ):
            row = known[name]
            assert row["source"], name
            if link.startswith("tel:"):
                assert link[4:] in "".join(sign for sign in row["phone"] if sign.isdigit() or sign == "+"), (country, link, row["phone"])
            else:
                assert link == row["url"]
                assert urlsplit(link).scheme == "https"


def test_old_rows_say_so(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en")
    old, new = tab.evaluate(
        with_modules("""async () => {
          const { isOld } = await import('shared/dates.js');
          const now = Date.parse('2026-11-24');
          return [['2025-11-01', '2021', 'unknown', null].map((one) => isOld(one, now)), ['2025-12-01', '2026-11-24'].map((one) => isOld(one, now))];
        }""")
    )
    assert (old, new) == ([True] * 4, [False] * 2)
    shown = tab.evaluate(
        with_modules("""async () => {
          const { channelCard } = await import('shared/channel_card.js');
          const row = { id: 'x', role: 'report_crime', name: 'X', url: 'https://x.example/', checked: '2021-05-02', languages: ['fr'] };
          return channelCard(row, { t: (key) => key, language: 'en' }).textContent;
        }""")
    )
    assert "May 2, 2021" in shown
    assert "ui.channel.old" in shown


def test_only_plain_https_addresses_become_links(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en")
    made = tab.evaluate(
        with_modules("""async () => {
          const { channelCard } = await import('shared/channel_card.js');
          return ['javascript:alert(1)', 'http://police.example/', 'data:text/html,x', 'nonsense'].map((url) =>
            channelCard({ id: 'x', role: 'report_crime', name: '<img src=x onerror=alert(1)>', url }, { t: (key) => key, language: 'en' }).querySelectorAll('a, img').length);
        }""")
    )
    assert made == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("17", "17"),
        ("116 006", "116006"),
        ("+33 9 12 34", "+33912" + "34"),
        ("1-800-CALL-FBI (1-800-225-5324)", "18002255324"),
        ("110 / 112", "110"),
        ("ask locally", None),
    ],
)
def test_numbers_are_dialled_as_written(chromium: Chromium, written: str, dialled: str | None) -> None:
    tab = show(chromium, "help", "en")
    assert tab.evaluate(with_modules("async (phone) => (await import('shared/channels.js')).dialable(phone)"), written) == dialled


def test_report_card_is_filled_in_and_can_be_changed_copied_and_saved(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en", keep_warning(chromium))
    assert tab.locator("#card-address").input_value() == WARNING["address"]
    assert str(date.fromtimestamp(WARNING["time"] / 1000).year) in tab.locator("#card-when").input_value()
    assert tab.locator("#card-sum").input_value() == "250 EUR"
    assert "your browser has been locked" in tab.locator("#card-words").input_value()
    tab.locator("#card-done").fill("I closed it.\nI told my aunt.")
    with tab.expect_download() as saved:
        tab.locator("#save").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "notes.txt", "the file's name tells nobody anything"
    assert "I told my aunt." in text
    assert "250 EUR" in text
    assert WARNING["address"] in text
    assert "any picture that may show a child" in text
    chromium.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.bring_to_front()
    tab.locator("#copy").click()
    tab.wait_for_function("() => document.querySelector('#card-status').textContent !== ''")
    assert tab.locator("#card-status").inner_text() == "Copied."


def test_print_shows_the_card_alone(chromium: Chromium) -> None:
    tab = show(chromium, "help", "fr", keep_warning(chromium))
    tab.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator("#printed").is_visible()
    assert not tab.locator("main").is_visible()
    assert WARNING["address"] in tab.locator("#printed").inner_text()


def test_qr_code_holds_the_official_address(chromium: Chromium) -> None:
    """Read back with the library's own reader from what was drawn."""
    tab = show(chromium, "help", "en")
    card = tab.locator("[data-channel]:has(details.phone)").first
    wanted = card.locator("a[href^='https:']").get_attribute("href")
    card.locator("details.phone summary").click()
    drawn = card.locator("svg path").get_attribute("d")
    again = tab.evaluate(
        with_modules("""async (address) => {
          const { drawQr } = await import('shared/qr.js');
          return drawQr(address, '').querySelector('path').getAttribute('d');
        }"""),
        wanted,
    )
    assert drawn == again
    assert drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_kept_and_nothing_is_sent(chromium: Chromium, service: Service, language: str) -> None:
    """Through a whole warning, help and report visit: storage stays as it was; the service is asked for advice in four words, and nobody else for anything."""
    chromium.send({"type": "save_settings", "settings": {"service": service.address}})
    name = keep_warning(chromium)
    before = chromium.control(STORED_JS)
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    chromium.context.on("request", note)
    tab = show(chromium, "warning", language, name)
    tab.locator("#already summary").first.click()
    tab = show(chromium, "help", language, name)
    tab.locator("input[value=sextortion_threat]").check()
    tab.locator("#country").select_option("FR")
    tab.locator("#card-handle").fill("a name that is nobody's business")
    tab.wait_for_timeout(300)
    tab = show(chromium, "check", language)
    tab.locator("#text").fill("I have your video. Pay 500 dollars in bitcoin or I send it to all your friends.")
    tab.locator("#form button").click()
    tab.wait_for_selector("#result:not([hidden])")
    assert chromium.control(STORED_JS) == before
    chromium.context.remove_listener("request", note)
    sent = [request for request in asked if not request.url.startswith((chromium.extension, "data:", "blob:"))]
    for request in sent:
        if request.url == service.address + "/v1/release":
            continue
        assert request.url == service.address + "/v1/guidance"
        words: dict[str, Any] = request.post_data_json or {}
        assert set(words) == {"family", "signals", "language", "country"}
        assert all(re.fullmatch(r"[a-z_]+", one) for one in [words["family"], *words["signals"]])
        assert re.fullmatch(r"[a-zA-Z-]{2,7}", words["language"])
        assert re.fullmatch(r"[A-Z]{2}", words["country"])
