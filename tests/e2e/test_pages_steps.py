"""What people do next: the short steps for what they already did, the words to say, the form on paper, the choice of a country."""

import re

import pytest
from page_tools import LANGUAGES, WARNING, keep_warning, show, with_modules

from notthepolice.browsers.chromium import Chromium

DONE = {
    "paid_card": "bank",
    "paid_voucher": "issuer",
    "paid_crypto": "exchange",
    "paid_transfer": "transfer",
    "sent_pictures": None,
    "called": None,
    "installed": None,
}
NAMED_BY_INTERPOL = ["AU", "FR", "GB", "HK", "ID", "MY", "SG", "US"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_done_has_its_own_short_steps_and_words_to_say(chromium: Chromium, language: str) -> None:
    tab = show(chromium, "warning", language, keep_warning(chromium))
    assert tab.locator("[data-already]").evaluate_all("(all) => all.map((one) => one.dataset.already)") == list(DONE)
    for what, words in DONE.items():
        block = tab.locator(f"[data-already={what}]")
        block.locator("summary").first.click()
        assert block.locator("> ol").get_attribute("data-step") == what, "what to do comes first"
        steps = block.locator("> ol > li").all_inner_texts()
        assert 3 <= len(steps) <= 5
        assert all(0 < len(step) <= 180 for step in steps)
        said = block.locator("> .say")
        assert said.count() == (words is not None)
        if words:
            assert said.get_attribute("data-say") == words
            assert said.locator("blockquote").is_visible(), "no further click"


def test_words_to_say_are_copied_as_they_stand(chromium: Chromium) -> None:
    chromium.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = show(chromium, "warning", "fr", keep_warning(chromium))
    tab.bring_to_front()
    tab.locator("[data-already=paid_card] summary").first.click()
    said = tab.locator("[data-already=paid_card] .say")
    said.locator("button").click()
    tab.wait_for_function("() => document.querySelector('[data-already=paid_card] .say .status').textContent !== ''")
    assert said.locator(".status").inner_text() == "Copié."
    assert tab.evaluate("() => navigator.clipboard.readText()") == said.locator("blockquote").inner_text()


@pytest.mark.parametrize("family", ["fake_police_payment", "sextortion_threat", "tech_support_lock", "other"])
def test_help_has_words_for_police_and_somebody_at_home(chromium: Chromium, family: str) -> None:
    tab = show(chromium, "help", "en")
    tab.locator(f"input[value={family}]").check()
    tab.wait_for_timeout(300)
    wanted = {"police", "adult"} | ({"platform"} if family == "sextortion_threat" else set())
    assert set(tab.locator("#steps .say").evaluate_all("(all) => all.map((one) => one.dataset.say)")) == wanted
    assert set(tab.locator("#already > [data-already]").evaluate_all("(all) => all.map((one) => one.dataset.already)")) == set(DONE)


@pytest.mark.parametrize(("country", "at_least"), [("FR", 3), ("US", 3), ("GB", 3), ("AU", 3), ("BE", 2)])
def test_help_begins_with_numbers_to_dial(chromium: Chromium, country: str, at_least: int) -> None:
    """In danger, in a crisis, young: seen at 360 × 640 without scrolling, before any choice."""
    chromium.send({"type": "save_settings", "settings": {"country": country}})
    tab = show(chromium, "help", "en")
    tab.set_viewport_size({"width": 360, "height": 640})
    numbers = tab.locator("#now a[href^='tel:']")
    assert numbers.count() >= at_least
    assert all((numbers.nth(at).bounding_box() or {"y": 999, "height": 0})["y"] < 600 for at in range(numbers.count()))


def test_every_part_of_help_is_one_press_away(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en")
    tab.set_viewport_size({"width": 360, "height": 640})
    jumps = tab.locator(".jumps a")
    assert jumps.count() == 6
    for at in range(jumps.count()):
        jumps.nth(at).press("Enter")
        part = tab.locator(jumps.nth(at).get_attribute("href") or "nowhere")
        assert part.locator("h2").inner_text() == jumps.nth(at).inner_text()
        heading, bar = part.locator("h2").bounding_box(), tab.locator("#bar").bounding_box()
        assert heading
        assert bar
        assert bar["y"] + bar["height"] <= heading["y"] < 640, "seen, and not under the bar"


@pytest.mark.parametrize("country", ["MY", "ID", "VA"])
def test_help_says_so_where_no_crisis_line_was_checked(chromium: Chromium, country: str) -> None:
    chromium.send({"type": "save_settings", "settings": {"country": country}})
    tab = show(chromium, "help", "en")
    assert "call the emergency number of your country" in tab.locator("#no-crisis:visible").inner_text()
    tab.locator("#country").select_option("FR")
    tab.wait_for_selector("#report[data-country=FR]")
    assert not tab.locator("#no-crisis").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaving_is_above_the_fold_of_a_small_telephone(chromium: Chromium, language: str) -> None:
    tab = show(chromium, "warning", language, keep_warning(chromium))
    tab.set_viewport_size({"width": 360, "height": 640})
    box = tab.locator("#leave").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 640
    assert box["height"] >= 60
    assert box["width"] >= 250


@pytest.mark.parametrize("page", ["help", "welcome", "options"])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_countries_come_in_the_order_they_are_needed(chromium: Chromium, page: str, language: str) -> None:
    tab = show(chromium, page, language)
    parts: list[list[str]] = tab.locator("#country").evaluate(
        """(select) => [...select.children].reduce((parts, one) => {
          if (one.tagName === 'HR') parts.push([]); else if (one.value !== 'auto') parts.at(-1).push(one.value);
          return parts; }, [[]])"""
    )
    assert sorted(parts[0]) == NAMED_BY_INTERPOL
    assert {"BE", "CA", "CH", "CI", "SN", "BJ", "TG", "CM"} <= set(parts[1])
    assert {"DE", "IN", "JP", "BR"} <= set(parts[2])
    every = [code for part in parts for code in part]
    assert len(every) == len(set(every)) > 200


def test_hours_are_never_wider_than_the_row_says(chromium: Chromium) -> None:
    said = show(chromium, "help", "en").evaluate(
        with_modules("""async () => {
          const { channelCard } = await import('shared/channel_card.js');
          const row = { id: 'x', role: 'report_crime', name: 'X', url: 'https://x.example/', checked: '2026-01-01' };
          return [['24/7', null], ['24/7', '1'], ['24/7 online', null], ['Online 24/7', '0300 1'], ['Online', null], ['Online', '1']].map(([hours, phone]) =>
            [...channelCard({ ...row, hours, phone }, { t: (key) => key, language: 'en', short: true }).querySelectorAll('dd')][0].textContent);
        }""")
    )
    always = "ui.channel.always_open"
    assert said[:4] == [always, always, always, "Online 24/7"]
    assert "2026" in said[4], "nothing but the address says that it is online"
    assert said[5] == "Online"


@pytest.mark.parametrize("short", [True, False])
def test_every_card_says_how_old_it_is(chromium: Chromium, short: bool) -> None:
    said = show(chromium, "help", "en").evaluate(
        with_modules("""async (short) => {
          const { channelCard } = await import('shared/channel_card.js');
          const { createTexts } = await import('shared/texts.js');
          const row = { id: 'x', role: 'report_crime', name: 'X', url: 'https://x.example/' };
          return ['2021-05', null].map((checked) => channelCard({ ...row, checked }, { t: (key) => key, language: 'en', short }).textContent);
        }"""),
        short,
    )
    assert "May 2021" in said[0]
    assert "ui.channel.old" in said[0]
    assert "ui.channel.unknown_date" in said[1]
    assert "ui.channel.old" not in said[1], "what is not known is not said to be more than a year ago"


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh-Hant"])
def test_printed_card_is_a_form_with_room_to_write(chromium: Chromium, language: str) -> None:
    tab = show(chromium, "help", language, keep_warning(chromium))
    tab.locator("#card-done").fill("one\ntwo")
    tab.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    rows = tab.locator("#printed dl > div")
    assert rows.count() == 8
    assert not tab.locator("#bar").is_visible()
    answers = rows.locator("dd").all_inner_texts()
    assert answers[0] == WARNING["address"]
    assert re.search(r"UTC|GMT|[A-Z]{3,4}", answers[1]), "a time without its zone is no use to the police"
    assert answers[6] == "one\ntwo"
    # A question without an answer is a framed line to write on.
    empty = rows.nth(4).locator("dd")
    assert empty.inner_text() == ""
    assert (empty.bounding_box() or {"height": 0})["height"] >= 16
    assert rows.nth(4).evaluate("(row) => parseFloat(getComputedStyle(row).borderTopWidth)") >= 1
    assert tab.locator("#printed p").inner_text() != "", "why no picture goes with it"
    assert tab.locator("#printed img, #printed canvas").count() == 0


def test_copied_card_says_when_it_was_made(chromium: Chromium) -> None:
    tab = show(chromium, "help", "en", keep_warning(chromium))
    with tab.expect_download() as saved:
        tab.locator("#save").click()
    assert re.search(r"These notes were made on: \w+ \d+, 20\d\d at .+ \S+", saved.value.path().read_text(encoding="utf-8"))
