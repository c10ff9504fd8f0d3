"""Finds real browsers and drives them with the extension loaded."""

from notthepolice.browsers.base import Browser, BrowserError, BrowserGone
from notthepolice.browsers.find import NoBrowser, find_chromium, find_firefox
from notthepolice.browsers.launch import NAMES, BrowserName, launch

__all__ = [
    "NAMES",
    "Browser",
    "BrowserError",
    "BrowserGone",
    "BrowserName",
    "NoBrowser",
    "find_chromium",
    "find_firefox",
    "launch",
]
