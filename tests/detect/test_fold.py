"""Folding: many ways of writing, one form."""

import pytest


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Your  computer has been “LOCKED”!", "your computer has been locked."),
        ("Pay 1.500,50 € within 12 hours", "pay #€ within # hours"),
        ("500euros, R$ 500", "# euros r$#"),
        ("élève Straße Łódź İstanbul ılık", "eleve strasse lodz istanbul ilik"),
        ("j’ai don't", "jai dont"),
        ("ра\u00adу\u200bmеnt", "payment"),  # Cyrillic letters, a soft hyphen and a zero-width space
        ("p\u0336a\u0336y", "pay"),  # struck through with combining marks
        ("ｐａｙ 𝐧𝐨𝐰 ①", "pay now #"),
        ("您的 设备 已被 锁定 。支付 3 000 元", "您的设备已被锁定.支付#元"),
        ("⽹警", "网警"),
        ("귀하의 컴퓨터 가 잠겼습니다", "귀하의컴퓨터가잠겼습니다"),
        ("أَرسِلْ المَبلَغ", "ارسل المبلغ"),
        ("Ваш компьютер заблокирован", "ваш компьютер заблокирован"),
        ("Your<br>computer<br/>is <b>lock</b>ed &#x2013; pay&nbsp;500&euro;", "your computer is locked pay #€"),
        ("l&eacute;gal&#39;s 3 &lt; 5 &amp; 7", "legals # # #"),
        ("a < b and c > d", "a b and c d"),
        ("\u202etnemyap\u202c now", "payment now"),  # written backwards behind a mark that turns it
    ],
)
def test_fold_brings_spellings_to_one_form(run, text, folded):
    assert run("fold", text) == folded


def test_honest_cyrillic_is_left_alone(run):
    text = "Хакер написал письмо: сохраните все сообщения и не платите"
    assert run("fold", text) == "хакер написал письмо сохраните все сообщения и не платите"


def test_radicals_that_compatibility_folding_leaves_are_undone(run):
    assert run("fold", "⺠") == run("fold", "民")
    assert run("fold", "⻔") in (run("fold", "門"), run("fold", "门"))
