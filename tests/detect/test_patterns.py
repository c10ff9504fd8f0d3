"""The pattern language of the lexicons, by what it finds."""

import pytest


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("your (computer|browser) [has been] locked", "Now your browser has been locked.", "your browser has been locked"),
        ("your (computer|browser) [has been] locked", "your BROWSER locked", "your BROWSER locked"),
        ("pay ... (fine|fee)", "You pay the whole administrative fine here", "pay the whole administrative fine"),
        ("block* your", "blocking your phone", "blocking your"),
        ("within # (hours|hrs)", "within 12 hours", "within 12 hours"),
        ("#(€|$)", "only 500 € today", "500 €"),
        ("*haft*", "Untersuchungshaftbefehl", "haft"),
        ("设备 ... 锁定", "您的设备已经被系统锁定了", "设备已经被系统锁定"),
        ("(a (b|c) d|e)", "x a c d y", "a c d"),
        ("pay [the] ... the fine", "pay the fine", "pay the fine"),  # the optional word is also the next step's
        ("(您的|您的设备) ... 设备", "您的设备锁", "您的设备"),
    ],
)
def test_a_pattern_finds_its_wording(run, pattern, text, found):
    assert run("match", [pattern], text) == [found]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("your browser locked", "your browser is locked"),
        ("pay ... fine", "You pay. That is a fine day."),  # a gap ends with the sentence
        ("arrest", "arrested"),  # whole words without a star
        ("lock*", "unlock"),
        ("pay ... fine", "pay " + "word " * 30 + "fine"),
    ],
)
def test_a_pattern_leaves_other_wording(run, pattern, text):
    assert run("match", [pattern], text) == []


@pytest.mark.parametrize(
    ("pattern", "cause"),
    [
        ("pay (now", 'unmatched "("'),
        ("pay now)", 'unmatched ")"'),
        ("pay ... ", "empty part"),
        ("a*", "nearly every word"),
        ("pa*y", 'inside a word'),
        ("§§", "no letters"),
        ("[pay] #", "any number"),
        ("(send|#)", "any number"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong(run, pattern, cause):
    error = run("parse", pattern)["error"]
    assert cause in error
    assert pattern.strip() in error
