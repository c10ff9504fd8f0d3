"""A browser that is killed and started again on the same profile, with the person's choice to get the pages back; `test_restore.py` uses it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import uuid
import zipfile
from pathlib import Path
from typing import Any

from notthepolice.browsers import find_chromium, find_firefox
from notthepolice.browsers.chromium import give_driver_back, take_driver
from notthepolice.paths import DIST

FLAGS = ["--no-first-run", "--hide-crash-restore-bubble", "--disable-search-engine-choice-screen"]
PREFERENCES: dict[str, Any] = {
    "browser.startup.page": 3, "browser.sessionstore.resume_from_crash": True, "browser.sessionstore.max_resumed_crashes": -1, "toolkit.startup.max_resumed_crashes": -1,
    "browser.sessionstore.interval": 300, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False, "browser.aboutwelcome.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False, "dom.disable_beforeunload": False,
    # An installed extension, not one for this run alone: it must be there again after the start. Only some Firefoxes take one that is not signed.
    "xpinstall.signatures.required": False, "extensions.autoDisableScopes": 0, "extensions.startupScanScopes": 15,
}


class RestorableChromium:
    """Chromium: `start`, `open`, `kill`; `urls` says what its tabs show."""

    name = "chromium"

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        # "Continue where you left off": asked for by the profile, for a new one does not heed the flag.
        Path(self._profile.name, "Default").mkdir()
        Path(self._profile.name, "Default/Preferences").write_text(json.dumps({"session": {"restore_on_startup": 1}}), encoding="utf-8")
        self._playwright = take_driver()
        self._context: Any = None

    def start(self) -> None:
        """Start it, and let it bring back what it had."""
        extension = DIST / "chromium"
        flags = [*FLAGS, f"--disable-extensions-except={extension}", f"--load-extension={extension}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile.name, executable_path=find_chromium(), headless=True, args=flags, no_viewport=True,
            ignore_default_args=["--disable-extensions", "about:blank"],  # a blank page would lie in front of what comes back
        )
        if not self._context.service_workers:
            self._context.wait_for_event("serviceworker")

    def open(self, url: str) -> None:
        """Open a tab with this address, in front."""
        with contextlib.suppress(Exception):  # it may have been left while it loaded
            self._context.new_page().goto(url, wait_until="commit")

    def urls(self) -> list[str]:
        return [page.url for page in self._context.pages]

    def saved(self, url: str) -> bool:
        """Would a new start know of this address?"""
        return any(url.encode() in file.read_bytes() for file in Path(self._profile.name, "Default/Sessions").glob("Session_*"))

    def kill(self) -> None:
        """As a power cut or an angry press on the power key does it."""
        pid = int(Path(self._profile.name, "SingletonLock").readlink().name.rsplit("-", 1)[1])
        os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(Exception):  # it is gone
            self._context.close()

    def wait(self, seconds: float) -> None:
        self._context.pages[0].wait_for_timeout(seconds * 1000)

    def close(self) -> None:
        with contextlib.suppress(Exception):  # it may be gone
            self._context.close()
        give_driver_back()
        self._profile.cleanup()


class RestorableFirefox:
    """Firefox: the same."""

    name = "firefox"

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._identity = json.loads((DIST / "firefox/manifest.json").read_text(encoding="utf-8"))["browser_specific_settings"]["gecko"]["id"]
        folder = Path(self._profile.name, "extensions")
        folder.mkdir()
        with zipfile.ZipFile(folder / f"{self._identity}.xpi", "w") as packed:
            for file in (DIST / "firefox").rglob("*"):
                packed.write(file, file.relative_to(DIST / "firefox"))
        self._address = str(uuid.uuid4())
        self._process: Any = None

    def start(self) -> None:
        """Start it, and let it bring back what it had."""
        from marionette_driver.addons import Addons
        from marionette_driver.marionette import Marionette

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        chosen = {**PREFERENCES, "marionette.port": port, "extensions.webextensions.uuids": json.dumps({self._identity: self._address})}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()]
        Path(self._profile.name, "user.js").write_text("".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [find_firefox(), "--marionette", "--remote-allow-system-access", "--no-remote", "--headless", "--profile", self._profile.name],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        self._client: Any = Marionette(host="127.0.0.1", port=port, socket_timeout=60, startup_timeout=60)
        self._client.start_session({"pageLoadStrategy": "none", "unhandledPromptBehavior": "ignore"})
        # A page it brings back may be holding it with an alert already: asked again until the extension has got rid of that.
        if not wait_until(self, lambda: self._chrome("return WebExtensionPolicy.getByID(arguments[0]) !== null", self._identity), 10):
            Addons(self._client).install(str(DIST / "firefox"), temp=True)

    def _chrome(self, script: str, *arguments: Any) -> Any:
        with self._client.using_context("chrome"):
            return self._client.execute_script(script, list(arguments))

    def open(self, url: str) -> None:
        """Open a tab with this address, in front."""
        self._chrome("gBrowser.selectedTab = gBrowser.addTrustedTab(arguments[0])", url)

    def urls(self) -> list[str]:
        return list(self._chrome("return [...Services.wm.getEnumerator('navigator:browser')].flatMap((one) => one.gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec))"))

    def saved(self, url: str) -> bool:
        """Would a new start know of this address?"""
        script = """const [url, done] = arguments; const { SessionSaver } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionSaver.sys.mjs');
          const { SessionStore } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
          SessionSaver.run().then(() => done(SessionStore.getBrowserState().includes(url)), () => done(false));"""
        with self._client.using_context("chrome"):
            return bool(self._client.execute_async_script(script, [url]))

    def kill(self) -> None:
        """As a power cut or an angry press on the power key does it."""
        self._process.kill()
        self._process.wait()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._profile.cleanup()


Restorable = RestorableChromium | RestorableFirefox
KINDS: dict[str, type[RestorableChromium] | type[RestorableFirefox]] = {"chromium": RestorableChromium, "firefox": RestorableFirefox}


def wait_until(browser: Restorable, true: Any, seconds: float = 20.0) -> bool:
    """Ask again and again until the answer is yes; a browser that is just starting may answer with an error."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(Exception):
            if true():
                return True
        browser.wait(0.1)
    return False
