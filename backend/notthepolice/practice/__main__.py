"""`python -m notthepolice.practice`: what `build.py run` shows: the service, a browser with the extension, and the warning."""

import argparse
import os
import sys
from dataclasses import replace

from notthepolice.browsers import NAMES, Browser, BrowserError, NoBrowser, launch
from notthepolice.paths import VAR
from notthepolice.release_store import NoRelease
from notthepolice.service import CannotListen, Service, start
from notthepolice.settings import Settings

PICTURE = VAR / "practice.png"
WARNING = "pages/warning/warning.html"


def say(text: str) -> None:
    print(text, flush=True)


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def begin_service() -> Service:
    """The service on its usual port, or on a free one when that is taken."""
    settings = Settings.from_env()
    try:
        return start(settings)
    except CannotListen:
        say(f"   Port {settings.port} is taken; a free one is used.")
        return start(replace(settings, port=0))


def show(browser: Browser, address: str) -> bool:
    """Open the practice page; True when the extension took the tab to its warning."""
    say(f"3. Opening our practice page {address}/practice, which pretends to be the police …")
    browser.open(address + "/practice")
    if not browser.wait_for_url(WARNING, 15):
        say("   The extension did not step in. This is a fault: please report it.")
        return False
    state = browser.tab_state() or {"verdict": {"family": "?", "level": "?", "reasons": []}}
    verdict = state["verdict"]
    say(f"4. The extension left the page: {verdict['family']}, {verdict['level']}. It had noticed:")
    for reason in verdict["reasons"][:8]:
        words = ", ".join(f"“{word}”" for word in reason["words"])
        say(f"     {reason['signal']}{': ' + words if words else ''}")
    browser.wait(1.0)
    say(f"5. The tab now shows our warning. Screenshot: {browser.screenshot(PICTURE)}")
    return True


def stay(browser: Browser) -> None:
    """Leave the window to the person until they close it."""
    say("   The window is yours now. Close it, or press Ctrl+C here, to end.")
    try:
        while browser.windows() > 0:
            browser.wait(1.0)
    except (BrowserError, KeyboardInterrupt):
        say("   Ended.")


def run(name: str, headless: bool) -> int:
    if not headless and not has_display():
        say("There is no display, so the browser runs headless: nothing is to be seen, what happens is told here.")
        headless = True
    service = begin_service()
    service.in_background()
    say(f"1. The service answers on {service.address}")
    try:
        with launch("firefox" if name == "firefox" else "chromium", headless=headless) as browser:
            say(f"2. {name.capitalize()} runs with the extension.")
            shown = show(browser, service.address)
            if shown and not headless:
                stay(browser)
            return 0 if shown else 1
    finally:
        service.stop()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m notthepolice.practice")
    parser.add_argument("--browser", choices=NAMES, default="chromium")
    parser.add_argument("--headless", action="store_true")
    options = parser.parse_args()
    try:
        return run(options.browser, options.headless)
    except (BrowserError, NoBrowser, NoRelease, CannotListen, ValueError) as error:
        print(f"This did not work: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
