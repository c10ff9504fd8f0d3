"""Every fault of the shared content is named with file, line and cause."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notthepolice.content import (
    Content,
    ContentError,
    InvalidContent,
    Problem,
    compile_release,
    load_content,
    validate,
)

Spoil = Callable[[str, str, str], list[Problem]]


def test_the_small_content_is_whole(small: Path) -> None:
    assert validate(load_content(small)) == []


def test_the_content_of_the_project_is_whole(real_content: Content) -> None:
    assert [str(problem) for problem in validate(real_content)] == []


CASES: list[tuple[str, str, str, int, str]] = [
    # file, what is replaced, by what, line of the fault, words of the cause
    ("channels/FR.toml", 'name = "Un"', 'name = "Un', 8, "not valid TOML"),
    ("channels/FR.toml", 'url = "https://one.example/"', 'url = "http://one.example/"', 10, "channel[1].url"),
    ("channels/FR.toml", 'phone = "01 23 45"', 'phone = "call us"', 11, "What a person dials"),
    ("channels/FR.toml", 'phone = "01 23 45"', 'phone = "0123456789012345"', 11, "2 to 15 digits"),
    ("channels/FR.toml", 'hours = "24/7"', 'hour = "24/7"', 12, 'is "hours" meant?'),
    ("channels/FR.toml", 'source = "https://one.example/about"\n', "", 6, "names no source"),
    ("channels/FR.toml", 'name_en = "One"\n', "", 4, 'lacks "name_en"'),
    ("channels/FR.toml", 'country = "FR"', 'country = "DE"', 1, 'country must be "FR"'),
    ("channels/FR.toml", 'id = "fr-two"', 'id = "fr-one"', 22, "already, in shared_content/channels/FR.toml:5"),
    ("channels/FR.toml", 'show = "address"', 'show = "full"', 23, "in full with confidence medium"),
    ("channels/FR.toml", 'show = "no"', 'show = "full"', 38, "confidence low"),
    ("channels/FR.toml", "https://www.two.gouv.fr/", "https://two.example/", 27, "not below an official domain"),
    ("channels/FR.toml", "https://www.two.gouv.fr/", "https://brigade.example/", 27, "not below an official domain"),
    ("channels/FR.toml", "https://www.two.gouv.fr/", "https://xgouv.fr/", 27, "not below an official domain"),
    ("channels/FR.toml", 'name = "Deux"', 'name = "Deux 06 77"', 25, "take the number out"),
    ("channels/FR.toml", "99 99 99", "01 23 45", 11, "marked as unverified"),
    ("agencies/FR.toml", 'source = "https://police.example/"\n', "", 7, "no source"),
    ("agencies/FR.toml", 'name = "Brigade"', 'name = "Police nationale"', 14, "is there already"),
    ("agencies/FR.toml", '"police.example"', '"https://police.example"', 7, "agency[1].domains[1]"),
    ("payments/means.toml", 'kind = "voucher"', 'kind = "shells"', 4, "must be one of: voucher"),
    ("guidance/steps.toml", "interpol_question = 4\n", "", 1, 'lacks "interpol_question"'),
    ("guidance/steps.toml", "interpol_question = 4", "interpol_question = 11", 5, "interpol_question"),
    ("guidance/steps.toml", "order = 1", 'order = "1"', 4, "must be of type integer"),
    ("rules/fake_police_payment.toml", '"authority"', '"authorty"', 9, 'unknown signal "authorty"'),
    ("rules/fake_police_payment.toml", '"around.advice"', '"around.advise"', 10, "around.advise"),
    ("rules/fake_police_payment.toml", "danger = 0.75", "danger = 0.25", 5, "above that of caution"),
    ("rules/fake_police_payment.toml", "weight = 2.0", "weight = nan", 11, "write a plain number"),
    ("rules/fake_police_payment.toml", "weight = 2.0", "", 7, 'lacks "weight"'),
    ("rules/signals.toml", '"trap", polarity = "for"', '"authority", polarity = "for"', 3, "is there already"),
    ("lexicons/en.toml", '  "court",\n', '  "court",\n  7,\n', 9, "must be of type string"),
    ("lexicons/en.toml", '"court"', '"police"', 6, "non-unique"),
    ("lexicons/en.toml", "authority = [", "autority = [", 6, 'the signal "autority" is unknown'),
    ("lexicons/en.toml", "authority = [", "trap = [", 6, "does not come from wording"),
    ("lexicons/en.toml", 'lang = "en"', 'lang = "de"', 1, 'lang must be "en"'),
    ("locales/fr.toml", 'trap = "Il vous retient."\n', "", 7, '"signal.trap" is missing (for a signal in'),
    ("locales/fr.toml", 'text = "Ne versez rien."\n', "", 3, '"guidance.do_not_pay.text" is missing'),
    ("locales/fr.toml", "[signal]", '[signal]\nextra = "x"', 8, "belongs to nothing"),
    ("locales/ui/fr.toml", "Pas {who}", "Pas {qui}", 2, "placeholders of en: who"),
    ("locales/ui/fr.toml", "headline =", "headlin =", 1, '"ui.warning.headline" is missing (en has it)'),
    ("release.toml", '"fr"]', '"fr", "de"]', 1, '"signal.trap" is missing'),
    ("release.toml", "2026112401", "7", 1, "number"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "line", "words"), CASES)
def test_a_fault_is_named_with_its_place(spoil: Spoil, name: str, old: str, new: str, line: int, words: str) -> None:
    problems = spoil(name, old, new)
    paths = (
        {f"shared_content/{name}"}
        if name != "release.toml" or '"de"' not in new
        else {"shared_content/locales/de.toml"}
    )
    found = [problem for problem in problems if words in problem.cause]
    assert found, f"no problem says {words!r}: {[str(problem) for problem in problems]}"
    assert (found[0].path, found[0].line) == (paths.pop(), line)


def test_all_faults_are_named_at_once(small: Path) -> None:
    (small / "payments/means.toml").write_text("means = 1\n", encoding="utf-8")
    (small / "guidance/steps.toml").write_text("[[step]\n", encoding="utf-8")
    (small / "locales/fr.toml").write_bytes(b'lang = "fr"\nx = "\xff"\n')
    (small / "stray.toml").write_text("", encoding="utf-8")
    problems = validate(load_content(small))
    places = {(problem.path.removeprefix("shared_content/"), problem.line) for problem in problems}
    assert {("payments/means.toml", 1), ("guidance/steps.toml", 1), ("locales/fr.toml", 2), ("stray.toml", 1)} <= places
    assert problems == sorted(problems)


@pytest.mark.parametrize(
    "name", ["release.toml", "agencies/official_suffixes.toml", "guidance/steps.toml", "rules/signals.toml"]
)
def test_a_needed_file_that_is_missing_is_named(small: Path, name: str) -> None:
    (small / name).unlink()
    assert any("has no readable file" in problem.cause for problem in validate(load_content(small)))


def test_a_problem_reads_like_a_compiler_message() -> None:
    assert str(Problem("shared_content/a.toml", 3, "is wrong")) == "shared_content/a.toml:3: is wrong"


def test_faulty_content_makes_no_release(small: Path) -> None:
    (small / "locales/fr.toml").write_text((small / "locales/en.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        compile_release(load_content(small))
    assert [problem.path for problem in caught.value.problems] == ["shared_content/locales/fr.toml"]
    assert "shared_content/locales/fr.toml:1" in str(caught.value)


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no content folder"):
        load_content(tmp_path / "nowhere")
