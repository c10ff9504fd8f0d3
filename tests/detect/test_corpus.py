"""The rules as they are written against the corpus they were fitted on: a floor, below which something broke.

How well they do on texts they were not fitted on is told by ``tests/corpus/fit.py`` and ``not-the-police evaluate``.
"""

import sys
from collections import Counter

import pytest

from notthepolice.paths import ROOT

sys.path.insert(0, str(ROOT / "tests" / "corpus"))

from expand import expand_all

TEXTS = list(expand_all())
LANGUAGES = sorted({text.lang for text in TEXTS})
FAMILIES = ("fake_police_payment", "sextortion_threat")


@pytest.fixture(scope="module")
def judged(run):
    """The family the judge gives each text."""
    return {text.id: run("check", text.text)["family"] for text in TEXTS}


def test_the_corpus_is_as_large_and_varied_as_it_claims():
    assert len(LANGUAGES) == 20
    assert sum(text.family != "none" and not text.aside for text in TEXTS) >= 1500
    assert sum(text.family == "none" for text in TEXTS) >= 3000
    assert len({text.text for text in TEXTS}) > 0.97 * len(TEXTS)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_most_scams_of_every_language_are_found(judged, lang, family):
    scams = [text.id for text in TEXTS if text.lang == lang and text.family == family and not text.aside]
    found = sum(judged[name] == family for name in scams)
    assert found >= 0.6 * len(scams), f"{found} of {len(scams)}"


@pytest.mark.parametrize(
    ("family", "aside", "least"),
    [("fake_police_payment", "against", 0.8), ("fake_police_payment", "around", 0.85), ("sextortion_threat", "against", 0.65), ("sextortion_threat", "around", 0.75)],
)
def test_most_scams_are_found_with_something_else_beside_them(judged, family, aside, least):
    # A threat of a line or two has little to set against what stands beside it.
    scams = [text.id for text in TEXTS if text.family == family and text.aside == aside and not text.group.startswith("short-")]
    found = sum(judged[name] == family for name in scams)
    assert found >= least * len(scams), f"{found} of {len(scams)}"


def test_few_innocent_texts_raise_an_alarm(judged):
    innocent = [text for text in TEXTS if text.family == "none"]
    alarms = [text.id for text in innocent if judged[text.id] != "none"]
    assert len(alarms) <= 0.015 * len(innocent), alarms
    per_language = Counter(name.split("-neg")[0].split("-portal")[0] for name in alarms)
    assert max(per_language.values(), default=0) <= 9, per_language
