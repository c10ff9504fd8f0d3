"""Shares, intervals and what counts as found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notthepolice.evaluate import Answer, measure, share
from notthepolice.evaluate.table import table


def answer(family: str, verdict: str, **more: Any) -> Answer:
    given = {"id": 1, "group": None, "lang": None, "level": "danger", "score": 0.5, "signals": ("amount",), **more}
    return Answer(family=family, verdict=verdict, **given)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    found = share(hits, of)
    assert (found["low"], found["high"]) == (low, high)


def test_no_texts_give_no_share() -> None:
    assert share(0, 0)["share"] is None
    with pytest.raises(ValueError, match="no share"):
        share(3, 2)


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_interval_holds_the_share(numbers: tuple[int, int]) -> None:
    found = share(*numbers)
    assert found["low"] is not None
    assert found["share"] is not None
    assert found["high"] is not None
    assert 0 <= found["low"] <= found["share"] <= found["high"] <= 1


def test_another_familys_verdict_is_a_miss_but_counted() -> None:
    found = measure([answer("sextortion_threat", "fake_police_payment", lang="fr"), answer("sextortion_threat", "sextortion_threat", lang="fr")])
    assert found["recall"]["sextortion_threat"]["fr"]["hits"] == 1
    assert found["flagged"]["sextortion_threat"]["hits"] == 2
    assert len(found["misses"]) == 1


def test_false_alarms_are_counted_by_group_and_language() -> None:
    found = measure([answer("none", "none", group="news", lang="en"), answer("none", "sextortion_threat", group="chat", lang="fr")])
    assert {name: one["hits"] for name, one in found["false_alarms"].items()} == {"all": 1, "chat": 1, "news": 0}
    assert found["false_alarms_by_language"]["fr"]["hits"] == 1
    assert [alarm["group"] for alarm in found["alarms"]] == ["chat"]


def test_table_names_everything() -> None:
    rows = "\n".join(table(measure([answer("sextortion_threat", "none", id="m1"), answer("none", "none"), answer("none", "fake_police_payment", id="a1")])))
    for word in ("sextortion_threat: found", "false alarms on innocent texts", "no group", "m1", "a1"):
        assert word in rows
