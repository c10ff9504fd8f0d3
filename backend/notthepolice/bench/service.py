"""The part `service`: the cached release beside a bare WSGI "hello", on the same server and in turn."""

import multiprocessing
import os
import socket
import statistics
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from notthepolice.bench.errors import BenchFailed
from notthepolice.paths import RELEASE

REQUESTS: Final = 3000
WARM_REQUESTS: Final = 300
HELLO: Final = "hello"
CACHED: Final = "release, not changed"
WHOLE: Final = "release, whole"
WHOLE_REQUESTS: Final = 200


def hello(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The least that a WSGI application can be."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


def _serve(name: str, ready: Connection) -> None:
    from waitress.server import create_server

    from notthepolice.app import create_app

    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(hello if name == HELLO else create_app(), sockets=[listening], threads=4)
    ready.send(listening.getsockname()[1])
    server.run()


def ask(port: int, path: str, headers: str = "") -> tuple[int, dict[str, str]]:
    """Status and headers of one answer, on a connection of its own, as every copy of the extension asks; the body is heard out."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{headers}\r\n".encode())
        data = bytearray()
        while part := connection.recv(1 << 20):
            data += part
    if b"\r\n\r\n" not in data:
        raise BenchFailed("The service closed the connection in the middle of an answer.")
    first, *lines = bytes(data).split(b"\r\n\r\n", 1)[0].decode("latin-1").split("\r\n")
    return int(first.split()[1]), {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}


def measure(runs: int, progress: Callable[[str], None]) -> dict[str, Any]:
    """Requests a second, and processor time of the server a request, in turn. Raises `BenchFailed` when the release is not built."""
    if not RELEASE.is_file():
        raise BenchFailed(f"The release is not built ({RELEASE} is missing): run python3 build.py build.")
    servers: dict[str, tuple[Any, int]] = {}
    context = multiprocessing.get_context("spawn")
    try:
        for name in (HELLO, CACHED):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(name, there), daemon=True)
            process.start()
            if not here.poll(30):
                raise BenchFailed("The service did not start within 30 s.")
            servers[name] = (process, here.recv())
        servers[WHOLE] = servers[CACHED]
        rows: dict[str, list[tuple[float, float]]] = {HELLO: [], CACHED: [], WHOLE: []}
        for run in range(runs):
            for name, found in rows.items():
                progress(f"service: {name}, run {run + 1} of {runs}")
                found.append(_run(name, *servers[name]))
    finally:
        for process, _ in servers.values():
            process.kill()
    result = {
        name: {"per_second": statistics.median(speed for speed, _ in found), "cpu_us": statistics.median(cpu for _, cpu in found) * 1e6}
        for name, found in rows.items()
    }
    ratios = [ours[0] / bare[0] for ours, bare in zip(rows[CACHED], rows[HELLO], strict=True)]
    return {"runs": runs, "requests": REQUESTS, "bytes": RELEASE.stat().st_size, "answers": result, "ratio": statistics.median(ratios)}


def _run(name: str, process: Any, port: int) -> tuple[float, float]:
    path = "/" if name == HELLO else "/v1/release"
    status, headers = ask(port, path)
    if status != 200:
        raise BenchFailed(f"{path} answered {status}.")
    more = f"If-None-Match: {headers['etag']}\r\n" if name == CACHED else ""
    count = WHOLE_REQUESTS if name == WHOLE else REQUESTS
    for _ in range(min(count, WARM_REQUESTS)):
        ask(port, path, more)
    cpu, began = _cpu(process.pid), time.perf_counter()
    for _ in range(count):
        status, _ = ask(port, path, more)
        if status != (304 if name == CACHED else 200):
            raise BenchFailed(f"{path} answered {status}.")
    spent, used = time.perf_counter() - began, _cpu(process.pid) - cpu
    return count / spent, used / count


def _cpu(pid: int) -> float:
    """Seconds of processor that a process has used; 0 where /proc is missing."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
