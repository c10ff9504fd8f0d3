"""Finds a browser: the one a person names, then one on the machine, then Playwright's own."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

CHROMIUM_VARIABLE = "NTP_CHROMIUM"
FIREFOX_VARIABLE = "NTP_FIREFOX"
# Branded Chrome and Edge are left out: since version 137 they ignore --load-extension.
CHROMIUM_NAMES = ("chromium", "chromium-browser", "ungoogled-chromium")
FIREFOX_NAMES = ("firefox", "firefox-esr", "firefox-developer-edition", "firefox-nightly")


class NoBrowser(Exception):
    """No browser of the kind can be had; the text says what to do."""


def find_chromium() -> Path:
    """Raises `NoBrowser` when there is none, or when the named one is not there."""
    places = {
        "darwin": ["/Applications/Chromium.app/Contents/MacOS/Chromium"],
        "win32": [f"{os.environ.get('LOCALAPPDATA', '')}/Chromium/Application/chrome.exe"],
    }
    found = _named(CHROMIUM_VARIABLE) or _installed(CHROMIUM_NAMES, places.get(sys.platform, [])) or _playwrights_chromium()
    if found is None:
        raise NoBrowser(f"No Chromium was found: install one, or name one with --chromium PATH or {CHROMIUM_VARIABLE}.")
    return found


def find_firefox() -> Path:
    """Raises `NoBrowser` when there is none, or when the named one is not there."""
    places = {
        "darwin": ["/Applications/Firefox.app/Contents/MacOS/firefox"],
        "win32": [f"{os.environ.get('PROGRAMFILES', '')}/Mozilla Firefox/firefox.exe"],
    }
    found = _named(FIREFOX_VARIABLE) or _installed(FIREFOX_NAMES, places.get(sys.platform, []))
    if found is None:
        raise NoBrowser(f"No Firefox was found: install one, or name one with --firefox PATH or {FIREFOX_VARIABLE}.")
    return found


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable)
    if not value:
        return None
    found = shutil.which(value)
    if found is None:
        raise NoBrowser(f"{variable} names {value}, which is no program that can be run.")
    return Path(found)


def _installed(names: Iterable[str], places: Iterable[str]) -> Path | None:
    for name in (*names, *places):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def _playwrights_chromium() -> Path | None:
    base = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = {
        "darwin": Path.home() / "Library/Caches/ms-playwright",
        "win32": Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright",
    }
    folder = Path(base) if base else folders.get(sys.platform, Path.home() / ".cache/ms-playwright")
    programs = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")
    found = [path for program in programs for path in folder.glob(f"chromium-[0-9]*/{program}") if path.is_file()]
    return max(found, default=None, key=lambda path: path.stat().st_mtime)
