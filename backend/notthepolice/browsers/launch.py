"""Starts the browser a person asked for, with the built extension."""

from pathlib import Path
from typing import Any, Final, Literal

from notthepolice.browsers.base import Browser, BrowserError
from notthepolice.browsers.chromium import Chromium
from notthepolice.browsers.find import find_chromium, find_firefox
from notthepolice.browsers.firefox import Firefox
from notthepolice.paths import DIST

BrowserName = Literal["chromium", "firefox"]
NAMES: Final[tuple[BrowserName, ...]] = ("chromium", "firefox")


def launch(name: BrowserName, *, extension: Path | None = None, bare: bool = False, **options: Any) -> Browser:
    """Start a browser with the extension in `dist/<name>` (or `extension`; `bare`: with none).

    `options` go to `Chromium` or `Firefox`; both know `headless`, `language` and `keep_dialogs`.

    Raises:
        notthepolice.browsers.find.NoBrowser: there is no such browser.
        BrowserError: it did not start, or the extension is not built.
    """
    folder = None if bare else extension or DIST / name
    if folder is not None and not (folder / "manifest.json").is_file():
        raise BrowserError(f"The extension is not built ({folder} is missing): run python3 build.py build.")
    if name == "chromium":
        return Chromium(find_chromium(), folder, **options)
    return Firefox(find_firefox(), folder, **options)
