"""A Chromium with no debugger attached, which would hold copies of what is loaded and keep the worker awake. Linux only."""

import contextlib
import json
import os
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Final

from notthepolice.bench.browser import LOOPBACK_ONLY, load_arguments
from notthepolice.bench.errors import BenchFailed
from notthepolice.browsers import NoBrowser, find_chromium

START_SECONDS: Final = 30.0
END_SECONDS: Final = 20.0
OPEN_THESE: Final = 4
"""Of Chromium's preference `session.restore_on_startup`: open `session.startup_urls`."""
PROC: Final = Path("/proc")
FLAGS: Final = (
    "--headless=new", "--remote-debugging-port=0", "--no-first-run", "--disable-search-engine-choice-screen", "--disable-component-update",
    "--disable-background-networking", "--window-size=1280,900",
)  # fmt: skip


class PlainChromium:
    """Chromium with one unpacked extension, or bare (`extension` None), on a profile that lives as long as this object.

    `start(*urls)` shows a tab for each; `open(url)` one more, in front; `stop` ends the browser and keeps the profile; `close` ends all.
    """

    def __init__(self, extension: Path | None) -> None:
        """Raises `BenchFailed` where there is no Chromium, and elsewhere than on Linux."""
        if not (PROC / "self/smaps_rollup").is_file():
            raise BenchFailed("this part is read from /proc, which this system does not have: leave it out.")
        try:
            self._program = find_chromium()
        except NoBrowser as error:
            raise BenchFailed(str(error)) from error
        self._extension = extension
        self._profile = tempfile.TemporaryDirectory(prefix="ntp-plain-", ignore_cleanup_errors=True)
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    def start(self, *urls: str) -> None:
        """Raises `BenchFailed` when the browser does not come."""
        # Chromium without a window takes one address from its command line; from its profile it takes any number.
        preferences = Path(self._profile.name, "Default/Preferences")
        preferences.parent.mkdir(exist_ok=True)
        chosen = json.loads(preferences.read_text(encoding="utf-8")) if preferences.is_file() else {}
        chosen["session"] = {**chosen.get("session", {}), "restore_on_startup": OPEN_THESE, "startup_urls": [*urls] or ["about:blank"]}
        preferences.write_text(json.dumps(chosen), encoding="utf-8")
        told = Path(self._profile.name, "DevToolsActivePort")
        told.unlink(missing_ok=True)
        flags = [*FLAGS, *LOOPBACK_ONLY, *load_arguments(self._extension), f"--user-data-dir={self._profile.name}"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
        command = [str(self._program), *flags]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + START_SECONDS
        while not told.is_file() or not (lines := told.read_text().split()):
            if time.monotonic() > end or self._process.poll() is not None:
                raise BenchFailed(f"{self._program} did not start: try it by hand.")
            time.sleep(0.02)
        self._port = int(lines[0])

    def open(self, url: str) -> None:
        """Open one more tab, in front."""
        self._ask("PUT", f"new?{url}")

    def urls(self) -> list[str]:
        """The address each tab shows."""
        return [one["url"] for one in json.loads(self._ask("GET", "list")) if one["type"] == "page"]

    def wait_for_url(self, part: str, seconds: float) -> bool:
        """Wait until some tab's address holds `part`."""
        end = time.monotonic() + seconds
        while not any(part in url for url in self.urls()):
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        return True

    def held_mb(self) -> float:
        """Proportional set size (PSS) of all its processes, in MB."""
        total = 0
        for pid in self._family():
            with contextlib.suppress(OSError):  # it has ended
                lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total / 1024

    def cpu_seconds(self) -> float:
        """Processor time all its processes have taken, in seconds."""
        ticks = 0
        for pid in self._family():
            with contextlib.suppress(OSError):
                ticks += sum(int(field) for field in _stat(pid)[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End the browser, and give it time to write down what it knows."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def close(self) -> None:
        self.stop()
        self._profile.cleanup()

    def _ask(self, method: str, what: str) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/json/{what}", method=method)
        try:
            with urllib.request.urlopen(request, timeout=END_SECONDS) as answer:
                body: bytes = answer.read()
        except OSError as error:
            raise BenchFailed(f"Chromium does not answer any more ({error}).") from error
        return body

    def _family(self) -> set[int]:
        """The browser's processes: they are one another's children."""
        if self._process is None:
            raise BenchFailed("The browser has not been started.")
        parents: dict[int, int] = {}
        for folder in PROC.iterdir():
            if folder.name.isdigit():
                with contextlib.suppress(OSError):
                    parents[int(folder.name)] = int(_stat(int(folder.name))[1])
        family = {self._process.pid}
        while more := {pid for pid, parent in parents.items() if parent in family} - family:
            family |= more
        return family


def _stat(pid: int) -> list[str]:
    """What the system tells of a process, from its state on: the name before it may hold blanks."""
    return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
