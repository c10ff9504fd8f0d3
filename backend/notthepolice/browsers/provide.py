"""`python -m notthepolice.browsers.provide chromium firefox`: make sure the browsers can be had, for build.py.

A browser that cannot be had is named, with what was tried. That is no failure here: its tests are skipped by name, or fail in CI.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from notthepolice.browsers.find import NoBrowser, find_chromium, find_firefox

FINDERS: dict[str, Callable[[], Path]] = {"chromium": find_chromium, "firefox": find_firefox}
PACKAGES = {"chromium": ("chromium", "chromium-browser"), "firefox": ("firefox-esr", "firefox")}
DOWNLOAD_SECONDS = 600
PACKAGE_SECONDS = 1200


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _run(command: Sequence[str], seconds: float) -> str | None:
    """None when the command went well, else its last line."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds, env=env, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if result.returncode == 0:
        return None
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    return lines[-1] if lines else f"code {result.returncode}"


def _administrator() -> list[str] | None:
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], 10) is None:
        return ["sudo", "-n"]
    return None


def _playwrights_download(browser: str) -> str | None:
    if browser != "chromium":
        return "Playwright's Firefox is a changed one and takes no extensions"
    return _run([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)


def _distributions_package(browser: str) -> str | None:
    as_root = _administrator()
    if not shutil.which("apt-get"):
        return "this system has no apt-get"
    if as_root is None:
        return "installing packages needs the administrator (sudo asks for a password)"
    trouble = _run([*as_root, "apt-get", "update"], PACKAGE_SECONDS)
    for package in PACKAGES[browser]:
        trouble = _run([*as_root, "apt-get", "install", "-y", "--no-install-recommends", package], PACKAGE_SECONDS)
        if trouble is None:
            return None
    return trouble


WAYS: dict[str, Callable[[str], str | None]] = {
    "download it with Playwright": _playwrights_download,
    "install the distribution's package": _distributions_package,
}


def provide(browser: str) -> Path | None:
    """The browser's program; None when every way to have one failed, which is said on stderr."""
    find = FINDERS[browser]
    tried = []
    try:
        path = find()
    except NoBrowser as error:
        if "names" in str(error):
            say(f"• {browser}: {error}")
            return None
    else:
        say(f"• {browser}: {path}")
        return path
    for way, attempt in WAYS.items():
        say(f"• {browser}: {way} …")
        trouble = attempt(browser)
        if trouble is not None:
            tried.append(f"{way}: {trouble}")
            continue
        try:
            path = find()
        except NoBrowser as error:
            tried.append(f"{way}: {error}")
        else:
            say(f"• {browser}: {path}")
            return path
    say(f"• {browser}: none can be had.")
    for line in tried:
        say(f"    {line}")
    say(f"    Install {browser} yourself, or name one with --{browser} PATH. Until then its tests are skipped.")
    return None


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        provide(wanted)
