"""What a browser can tell of memory: of the worker, of the changing page with our content script in it, and of their processes."""

import contextlib
import itertools
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from notthepolice.browsers import BrowserError

Meter = Callable[[], dict[str, float]]


class _Worker:
    """Speaks with the extension's worker through the browser's own debugging session."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._answers: dict[int, Any] = {}
        self._numbers = itertools.count(1)
        session.on("Target.receivedMessageFromTarget", self._take)

    def _take(self, event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if "id" in answer:
            self._answers[answer["id"]] = answer.get("result", {})

    def heap(self, wait: Callable[[float], None]) -> float | None:
        """Bytes in use after a collection; None while there is no worker."""
        targets = self._session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
        worker = next((one for one in targets if one["type"] == "service_worker" and "/background/" in one["url"]), None)
        if worker is None:
            return None
        session = self._session.send("Target.attachToTarget", {"targetId": worker["targetId"], "flatten": False})["sessionId"]
        try:
            self._ask(session, "HeapProfiler.collectGarbage", wait)
            return float(self._ask(session, "Runtime.getHeapUsage", wait)["usedSize"])
        finally:
            with contextlib.suppress(Exception):  # gone with its worker
                self._session.send("Target.detachFromTarget", {"sessionId": session})

    def _ask(self, session: str, method: str, wait: Callable[[float], None]) -> dict[str, Any]:
        number = next(self._numbers)
        self._session.send("Target.sendMessageToTarget", {"sessionId": session, "message": json.dumps({"id": number, "method": method})})
        for _ in range(200):
            if number in self._answers:
                answer: dict[str, Any] = self._answers.pop(number)
                return answer
            wait(0.05)
        raise BrowserError(f"the worker does not answer {method}")


def _proportional(pid: int) -> int:
    """Memory of a process in bytes, shared parts divided among those who share them; 0 where the system does not tell."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _is_extension(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return b"--extension-process" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def chromium() -> tuple[dict[str, Any], Callable[[Any], Meter]]:
    """How Chromium is started so that it can be asked, and who asks it."""
    # Else the driver listens to the worker's requests, and the browser keeps the answer to each for it: a megabyte with every warning.
    os.environ["PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK"] = "1"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def meter(browser: Any) -> Meter:
        from notthepolice.browsers.chromium import give_driver_back, take_driver

        session = take_driver().chromium.connect_over_cdp(f"http://127.0.0.1:{port}").new_browser_cdp_session()
        give_driver_back()
        worker = _Worker(session)
        page = browser.context.new_cdp_session(browser.page)
        page.send("Performance.enable")

        def measure() -> dict[str, float]:
            page.send("HeapProfiler.collectGarbage")
            told = {one["name"]: one["value"] for one in page.send("Performance.getMetrics")["metrics"]}
            found: dict[str, float] = {
                "page_heap": page.send("Runtime.getHeapUsage")["usedSize"], "nodes": told["Nodes"], "listeners": told["JSEventListeners"], "documents": told["Documents"],
            }
            heap = worker.heap(browser.wait)
            if heap is not None:
                found["worker_heap"] = heap
            pids = [one["id"] for one in session.send("SystemInfo.getProcessInfo")["processInfo"] if one["type"] == "renderer"]
            ours = [pid for pid in pids if _is_extension(pid)]
            for name, chosen in (("worker_process", ours), ("page_process", [pid for pid in pids if pid not in ours])):
                size = max(map(_proportional, chosen), default=0)
                if size:
                    found[name] = size
            return found

        return measure

    return {"arguments": [f"--remote-debugging-port={port}"]}, meter


_FIREFOX_JS = """
const done = arguments[arguments.length - 1];
(async () => {
  for (const what of ["child-gc-request", "child-cc-request", "child-gc-request"]) {
    Services.obs.notifyObservers(null, what);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
  const mine = gBrowser.tabs.concat(...[...Services.wm.getEnumerator("navigator:browser")].map((one) => one.gBrowser.tabs))
    .filter((tab) => tab.linkedBrowser.currentURI.spec.includes("/soak_pages/")).map((tab) => tab.linkedBrowser.browsingContext.currentWindowGlobal?.osPid);
  const all = (await ChromeUtils.requestProcInfo()).children;
  const found = {};
  for (const one of all) {
    if (one.type === "extension") found.worker_process = one.memory;
    if (mine.includes(one.pid)) found.page_process = one.memory;
  }
  const reporter = Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager);
  const sums = { worker_heap: 0, page_heap: 0 };
  await new Promise((resolve) => reporter.getReports((process, path, kind, units, amount) => {
    if (units !== Ci.nsIMemoryReporter.UNITS_BYTES || !path.startsWith("explicit/") || !/js-zone|js-non-window|window-objects|dom\\//.test(path)) return;
    // What the browser keeps for later use, for any script: it comes and goes in waves of ten megabytes.
    if (/unused-(chunks|arenas|gc-things)|nursery|jit-lazylink|chunk-admin/.test(path)) return;
    if (/extension/i.test(process)) sums.worker_heap += amount;
    else if (mine.some((pid) => process.includes(`pid ${pid}`) || process.includes(`(${pid})`))) sums.page_heap += amount;
  }, null, resolve, null, false));
  for (const [name, size] of Object.entries(sums)) if (size > 0) found[name] = size;
  done(found);
})().catch((error) => done({ error: String(error) }));
"""


def firefox() -> tuple[dict[str, Any], Callable[[Any], Meter]]:
    """How Firefox is started so that it can be asked, and who asks it."""

    def meter(browser: Any) -> Meter:
        def measure() -> dict[str, float]:
            driver = browser._go(browser._control_window)
            with driver.using_context("chrome"):
                told: dict[str, Any] = driver.execute_async_script(_FIREFOX_JS, sandbox=None)
            if "error" in told:
                raise BrowserError(told["error"])
            return told

        return measure

    return {}, meter


METERS = {"chromium": chromium, "firefox": firefox}
