"""A small, whole shared content that tests can spoil, one file at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notthepolice.content import Content, Problem, load_content, validate
from notthepolice.paths import SHARED_CONTENT

SMALL: dict[str, str] = {
    "release.toml": """number = 2026112401
created = "2026-11-24"
languages = ["en", "fr"]
""",
    "agencies/official_suffixes.toml": """[[suffix]]
country = "FR"
suffixes = ["gouv.fr"]
source = "https://publicsuffix.org/list/public_suffix_list.dat"
collected = "2026-11-23"
""",
    "agencies/FR.toml": """country = "FR"

[[agency]]
lang = "fr"
name = "Police nationale"
kind = "police"
domains = ["police.example"]
source = "https://police.example/"
collected = "2026-11-23"
confidence = "high"

[[agency]]
lang = "fr"
name = "Brigade"
kind = "police"
domains = ["brigade.example"]
source = "https://brigade.example/"
collected = "2026-11-23"
confidence = "medium"
""",
    "channels/FR.toml": """country = "FR"
languages = ["fr"]

[[channel]]
id = "fr-one"
show = "full"
role = "report_crime"
name = "Un"
name_en = "One"
url = "https://one.example/"
phone = "01 23 45"
hours = "24/7"
for_minors = false
languages = ["fr"]
source = "https://one.example/about"
source_seen = "2025-01-22"
collected = "2026-11-23"
confidence = "high"
phone_unverified = "99 99 99"

[[channel]]
id = "fr-two"
show = "address"
role = "report_crime"
name = "Deux"
name_en = "Two"
url = "https://www.two.gouv.fr/"
phone = "06 77 88"
for_minors = false
languages = ["fr"]
source = "https://news.example/two"
source_seen = "unknown"
collected = "2026-11-23"
confidence = "medium"

[[channel]]
id = "fr-three"
show = "no"
role = "report_crime"
name = "Trois"
name_en = "Three"
phone = "05 55 66"
for_minors = false
languages = ["fr"]
collected = "2026-11-23"
confidence = "low"
""",
    "payments/means.toml": """[[means]]
name = "Ticket"
aliases = ["Coupon"]
kind = "voucher"
countries = ["FR"]
collected = "2026-11-23"
""",
    "guidance/steps.toml": """[[step]]
id = "do_not_pay"
families = ["fake_police_payment"]
order = 1
interpol_question = 4
when = ["always"]
""",
    "rules/signals.toml": """signal = [
  { id = "authority", polarity = "for", kind = "wording" },
  { id = "trap", polarity = "for", kind = "place" },
  { id = "advice", polarity = "against", kind = "wording" },
]
""",
    "rules/fake_police_payment.toml": """id = "fake_police_payment"
family = "fake_police_payment"
interpol_question = 3
bias = -1.0
thresholds = { caution = 0.5, danger = 0.75 }

[[terms]]
id = "a"
all = ["authority",
  "around.advice"]
weight = 2.0

[[example]]
lang = "en"
text = "Police: pay now"
match = true
""",
    "lexicons/en.toml": """lang = "en"
name = "English"
script = "latin"

[signals]
authority = [
  "police",
  "court",
]
""",
    "locales/en.toml": """lang = "en"

[guidance.do_not_pay]
title = "Do not pay"
text = "Pay nothing."

[signal]
authority = "It speaks as an authority."
trap = "It keeps you."

[role]
report_crime = "Report"
""",
    "locales/fr.toml": """lang = "fr"

[guidance.do_not_pay]
title = "Ne payez pas"
text = "Ne versez rien."

[signal]
authority = "Il parle comme une autorité."
trap = "Il vous retient."

[role]
report_crime = "Signaler"
""",
    "locales/ui/en.toml": """[ui.warning]
headline = "Not {who}"
""",
    "locales/ui/fr.toml": """[ui.warning]
headline = "Pas {who}"
""",
}

Spoil = Callable[[str, str, str], list[Problem]]


@pytest.fixture(scope="session")
def real_content() -> Content:
    """The shared content of the project."""
    return load_content(SHARED_CONTENT)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of the small content."""
    root = tmp_path / "shared_content"
    for name, text in SMALL.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def spoil(small: Path) -> Spoil:
    """Replaces text in one file of the small content; gives what is then found wrong."""

    def change(name: str, old: str, new: str) -> list[Problem]:
        path = small / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} must stand exactly once in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return validate(load_content(small))

    return change
