"""Turns the release's texts into the `_locales` folders that name the extension in the browser's own pages."""

import json
from collections.abc import Mapping
from pathlib import Path

from notthepolice.packaging.errors import BuildFailed

MESSAGES = ("ext_name", "ext_description")
LONGEST_DESCRIPTION = 132  # characters; the Chrome Web Store refuses more
# Browsers know other codes for these than the shared content does.
FOLDERS = {"zh-Hans": ["zh_CN"], "zh-Hant": ["zh_TW"], "pt": ["pt_BR", "pt_PT"]}


def write_locales(locales: Mapping[str, Mapping[str, str]], out: Path) -> None:
    """Write `<code>/messages.json` for each language of `locales` (the release's) into the folder `out`."""
    for language, texts in sorted(locales.items()):
        try:
            messages = {name: {"message": texts[f"ui.{name}"]} for name in MESSAGES}
        except KeyError as missing:
            raise BuildFailed(f"shared_content/locales/ui/{language}.toml has no text {missing}: add it.") from None
        if len(texts["ui.ext_description"]) > LONGEST_DESCRIPTION:
            raise BuildFailed(
                f"shared_content/locales/ui/{language}.toml: ext_description is longer than {LONGEST_DESCRIPTION} characters."
            )
        for folder in FOLDERS.get(language, [language]):
            target = out / folder / "messages.json"
            target.parent.mkdir(parents=True)
            target.write_text(json.dumps(messages, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
