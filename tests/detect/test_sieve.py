"""The sieve lets through whatever the judge would flag."""

import random

import pytest

from corpus.expand import expand_all

TEXTS = list(expand_all())


@pytest.mark.parametrize("lang", sorted({text.lang for text in TEXTS}))
def test_no_flagged_text_of_the_corpus_falls_through(run, lang):
    flagged = [text for text in TEXTS if text.lang == lang and run("check", text.text)["level"] != "none"]
    assert flagged, f"the judge flags nothing in {lang}"
    lost = [text.id for text in flagged if not run("sieve", text.text.split("\n"))]
    assert lost == []


def test_no_mixture_of_scams_falls_through(run):
    """Sentences of scams shuffled together: wording no one wrote."""
    dice = random.Random(20)
    scams = [text.text for text in TEXTS if text.family != "none"]
    for _ in range(300):
        text = " ".join(dice.choice(dice.choice(scams).split(". ")) for _ in range(5))
        if run("check", text)["level"] != "none":
            assert run("sieve", [text]), text


def test_text_without_telling_words_is_held_back(run):
    assert not run("sieve", ["Stir gently, then bake. Serve warm."])
    assert not run("sieve", ["公園を散歩しました。", "산책을 했어요."])


def test_words_cut_into_letters_are_looked_at(run):
    assert run("sieve", ["p a y t h e f i n e n o w", "y o u r b r o w s e r", "l o c k e d u p"])
