"""One browser of the comparison: loads a page in a new tab and reads the thread CPU it took."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Error as PlaywrightError

from notthepolice.bench.errors import BenchFailed, NotLoaded
from notthepolice.browsers.chromium import Chromium
from notthepolice.paths import DIST

METRICS: Final = ("TaskDuration", "ScriptDuration", "LayoutDuration")
LOOPBACK_ONLY: Final = ("--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
"""What a saved page asks of the network fails at once: its load event must not wait for it, nor the numbers hang on it."""
START_SECONDS: Final = 2.0
"""An extension may set itself up and greet its new user; that is over then."""

GREETS: Final = "if (reason === 'install')"
SCRIPT: Final = "script.js"

# The floor: reads every text node once and does nothing with it. What it found is kept, so that the walk cannot be optimised away.
FLOOR_SCRIPT: Final = """{
  let length = 0;
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) length += walker.currentNode.data.length;
  globalThis.walkedLength = length;
}
"""


def write_floor(folder: Path) -> Path:
    """Write the floor extension: one content script that walks all text nodes, and nothing else."""
    return _write_extension(folder, "Bare walk", FLOOR_SCRIPT, "document_idle", {})


def write_idle(folder: Path) -> Path:
    """Write an extension that does nothing, in a worker and in every frame: what any extension of this kind costs."""
    return _write_extension(folder, "Idle", "{}\n", "document_start", {"background": {"service_worker": SCRIPT}})


def write_installed(folder: Path) -> Path:
    """Write a copy of ours that greets nobody: an unpacked extension is installed anew at each start, and its greeting lies in front then.

    Raises `BenchFailed` when there is no build, or its greeting is not where it was.
    """
    if not (DIST / "chromium/manifest.json").is_file():
        raise BenchFailed("dist/chromium holds no extension: run python3 build.py build.")
    shutil.copytree(DIST / "chromium", folder)
    main = folder / "background/main.js"
    script = main.read_text(encoding="utf-8")
    if GREETS not in script:
        raise BenchFailed(f"dist/chromium/background/main.js does not say {GREETS}: change GREETS to where the welcome page is opened now.")
    main.write_text(script.replace(GREETS, "if (false)"), encoding="utf-8")
    return folder


def _write_extension(folder: Path, name: str, script: str, run_at: str, more: dict[str, Any]) -> Path:
    folder.mkdir(parents=True)
    everywhere = {"matches": ["<all_urls>"], "js": [SCRIPT], "run_at": run_at, "all_frames": True, "match_origin_as_fallback": True}
    manifest = {"manifest_version": 3, "name": name, "version": "1", "content_scripts": [everywhere], **more}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / SCRIPT).write_text(script)
    return folder


def load_arguments(extension: Path | None) -> list[str]:
    """What Chromium is started with to load this unpacked extension and no other; nothing for the bare browser."""
    return [] if extension is None else [f"--disable-extensions-except={extension}", f"--load-extension={extension}"]


@dataclass(frozen=True)
class Load:
    """One page loaded once: milliseconds of the page's main thread, and what would make the numbers worthless."""

    milliseconds: dict[str, float]
    left: bool
    hidden: bool


class Contender:
    """Chromium with one unpacked extension, or bare (`extension` None); `close` ends it."""

    def __init__(self, name: str, program: Path, extension: Path | None) -> None:
        self.name = name
        arguments = ["--window-size=1280,900", *LOOPBACK_ONLY, *load_arguments(extension)]
        # Given no extension of ours, so that nothing of ours is asked of someone else's.
        self._chromium = Chromium(program, None, arguments=arguments)
        context = self._chromium.context
        self._home = context.pages[0]
        self._home.wait_for_timeout(START_SECONDS * 1000)
        for page in context.pages:
            if page is not self._home:
                page.close()
        self.version = str(context.new_cdp_session(self._home).send("Browser.getVersion")["product"])

    def content_scripts(self, url: str) -> int:
        """How many extensions run a script in the page at `url`: proof that what is measured is there at all."""
        page = self._chromium.context.new_page()
        try:
            session = self._chromium.context.new_cdp_session(page)
            origins: set[str] = set()
            session.on("Runtime.executionContextCreated", lambda event: origins.add(event["context"]["origin"]))
            session.send("Runtime.enable")
            page.goto(url, wait_until="load")
            page.wait_for_timeout(500)
            return len([origin for origin in origins if origin.startswith("chrome-extension://")])
        except PlaywrightError as error:
            raise BenchFailed(f"The browser {self.name} does not load pages: {error.message.splitlines()[0]}") from error
        finally:
            page.close()

    def load(self, url: str, settle: float, seconds: float = 30.0) -> Load:
        """Load `url` in a new tab and read the page's thread CPU `settle` seconds after its load event.

        Raises `NotLoaded` when the page does not load within `seconds`.
        """
        page = self._chromium.context.new_page()
        try:
            session = self._chromium.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(url, wait_until="load", timeout=seconds * 1000)
            page.wait_for_timeout(settle * 1000)
            left = page.url != url
            given = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
            hidden = page.evaluate("document.hidden")
        except PlaywrightError as error:
            raise NotLoaded(error.message.splitlines()[0]) from error
        finally:
            page.close()
        return Load({name: given[name] * 1000 for name in METRICS}, left, bool(hidden))

    def trace(self, url: str, seconds: float) -> list[dict[str, Any]]:
        """What the page's process did from the beginning of loading until `seconds` after: the events of Chromium's timeline.

        Raises `NotLoaded` when the page does not load.
        """
        page = self._chromium.context.new_page()
        events: list[dict[str, Any]] = []
        ended: list[object] = []
        try:
            session = self._chromium.context.new_cdp_session(page)
            session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
            session.on("Tracing.tracingComplete", lambda data: ended.append(data))
            categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
            session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": categories}})
            page.goto(url, wait_until="load", timeout=120_000)
            page.wait_for_timeout(seconds * 1000)
            session.send("Tracing.end")
            while not ended:
                page.wait_for_timeout(50)
        except PlaywrightError as error:
            raise NotLoaded(error.message.splitlines()[0]) from error
        finally:
            page.close()
        return events

    def close(self) -> None:
        self._chromium.close()
