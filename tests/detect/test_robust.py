"""The judge under arbitrary input: no crash, no hang, no growth beyond the text's own."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = ["pay", "fine", "police", "your", "computer", "locked", "500 €", "within", "12 hours", "vídeo", "支付", "罚款", "оплатить", "штраф", "الشرطة", "जुर्माना", "\u200b", "<br>", ">>", '"', ".", "\n", "ꙮ", "𝓟", "\ud83d"]


@MANY
@given(st.text(max_size=400))
def test_any_text_gets_a_verdict(run, text):
    assert run("check", text.encode("utf-8", "replace").decode())["level"] in ("none", "caution", "danger")


@MANY
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_pile_of_telling_words_gets_a_verdict(run, words):
    text = " ".join(words).encode("utf-8", "replace").decode()
    assert run("check", text)["level"] in ("none", "caution", "danger")


@MANY
@given(st.text(alphabet=string.ascii_lowercase + "()[]|*#. …", max_size=60))
def test_any_pattern_is_read_or_refused_with_a_reason(run, source):
    read = run("parse", source)
    assert read if isinstance(read, list) else read["error"]


@pytest.mark.parametrize("piece", ["a ", "pay ", "your ", "# ", "支付", "(", '"', "о", "\u0301", "p a y ", ">> "])
def test_endless_repetition_of_one_piece_ends_and_says_nothing(run, piece):
    """A quadratic step would keep this running far beyond the patience of any test run."""
    assert run("check", piece * (1_000_000 // len(piece)))["level"] == "none"
