"""A small web server on loopback for pages that browsers are to open: own pages, saved files, and pages that never come.

It answers on three origins, so that frames of another origin can be had without a network.
"""

import mimetypes
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self
from urllib.parse import quote, unquote, urlsplit

Origin = Literal["a", "b", "c"]
# Other ports are other origins; another name is another site as well.
HOSTS: Final[dict[Origin, str]] = {"a": "127.0.0.1", "b": "localhost", "c": "127.0.0.1"}


@dataclass(frozen=True)
class Page:
    """An answer: body, headers, status."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


class LocalSite:
    """`with LocalSite() as site:` serves until the end of the block.

    `site.add("/x.html", "<h1>…")` → its address on origin a; `site.url("/x.html", "b")` → the same page on another origin.
    `site.folder("/pages", Path(...))` serves a folder; `site.never("/stuck")` an address that is accepted and never answered.
    `site.asked` lists the paths that were asked for.
    """

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._folders: dict[str, Path] = {}
        self._never: set[str] = set()
        self._ended = threading.Event()
        self.asked: list[str] = []
        self._servers: dict[Origin, ThreadingHTTPServer] = {}
        for origin in HOSTS:
            server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
            server.daemon_threads = True
            self._servers[origin] = server
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def add(self, path: str, body: str | bytes, type: str = "text/html; charset=utf-8", **more: Any) -> str:
        """Serve `body` at `path` (which begins with a slash); `headers` and `status` may be given. Returns the address."""
        self._pages[path] = Page(body.encode("utf-8") if isinstance(body, str) else body, type, **more)
        return self.url(path)

    def remove(self, path: str) -> None:
        """Serve nothing at `path` any more."""
        self._pages.pop(path, None)

    def folder(self, prefix: str, folder: Path) -> str:
        """Serve the files of `folder` below `prefix`; returns the address of the prefix."""
        self._folders[prefix.rstrip("/")] = folder.resolve()
        return self.url(prefix)

    def never(self, path: str) -> str:
        """An address that takes the question and never answers."""
        self._never.add(path)
        return self.url(path)

    def url(self, path: str, origin: Origin = "a", apart: str = "") -> str:
        """The address of `path` on an origin. `apart`, one part of a host name, makes it a site of its own: pages of one site may share a
        process, so that one that hangs makes the others hang. Browsers look for names below localhost nowhere else."""
        host = f"{apart}.localhost" if apart else HOSTS[origin]
        return f"http://{host}:{self._servers[origin].server_port}{quote(path, safe='/?=&%#')}"

    def _find(self, path: str) -> Page | None:
        if path in self._pages:
            return self._pages[path]
        for prefix, folder in self._folders.items():
            if path.startswith(prefix + "/"):
                file = (folder / path[len(prefix) + 1 :]).resolve()
                if file.is_relative_to(folder) and file.is_file():
                    return file_page(file)
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                site.asked.append(path)
                if path in site._never:
                    site._ended.wait()
                    self.close_connection = True
                    return
                page = site._find(path) or Page(b"Not found", "text/plain", status=404)
                try:
                    self.send_response(page.status)
                    for name, value in {"Content-Type": page.type, "Cache-Control": "no-store", **page.headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(page.body)))
                    self.end_headers()
                    self.wfile.write(page.body)
                except ConnectionError:  # the browser has gone elsewhere
                    self.close_connection = True

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                """Pages may be asked for by the thousand."""

        return Handler

    def close(self) -> None:
        self._ended.set()
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def file_page(file: Path) -> Page:
    """A file as a page. HTML is sent without a charset: saved pages say their own."""
    guessed, _ = mimetypes.guess_type(file.name)
    return Page(file.read_bytes(), guessed or "application/octet-stream")
