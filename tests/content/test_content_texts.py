"""What the texts people read may hold: nothing to call or open that is not a checked row, and the same steps in every language."""

import re
from datetime import date
from typing import Any

import pytest

from notthepolice.content import Content, compile_release

Row = dict[str, Any]
# What the texts say in numbers: ages, INTERPOL's sums (questions 3 and 6), the sum and the clock of the practice example, the pause, hours of
# a day, and the form of a local address in the options.
KNOWN_NUMBERS = frozenset({"18", "500", "15000", "200", "11:59:58", "1", "24", "http://127.0.0.1:8766"})
DONE = ("paid_card", "paid_voucher", "paid_crypto", "paid_transfer", "sent_pictures", "called", "installed")


@pytest.fixture(scope="module")
def release(real_content: Content) -> Row:
    return compile_release(real_content)


def numbers(text: str) -> set[str]:
    bare = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
    return set(re.findall(r"https?://\S+|\d[\d:]*", bare))


def test_no_text_names_a_number_or_an_address(release: Row) -> None:
    """Those come from rows with a source alone; a number inside a sentence could go stale unseen."""
    for language, texts in release["locales"].items():
        for key, text in texts.items():
            assert numbers(text) <= KNOWN_NUMBERS, (language, key)
            named = set(re.findall(r"[\w-]+\.(?:org|com|net|gov|fr|uk)\b", text))
            assert named <= {"StopNCII.org"}, (language, key)


def test_interpol_s_sums_are_said_alike_everywhere(release: Row) -> None:
    for language, texts in release["locales"].items():
        assert numbers(texts["guidance.do_not_pay.text"]) == {"500", "15000"}, language


def test_what_was_done_has_short_steps_alike_in_every_language(release: Row) -> None:
    locales = release["locales"]
    for what in DONE:
        steps = {language: texts[f"guidance.{what}.text"].split("\n") for language, texts in locales.items()}
        counts = {language: len(lines) for language, lines in steps.items()}
        assert set(counts.values()) == {counts["en"]}, (what, counts)
        assert counts["en"] >= 3, what
        for language, lines in steps.items():
            assert all(line.endswith((".", "。", "؟", "?")) and len(line) <= 180 for line in lines), (what, language)


def test_what_was_done_is_answered_for_every_family(release: Row) -> None:
    """Whatever was chosen under "what happened?", even "something else", no answer to "did you already …?" may be missing."""
    families = {family for step in release["advice"]["guidance"] for family in step["families"]}
    steps = {step["id"]: step for step in release["advice"]["guidance"]}
    for what in DONE:
        assert what in steps[what]["when"]
        assert set(steps[what]["families"]) == families, what


def test_only_the_card_s_own_number_is_called_about_a_card(release: Row) -> None:
    """The first step after typing in a card is the bank, on the number on the card: never one that a page or a search shows."""
    assert "number printed on your card" in release["locales"]["en"]["guidance.paid_card.text"].split("\n")[0]


def test_words_to_say_have_the_same_gaps_to_fill_in_every_language(release: Row) -> None:
    locales = release["locales"]
    spoken = [key for key in locales["en"] if key.startswith("ui.say.")]
    assert len(spoken) >= 10
    for key in spoken:
        assert {("…" in texts[key]) for texts in locales.values()} == {"…" in locales["en"][key]}, key


def test_every_row_says_where_it_is_from_and_how_sure_it_is(real_content: Content) -> None:
    today = date.today().isoformat()
    rows = [(file.path.stem, row) for file in real_content.of("channels") for _, row in file.rows("channel")]
    assert len(rows) > 200
    for country, row in rows:
        name = (country, row["id"])
        assert row["confidence"] in ("high", "medium", "low"), name
        assert row["collected"] <= today, name
        assert (row["show"] == "full") <= (row["confidence"] == "high"), name
        assert (row["show"] == "address") <= (row["confidence"] == "medium"), name
        if row["show"] != "no":
            assert row["source"], name
            assert re.match(r"(19|20)\d\d\b|unknown\b", row["source_seen"]), name
        if "checked" in row:
            assert row["collected"] <= row["checked"] <= today, name


def test_the_date_shown_is_the_age_of_the_row(release: Row, real_content: Content) -> None:
    rows = {row["id"]: row for file in real_content.of("channels") for _, row in file.rows("channel")}
    for channels in release["advice"]["channels"].values():
        for channel in channels:
            row = rows[channel["id"]]
            seen = re.match(r"\d{4}(-\d\d){0,2}(?!\d)", row.get("checked") or row["source_seen"])
            wanted = "2025" if row["source_seen"] == "2025-2026" else seen and seen[0]
            assert channel["checked"] == wanted, channel["id"]


@pytest.mark.parametrize("country", ["AU", "FR", "GB", "HK", "ID", "MY", "SG", "US"])
def test_the_countries_interpol_names_have_a_place_to_report_that_can_be_reached(release: Row, country: str) -> None:
    rows = release["advice"]["channels"][country]
    assert [row for row in rows if row["role"] in ("report_crime", "scam_hotline") and (row["url"] or row["phone"])]
