"""The Flask service under waitress, on a real socket."""

import threading
from dataclasses import dataclass
from typing import Any

from waitress.server import MultiSocketServer, create_server

from notthepolice.app import create_app
from notthepolice.settings import Settings


class CannotListen(Exception):
    """The address or port cannot be had; the text says what to do."""


@dataclass
class Service:
    """A service that listens already. `run()` answers until `stop()`; `in_background()` does so in a thread."""

    server: Any
    address: str

    def run(self) -> None:
        self.server.run()

    def in_background(self) -> None:
        threading.Thread(target=self.server.run, name="service", daemon=True).start()

    def stop(self) -> None:
        self.server.close()


def start(settings: Settings) -> Service:
    """Listen as `settings` say.

    Raises:
        CannotListen: the port is in use, may not be used, or the address is not this machine's.
        notthepolice.release_store.NoRelease: there is nothing to serve.
    """
    app = create_app(settings)
    try:
        server = create_server(
            app, host=settings.host, port=settings.port, threads=8, ident=None, max_request_body_size=settings.max_body + 4096
        )
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise CannotListen(f"Cannot listen on {where} ({error.strerror}): choose another with --port or --host.") from None
    # A name with several addresses (localhost) gives several sockets.
    port = server.effective_listen[0][1] if isinstance(server, MultiSocketServer) else int(server.effective_port)  # type: ignore[attr-defined]
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    return Service(server, f"http://{shown}:{port}")
