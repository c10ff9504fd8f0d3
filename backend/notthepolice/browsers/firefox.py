"""Firefox, driven by its own remote protocol, Marionette."""

import contextlib
import json
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from marionette_driver import By
from marionette_driver.addons import AddonInstallException, Addons
from marionette_driver.errors import MarionetteException, NoSuchWindowException, UnexpectedAlertOpen
from marionette_driver.keys import Keys
from marionette_driver.marionette import ActionSequence, Marionette

from notthepolice.browsers.base import (
    CLOSE_OTHERS_JS,
    CONTROL_PAGE,
    FRONT_TAB_JS,
    NAME_BROWSER,
    Browser,
    BrowserError,
    BrowserGone,
    front_url,
)

START_SECONDS = 60.0
QUIET: dict[str, Any] = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # Marionette would switch this prompt off; people have it.
    "dom.disable_beforeunload": False,
}
# Failures of the connection, not of what was asked.
GONE = (OSError, EOFError, socket.timeout)


class Firefox(Browser):
    """Firefox with the extension installed for this run.

    `keep_dialogs`: alerts and leave prompts stay open for a test to see, else Firefox dismisses them when next asked something.
    `marionette` is the driver itself, for what this interface lacks.
    """

    name = "firefox"

    def __init__(
        self,
        program: Path,
        extension: Path | None,
        *,
        headless: bool = True,
        preferences: Mapping[str, Any] | None = None,
        language: str | None = None,
        keep_dialogs: bool = False,
    ) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="ntp-firefox-"))
        self._closed = False
        self._marionette: Marionette | None = None
        self._log = (self._profile / "output.txt").open("w")
        port = _free_port()
        chosen = {**QUIET, "marionette.port": port, **(preferences or {})}
        if language:
            chosen["intl.accept_languages"] = language
        address = str(uuid.uuid4())
        self.extension = ""
        if extension is not None:
            identity = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))["browser_specific_settings"]["gecko"]["id"]
            # Settles beforehand which address the extension gets.
            chosen["extensions.webextensions.uuids"] = json.dumps({identity: address})
            self.extension = f"moz-extension://{address}/"
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()]
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [str(program), "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(self._profile)]
        if headless:
            command.append("--headless")
        self._process = subprocess.Popen(command, stdout=self._log, stderr=subprocess.STDOUT)
        try:
            self._connect(port, keep_dialogs)
            self._begin(extension)
        except (MarionetteException, AddonInstallException, *GONE) as error:
            self.close()
            raise BrowserError(f"{program} did not start: {error}") from error
        except BaseException:
            self.close()
            raise

    @property
    def marionette(self) -> Marionette:
        if self._marionette is None:
            raise BrowserGone("Firefox has ended.")
        return self._marionette

    def _connect(self, port: int, keep_dialogs: bool) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            if self._process.poll() is not None:
                raise BrowserError(f"Firefox ended at once with code {self._process.returncode}.")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > end:
                    raise BrowserError(f"Firefox did not listen within {START_SECONDS:g} s.") from None
                time.sleep(0.1)
        self._marionette = Marionette(host="127.0.0.1", port=port, socket_timeout=60, startup_timeout=60)
        prompts = "ignore" if keep_dialogs else "dismiss"
        self._marionette.start_session({"pageLoadStrategy": "none", "unhandledPromptBehavior": prompts})
        self._marionette.timeout.script = 60

    def _begin(self, extension: Path | None) -> None:
        driver = self.marionette
        self._front = self._control_window = driver.current_window_handle
        self.tab_id = -1
        if extension is None:
            return
        Addons(driver).install(str(extension), temp=True)
        driver.navigate(self.extension + CONTROL_PAGE)
        self._until_loaded()
        self._new_front()
        time.sleep(0.3)  # the welcome page comes with the installation
        self.control(CLOSE_OTHERS_JS, self.tab_id)

    def _new_front(self) -> None:
        self._go(self._control_window)
        before = set(self.marionette.window_handles)
        url = front_url()
        self.tab_id = self.control(FRONT_TAB_JS, url)
        end = time.monotonic() + 10
        while not (new := self._handles_with(url, set(self.marionette.window_handles) - before)):
            if time.monotonic() > end:
                raise BrowserError("Firefox opened no window.")
            time.sleep(0.05)
        self._front = new[0]

    def _until_loaded(self) -> None:
        end = time.monotonic() + 15
        script = "return document.readyState === 'complete' && location.protocol === 'moz-extension:' && typeof browser === 'object'"
        while True:
            with contextlib.suppress(MarionetteException):  # the page is just being replaced
                if self.marionette.execute_script(script, sandbox=None):
                    return
            if time.monotonic() > end:
                raise BrowserError("The extension's page did not open in Firefox.")
            time.sleep(0.05)

    def _handles_with(self, url: str, handles: set[str]) -> list[str]:
        found = []
        for handle in handles:
            self.marionette.switch_to_window(handle, focus=False)
            if self.marionette.get_url() == url:
                found.append(handle)
        self.marionette.switch_to_window(self._control_window, focus=False)
        return found

    def _go(self, handle: str) -> Marionette:
        try:
            if self.marionette.current_window_handle != handle:
                self.marionette.switch_to_window(handle, focus=handle == self._front)
        except (NoSuchWindowException, UnexpectedAlertOpen):  # the window that was in front may have closed itself
            self.marionette.switch_to_window(handle, focus=False)
        return self.marionette

    @contextlib.contextmanager
    def _faults(self) -> Any:
        try:
            yield
        except MarionetteException as error:
            raise BrowserError(str(error)) from error
        except GONE as error:
            raise BrowserGone("Firefox has ended.") from error

    def control(self, function: str, *arguments: Any, seconds: float = 10.0) -> Any:
        script = f"""
          const done = arguments[arguments.length - 1], given = JSON.parse(arguments[0]);
          {NAME_BROWSER}
          const late = new Promise((_, no) => setTimeout(() => no(new Error('no answer within {seconds} s')), {seconds * 1000}));
          Promise.race([({function})(...given), late]).then(
            (value) => done(JSON.stringify({{ value }})), (error) => done(JSON.stringify({{ error: String(error) }})));
        """
        with self._faults():
            driver = self._go(self._control_window)
            answer = json.loads(driver.execute_async_script(script, [json.dumps(arguments)], sandbox=None))
        if "error" in answer:
            raise BrowserError(answer["error"])
        return answer.get("value")

    def _navigate(self, url: str) -> None:
        with self._faults():
            self._go(self._front).navigate(url)

    def current_url(self) -> str:
        # Asked of the browser, not of the page: the page may be stuck or hold an alert open.
        script = """
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const tab = ExtensionParent.apiManager.global.tabTracker.getTab(arguments[0], null);
          return tab ? tab.linkedBrowser.currentURI.spec : '';
        """
        with self._faults():
            driver = self._go(self._control_window)
            with driver.using_context("chrome"):
                url: str = driver.execute_script(script, [self.tab_id])
        return url

    def evaluate(self, function: str, *arguments: Any) -> Any:
        with self._faults():
            driver = self._go(self._front)
            return driver.execute_script(f"return ({function})(...arguments);", list(arguments), sandbox=None)

    def screenshot(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._faults(), path.open("wb") as file:
            self._go(self._front).save_screenshot(file, full=False)
        return path

    def click(self, selector: str) -> None:
        with self._faults():
            self._go(self._front).find_element(By.CSS_SELECTOR, selector).click()

    def click_at(self, x: float, y: float) -> None:
        with self._faults():
            pointer = ActionSequence(self._go(self._front), "pointer", "mouse", {"pointerType": "mouse"})
            pointer.pointer_move(int(x), int(y)).pointer_down().pointer_up().perform()

    def keys(self, *names: str) -> None:
        with self._faults():
            keyboard = ActionSequence(self._go(self._front), "key", "keyboard")
            for name in names:
                key = getattr(Keys, name.upper(), name)
                keyboard.key_down(key).key_up(key)
            keyboard.perform()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        shutil.rmtree(self._profile, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
