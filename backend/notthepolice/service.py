"""The Flask service under waitress, on a real socket."""

import threading
from typing import Any

from waitress import wasyncore
from waitress.server import MultiSocketServer, create_server

from notthepolice.app import create_app
from notthepolice.settings import Settings

WAKE_SECONDS = 0.2  # how soon a wish to stop is noticed
# A body somewhat too large is read and refused in JSON; one far too large is refused by waitress before it is read.
REFUSED_UNREAD = 8


class CannotListen(Exception):
    """The address or port cannot be had; the text says what to do."""


class Service:
    """A service that listens already. `run()` answers until Ctrl+C or `stop()`; `in_background()` does so in a thread."""

    def __init__(self, server: Any, sockets: dict[int, Any], address: str) -> None:
        self.address = address
        self._server = server
        self._sockets = sockets
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def run(self) -> None:
        try:
            while not self._stopping.is_set():
                wasyncore.loop(timeout=WAKE_SECONDS, map=self._sockets, count=1)
        except KeyboardInterrupt:
            pass  # that is how a person ends it
        finally:
            self._server.task_dispatcher.shutdown()
            wasyncore.close_all(self._sockets)

    def in_background(self) -> None:
        self._thread = threading.Thread(target=self.run, name="service", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End a service that runs in the background; comes back when its port is free again. May be called twice."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()


def start(settings: Settings) -> Service:
    """Listen as `settings` say.

    Raises:
        CannotListen: the port is in use, may not be used, or the address is not this machine's.
        notthepolice.release_store.NoRelease: there is nothing to serve.
    """
    app = create_app(settings)
    sockets: dict[int, Any] = {}
    try:
        server = create_server(
            app,
            map=sockets,
            host=settings.host,
            port=settings.port,
            threads=8,
            ident=None,
            max_request_body_size=settings.max_body * REFUSED_UNREAD,
        )
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise CannotListen(f"Cannot listen on {where} ({error.strerror}): choose another with --port or --host.") from None
    # A name with several addresses (localhost) gives several sockets.
    port = server.effective_listen[0][1] if isinstance(server, MultiSocketServer) else int(server.effective_port)  # type: ignore[attr-defined]
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    return Service(server, sockets, f"http://{shown}:{port}")
