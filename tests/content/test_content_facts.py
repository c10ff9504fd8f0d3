"""Nothing in the release of the project that a person could call or open lacks a confirmed source."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from notthepolice.content import Content, compile_release
from notthepolice.content.links import Link, check_links, shown_links
from notthepolice.content.official import OfficialHosts

Row = dict[str, Any]


@pytest.fixture(scope="module")
def release(real_content: Content) -> Row:
    return compile_release(real_content)


@pytest.fixture(scope="module")
def rows(real_content: Content) -> dict[str, Row]:
    return {row["id"]: row for file in real_content.of("channels") for _, row in file.rows("channel")}


def _shown(release: Row) -> list[Row]:
    return [channel for channels in release["advice"]["channels"].values() for channel in channels]


def test_every_shown_number_and_address_traces_to_a_row_with_a_source(release: Row, rows: dict[str, Row]) -> None:
    shown = _shown(release)
    assert len(shown) > 150
    for channel in shown:
        row = rows[channel["id"]]
        assert row["source"]
        assert row["source_seen"]
        for key in ("url", "phone", "phone_extension", "sms_or_chat", "hours"):
            assert channel[key] is None or channel[key] == row[key]


def test_only_confirmed_rows_show_more_than_an_official_address(
    release: Row, rows: dict[str, Row], real_content: Content
) -> None:
    official = OfficialHosts(real_content)
    address_only = [channel for channel in _shown(release) if rows[channel["id"]]["confidence"] != "high"]
    assert address_only
    for channel in address_only:
        assert rows[channel["id"]]["confidence"] == "medium"
        assert [channel[key] for key in ("phone", "phone_extension", "sms_or_chat", "hours")] == [None] * 4
        assert official.has(channel["url"])
        assert not re.search(r"\d{3}", channel["name"] + channel["name_en"] + (channel["operator"] or ""))


def test_no_unverified_fact_is_in_the_release(release: Row, real_content: Content) -> None:
    advice = json.dumps(release["advice"], ensure_ascii=False)
    shown_hosts = {urlsplit(channel["url"]).hostname for channel in _shown(release) if channel["url"]}
    unverified = 0
    for file in real_content.of("channels"):
        for _, row in file.rows("channel"):
            if "url_unverified" in row:
                unverified += 1
                assert f'"{row["url_unverified"]}"' not in advice
            if "phone_unverified" in row:
                unverified += 1
                shown = [
                    channel["phone"]
                    for channel in release["advice"]["channels"][file.data["country"]]
                    if channel["id"] == row["id"]
                ]
                assert row["phone_unverified"] not in shown
    assert unverified > 10
    assert "unverified" not in advice
    assert shown_hosts


def test_only_confirmed_domains_earn_trust(release: Row, real_content: Content) -> None:
    high, other = set[str](), set[str]()
    for file in real_content.of("agencies"):
        for _, row in file.rows("agency"):
            (high if row["confidence"] == "high" else other).update(row.get("domains", []))
            other.update(row.get("domains_unverified", []))
    trusted = {domain for agency in release["detection"]["agencies"] for domain in agency["domains"]}
    assert trusted == high
    assert other - high
    assert not trusted & (other - high)


def test_every_step_has_a_question_and_all_its_texts(release: Row) -> None:
    assert len(release["advice"]["guidance"]) >= 15
    for step in release["advice"]["guidance"]:
        assert 1 <= step["interpol_question"] <= 10
        for language, texts in release["locales"].items():
            for part in ("title", "text"):
                assert texts[f"guidance.{step['id']}.{part}"].strip(), language


def test_every_family_gets_the_order_of_interpol(release: Row) -> None:
    for family in ("fake_police_payment", "sextortion_threat", "tech_support_lock"):
        steps = [
            step["id"]
            for step in release["advice"]["guidance"]
            if family in step["families"] and "always" in step["when"]
        ]
        order = ["stop_contact", "do_not_pay", "keep_proof", "report_police", "trusted_adult", "not_alone"]
        assert [step for step in steps if step in order] == order


def test_every_reason_and_role_has_a_text(release: Row) -> None:
    for texts in release["locales"].values():
        for signal in release["detection"]["signals"]:
            is_reason = signal["polarity"] == "for" and signal["kind"] != "derived"
            assert (f"signal.{signal['id']}" in texts) == is_reason
        for channel in _shown(release):
            assert f"role.{channel['role']}" in texts


def test_bodies_that_take_no_reports_are_not_offered_for_reporting(release: Row) -> None:
    for channel in _shown(release):
        if channel["operator"] in ("INTERPOL", "Europol"):
            assert channel["role"] == "information"


def test_no_text_promises_what_nobody_can_keep(release: Row) -> None:
    promises = re.compile(
        r"never publish|will not publish|never share (it|them)|ne publie(nt|ront) (jamais|pas)"
        r"|nunca publica|niemals veröffentlich",
        re.I,
    )
    for language, texts in release["locales"].items():
        for key, text in texts.items():
            assert not promises.search(text), f"{language} {key}"


def test_look_alikes_lead_to_plain_letters(release: Row) -> None:
    alike = release["detection"]["confusables"]
    assert {
        "а": "a",
        "Α": "A",
        "о": "o",
        "і": "i",
        "І": "I",
        "ӏ": "l",
        "ᴀ": "a",
        "ꭺ": "a",
        "ո": "n",
        "⻔": "门",
        "⺠": "民",
        "⽹": "网",
    }.items() <= alike.items()
    for character, plain in alike.items():
        assert len(character) == len(plain) == 1
        assert not character.isascii()
        assert plain not in alike
        assert plain.isascii() or "\u3400" <= plain <= "\U0003ffff"


def test_every_link_is_asked_for_once_and_a_dead_one_is_named(real_content: Content) -> None:
    links = shown_links(real_content)
    assert len(links) > 100
    answers: dict[str, tuple[int, str]] = {
        "https://ok.example/": (200, "https://ok.example/home"),
        "https://gone.example/": (404, "https://gone.example/"),
        "https://moved.example/": (200, "https://other.example/"),
    }

    def ask(url: str, timeout: float) -> tuple[int, str]:
        assert timeout > 0
        if url not in answers:
            raise OSError("no route")
        return answers[url]

    some = [Link(url, "a.toml", 1, "x") for url in (*answers, "https://silent.example/")]
    results = list(check_links(some, ask=ask))
    assert [result.ok for result in results] == [True, False, False, False]
    assert [result.detail for result in results[1:]] == ["404", "goes to https://other.example/", "no answer: no route"]
