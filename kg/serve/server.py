"""The HTTP server: the standard library's, with limits on what comes in and a clean end."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from kg.errors import KgError, UsageError
from kg.graph import Graph
from kg.serve.app import App
from kg.serve.messages import Request

MOST_BYTES = 1 << 20  # of a request's body
MOST_CONNECTIONS = 64
PATIENCE = 15.0  # seconds for a client that sends nothing
LINGER, MOST_IGNORED = 5.0, 16 << 20  # seconds, and bytes, of a body that was refused


class Server(ThreadingHTTPServer):
    """Serves an app on one address; more connections than it takes are closed at once."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], app: App) -> None:
        self.app = app
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._free = BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that left in the middle is no error of ours."""


class Handler(BaseHTTPRequestHandler):
    """Turns what comes over a connection into requests of the app."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "newskg", ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        self._answer()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET  # noqa: N815 (the same)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's name)
        """Keep no log: what is asked of a graph is nobody's business."""

    def _answer(self) -> None:
        body = self._body()
        if body is None:
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.app.respond(Request(self.command, self.path, headers, body))
        self.send_response(response.status)
        text = response.media_type.startswith("text/") or response.media_type.endswith("xml")
        self.send_header("Content-Type", f"{response.media_type}; charset=utf-8" if text else response.media_type)
        self.send_header("Content-Length", str(len(response.body)))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _body(self) -> bytes | None:
        """Read the body, or answer with an error and return `None`."""
        lengths = self.headers.get_all("Content-Length", [])
        if self.headers.get("Transfer-Encoding") or len(set(lengths)) > 1 or (self.command == "POST" and not lengths):
            self.send_error(411)
        elif lengths and not (lengths[0].isascii() and lengths[0].isdigit()):
            self.send_error(400)
        elif lengths and int(lengths[0][:20]) > MOST_BYTES:
            self.send_error(413)
        else:
            return self.rfile.read(int(lengths[0])) if lengths else b""
        self.close_connection = True
        self._linger()
        return None

    def _linger(self) -> None:
        """Read on for a while: a connection that is closed with bytes unread is reset, and the answer may be lost."""
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.settimeout(LINGER)
        end, left = monotonic() + LINGER, MOST_IGNORED
        while left > 0 and monotonic() < end and (data := self.rfile.read1(1 << 16)):
            left -= len(data)


def serve(
    path: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    names: Iterable[str] = (),
    seconds: float = 30,
    rows: int = 100_000,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve the graph in a folder until the process is told to stop; `ready` gets its address.

    Port 0 is any free one; `names` are host names by which others may call it.
    """
    app = App(Graph(path), names=(host, *names), seconds=seconds, rows=rows)
    try:
        with _opened(host, port, app) as server:
            name = f"[{host}]" if ":" in host else host
            ready(f"http://{name}:{server.server_address[1]}/")
            server.serve_forever(poll_interval=0.2)
    finally:
        app.close()


def _opened(host: str, port: int, app: App) -> Server:
    try:
        return Server((host, port), app)
    except OverflowError:
        raise UsageError(f"there is no port {port}: choose one from 0 to 65535") from None
    except OSError as error:
        raise KgError(
            f"can't serve on {host} port {port}: {error.strerror or error}; choose another with --port"
        ) from None
