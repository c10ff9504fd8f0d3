"""Chromium, driven by Playwright."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

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

START_SECONDS = 30.0


class _Driver:
    """Playwright allows one driver a thread, so all browsers share it."""

    playwright: Playwright | None = None
    users = 0


def take_driver() -> Playwright:
    """The driver, started for the first who asks; `give_driver_back` when done."""
    if _Driver.playwright is None:
        _Driver.playwright = sync_playwright().start()
    _Driver.users += 1
    return _Driver.playwright


def give_driver_back() -> None:
    """Stops the driver when nobody uses it any more."""
    _Driver.users -= 1
    if _Driver.users == 0 and _Driver.playwright is not None:
        _Driver.playwright.stop()
        _Driver.playwright = None


class Chromium(Browser):
    """Chromium with unpacked extensions loaded.

    `dialogs` lists the kinds of dialogs the front page opened. They stay open when `keep_dialogs` is true, else they are dismissed.
    `context` and `page` are Playwright's own objects, for what this interface lacks.
    """

    name = "chromium"

    def __init__(
        self,
        program: Path,
        extension: Path | None,
        *,
        headless: bool = True,
        arguments: Sequence[str] = (),
        language: str | None = None,
        keep_dialogs: bool = False,
    ) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="ntp-chromium-"))
        self._closed = False
        self.dialogs: list[str] = []
        self._keep_dialogs = keep_dialogs
        flags = ["--no-first-run", "--disable-search-engine-choice-screen", *arguments]
        if extension is not None:
            flags += [f"--disable-extensions-except={extension}", f"--load-extension={extension}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
        if language:
            flags.append(f"--lang={language}")
        playwright = take_driver()
        try:
            self.context: BrowserContext = playwright.chromium.launch_persistent_context(
                self._profile,
                executable_path=program,
                headless=headless,
                args=flags,
                ignore_default_args=["--disable-extensions"],
                no_viewport=True,
                env={**os.environ, **({"LANGUAGE": language} if language else {})},
                timeout=START_SECONDS * 1000,
            )
            self.context.set_default_timeout(10_000)
            self._begin(extension is not None)
        except PlaywrightError as error:
            self.close()
            raise BrowserError(f"{program} did not start: {error.message.splitlines()[0]}") from error
        except BaseException:
            self.close()
            raise

    @property
    def profile(self) -> Path:
        """The folder of this browser's profile, which its processes name."""
        return self._profile

    def _begin(self, with_extension: bool) -> None:
        self.extension = ""
        if not with_extension:
            self.page: Page = self.context.pages[0]
            self.tab_id = -1
            return
        worker = self.context.service_workers[0] if self.context.service_workers else self.context.wait_for_event("serviceworker")
        self.extension = worker.url.split("/background/")[0] + "/"
        self._control = self.context.pages[0]
        self._control.goto(self.extension + CONTROL_PAGE)
        self._new_front()
        # The browser greets a new installation with the welcome page.
        self.wait(0.3)
        self.control(CLOSE_OTHERS_JS, self.tab_id)

    def _new_front(self) -> None:
        old = getattr(self, "page", None)
        url = front_url()
        self.tab_id = self.control(FRONT_TAB_JS, url)
        self.page = self._page_at(url)
        self.dialogs.clear()
        self.page.on("dialog", self._dialog)
        if old is not None:
            with contextlib.suppress(PlaywrightError):  # it may have ended by itself
                old.close()  # unlike the extension's tabs.remove, this does not wait for a stuck page

    def _page_at(self, url: str) -> Page:
        end = time.monotonic() + 10
        while True:
            for page in self.context.pages:
                if page.url == url:
                    return page
            if time.monotonic() > end:
                raise BrowserError("Chromium opened no window.")
            self.wait(0.02)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.type)
        if not self._keep_dialogs:
            with contextlib.suppress(PlaywrightError):  # the page it belonged to may be gone already
                dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss()

    def control(self, function: str, *arguments: Any, seconds: float = 10.0) -> Any:
        wrapped = f"""async (given) => {{
          {NAME_BROWSER}
          const late = new Promise((_, no) => setTimeout(() => no(new Error('no answer within {seconds} s')), {seconds * 1000}));
          return Promise.race([({function})(...given), late]);
        }}"""
        try:
            return self._control.evaluate(wrapped, list(arguments))
        except PlaywrightError as error:
            if self._control.is_closed() or "closed" in error.message or "crash" in error.message:
                raise BrowserGone("Chromium has ended.") from error
            raise BrowserError(error.message) from error

    def _navigate(self, url: str) -> None:
        if self.extension:
            # Asked of the browser: the page that is there now may be stuck.
            self.control("(tab, url) => browser.tabs.update(tab, { url })", self.tab_id, url)
            return
        with contextlib.suppress(PlaywrightError):  # a page that never answers is for the caller to see
            self.page.goto(url, wait_until="commit", timeout=5000)

    def current_url(self) -> str:
        return self.page.url

    def evaluate(self, function: str, *arguments: Any) -> Any:
        try:
            return self.page.evaluate(f"(given) => ({function})(...given)", list(arguments))
        except PlaywrightError as error:
            raise BrowserError(error.message) from error

    def screenshot(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.page.screenshot(path=path)
        except PlaywrightError as error:
            raise BrowserError(f"No screenshot: {error.message.splitlines()[0]}") from error
        return path

    def click(self, selector: str) -> None:
        try:
            self.page.click(selector, no_wait_after=True)
        except PlaywrightError as error:
            raise BrowserError(error.message) from error

    def click_at(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def wait(self, seconds: float) -> None:
        try:
            (self._control if self.extension else self.page).wait_for_timeout(seconds * 1000)
        except PlaywrightError as error:
            raise BrowserGone("Chromium has ended.") from error

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        context = getattr(self, "context", None)
        if context is not None:
            with contextlib.suppress(PlaywrightError):  # it may have ended by itself
                context.close()
        give_driver_back()
        _remove(self._profile)


def _remove(folder: Path) -> None:
    """A browser that is ending may still write: try for a moment."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)
