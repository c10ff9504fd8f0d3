"""Drives the trap yard in real browsers: real clicks, then the clock until our warning page stands in the tab."""

import contextlib
import http.server
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from notthepolice.browsers import find_chromium, find_firefox
from notthepolice.browsers.chromium import give_driver_back, take_driver
from notthepolice.paths import DIST

YARD = Path(__file__).parent
E2E = YARD.parent
PATIENCE = 6.0


@dataclass(frozen=True)
class Outcome:
    """What came of one page: `left` within `ms` after the click; `prompts` a person would have had to answer to get out; `windows` of the page still open."""

    technique: str
    browser: str
    left: bool
    ms: int
    prompts: int
    windows: int


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, directory=str(E2E), **more)

    def do_GET(self) -> None:
        if self.path.startswith("/401"):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="Your computer is locked"')
            self.end_headers()
            return
        with contextlib.suppress(ConnectionError):
            super().do_GET()

    def log_message(self, *_: Any) -> None:
        return


@contextlib.contextmanager
def site() -> Iterator[str]:
    """Serves tests/e2e on loopback; yields its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def techniques() -> list[str]:
    """Names of the yard's pages."""
    return sorted(page.stem for page in YARD.glob("*.html") if page.stem != "frames_inner")


def honest() -> list[str]:
    """Names of the honest twins."""
    return sorted(f"honest/{page.stem}" for page in (YARD / "honest").glob("*.html"))


class Chromium:
    """Chromium with the extension, driven by Playwright."""

    name = "chromium"
    # Guards that people have and that Playwright switches off.
    _GUARDS_OFF = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")

    def __init__(self, extension: Path = DIST / "chromium") -> None:
        self._playwright = take_driver()
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile.name, executable_path=find_chromium(), headless=True, ignore_default_args=["--disable-extensions", *self._GUARDS_OFF],
            args=["--no-sandbox", f"--disable-extensions-except={extension}", f"--load-extension={extension}"],
        )
        if not self._context.service_workers:
            self._context.wait_for_event("serviceworker")
        self._home = self._context.pages[0]
        self._home.wait_for_timeout(1500)

    def run(self, base: str, technique: str, patience: float = PATIENCE) -> Outcome:
        """Opens the page, clicks, and waits for the warning."""
        page = self._context.new_page()
        prompts: list[str] = []
        page.on("dialog", lambda dialog: (prompts.append(dialog.type), _quietly(dialog.dismiss)))
        page.goto(f"{base}/yard/{technique}.html", wait_until="load")
        page.wait_for_timeout(150)
        started = time.monotonic()
        _quietly(lambda: page.click("#go", timeout=2000, no_wait_after=True))
        # A page that cannot be navigated is closed, and the warning gets a tab of its own.
        while not (left := any("/pages/warning/" in one.url for one in self._context.pages)) and time.monotonic() - started < patience:
            self._home.wait_for_timeout(20)
        spent = round((time.monotonic() - started) * 1000)
        self._home.wait_for_timeout(400)
        others = [one for one in self._context.pages if one.url.startswith(f"{base}/yard/") and (left or one is not page)]
        for one in self._context.pages:
            if one is not self._home:
                _quietly(one.close)
        return Outcome(technique, self.name, left, spent, prompts.count("beforeunload"), len(others))

    def answers(self) -> bool:
        """Does the browser still do what it is told?"""
        return _works(lambda: self._home.evaluate("1"))

    def close(self) -> None:
        """Ends the browser."""
        _quietly(self._context.close)
        give_driver_back()
        self._profile.cleanup()


class Firefox:
    """Firefox with the extension, driven by Marionette, with its leave prompts switched on."""

    name = "firefox"
    # Guards that people have and that Marionette switches off: leave prompts, the pop-up blocker, the limit on history floods.
    _PREFS: ClassVar = {"dom.navigation.navigationRateLimit.count": "200", "dom.navigation.navigationRateLimit.timespan": "10",
              "dom.disable_beforeunload": "false", "dom.disable_open_during_load": "true", "browser.shell.checkDefaultBrowser": "false",
              "datareporting.policy.dataSubmissionEnabled": "false", "full-screen-api.allow-trusted-requests-only": "true"}

    def __init__(self, extension: Path = DIST / "firefox") -> None:
        from marionette_driver.addons import Addons
        from marionette_driver.marionette import Marionette

        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        prefs = {**self._PREFS, "marionette.port": str(port)}
        Path(self._profile.name, "user.js").write_text("".join(f'user_pref("{name}", {value});\n' for name, value in prefs.items()), encoding="utf-8")
        self._process = subprocess.Popen([find_firefox(), "--marionette", "-remote-allow-system-access", "-headless", "-no-remote", "-profile", self._profile.name],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_for_port(port)
        self._client: Any = Marionette(host="127.0.0.1", port=port)
        self._client.start_session({"unhandledPromptBehavior": "ignore", "pageLoadStrategy": "none"})
        self._client.timeout.page_load = 4
        Addons(self._client).install(str(extension), temp=True)
        time.sleep(1.5)
        self._home = self._client.window_handles[0]

    def run(self, base: str, technique: str, patience: float = PATIENCE) -> Outcome:
        """Opens the page, clicks, and waits for the warning."""
        client = self._client
        client.switch_to_window(self._home, focus=True)
        tab = client.open(type="tab", focus=True)["handle"]
        client.switch_to_window(tab, focus=True)
        client.navigate(f"{base}/yard/{technique}.html")
        _until(lambda: client.find_element("id", "go"), 4)
        time.sleep(0.3)
        started = time.monotonic()
        _quietly(self._press)
        # Asked of the browser, not of the page: that answers even when the page's thread is stuck.
        left = bool(_until(self._warned, patience))
        spent = round((time.monotonic() - started) * 1000)
        time.sleep(0.4)
        others = 0
        prompts = 0 if left else self._prompt()
        for handle in list(_until(lambda: client.window_handles, 2) or []):
            if handle != self._home:
                with contextlib.suppress(Exception):  # we close the page's windows meanwhile
                    others += handle != tab and self._url_of(handle).startswith(f"{base}/yard/")
                self._close(handle)
        return Outcome(technique, self.name, left, spent, prompts, others)

    def _warned(self) -> bool:
        with self._client.using_context("chrome"):
            return bool(self._client.execute_script("return gBrowser.tabs.some((tab) => tab.linkedBrowser.currentURI.spec.includes('/pages/warning/'));"))

    def _press(self) -> None:
        """Presses the button with real input from the browser's own process: a click that waits for the page would wait for ever on some."""
        with self._client.using_context("content"):
            box = self._client.find_element("id", "go").rect
        with self._client.using_context("chrome"):
            self._client.execute_script(
                """const [x, y] = arguments; const page = gBrowser.selectedBrowser; const box = page.getBoundingClientRect();
                for (const type of ["mousedown", "mouseup"]) window.synthesizeMouseEvent(type, box.left + x, box.top + y, { button: 0, clickCount: 1 });""",
                [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
            )

    def _url_of(self, handle: str) -> str:
        self._client.switch_to_window(handle, focus=False)
        return str(self._client.get_url())

    def _prompt(self) -> int:
        try:
            from marionette_driver.marionette import Alert

            alert = Alert(self._client)
            _ = alert.text
            alert.dismiss()
        except Exception:  # noqa: BLE001 - no prompt is open
            return 0
        return 1

    def _close(self, handle: str) -> None:
        _quietly(lambda: self._client.switch_to_window(handle, focus=False))
        _quietly(self._client.close)

    def answers(self) -> bool:
        """Does the browser still do what it is told?"""
        return _works(lambda: self._client.switch_to_window(self._home, focus=True))

    def close(self) -> None:
        """Ends the browser."""
        _quietly(self._client.delete_session)
        self._process.terminate()
        try:
            self._process.wait(8)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._profile.cleanup()


DRIVERS: dict[str, type[Chromium] | type[Firefox]] = {"chromium": Chromium, "firefox": Firefox}


def _until(look: Any, patience: float) -> Any:
    """Asks until the answer is true; a browser that shows a prompt, or is busy, answers with an error meanwhile."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:  # noqa: BLE001
            found = None
        if found:
            return found
        time.sleep(0.03)
    return None


def _quietly(action: Any) -> None:
    with contextlib.suppress(Exception):
        action()


def _works(action: Any) -> bool:
    try:
        action()
    except Exception:  # noqa: BLE001 - whatever it is, this browser is of no use any more
        return False
    return True


def _wait_for_port(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("Firefox did not start: no answer from Marionette.")
