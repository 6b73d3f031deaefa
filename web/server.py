"""The serving process: uvicorn with our socket factory, deadlines and limits, on one port for everything."""

import os
import resource
import socket
import ssl
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from domain.centre import CommandCentre
from web.app import create_app
from web.deadlines import PatientProtocol
from web.settings import PREFIX, Settings, WrongSettings, load
from web.sockets import connect

GRACE = 10
"""Seconds that screens and requests get to end when the process goes down."""

TURN = 0.001
"""Seconds that one of our threads lets another wait: the standard five are too long for a writer that has to
come in between while a thousand walls are written to."""

KEEP_ALIVE = 30
BACKLOG = 2048


def application() -> FastAPI:
    """The application as its settings in the environment say; each worker calls this."""
    sys.setswitchinterval(TURN)
    settings = load()
    return create_app(settings, CommandCentre(settings.database))


def listen(settings: Settings) -> socket.socket:
    """The port, taken before anything is started, so that its number is known. Raises ``OSError``."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    line = socket.socket(family)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        line.bind((settings.host, settings.port))
        line.listen(BACKLOG)
    except OSError as wrong:
        line.close()
        where = f"{settings.host} port {settings.port}"
        raise OSError(f"{where} cannot be listened on: {wrong.strerror or wrong}.") from None
    return line


class Serving(uvicorn.Server):
    """Being told to stop is how a server ends, so the signal is not raised again afterwards."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


def check_tls(settings: Settings) -> None:
    """Before anything is made or told. Raises ``WrongSettings``, which names the file."""
    certificate, key = settings.tls_certificate, settings.tls_key
    if certificate is None or key is None:
        return
    try:
        ssl.create_default_context().load_verify_locations(certificate)
    except OSError as wrong:
        raise WrongSettings(f"{certificate} holds no certificate in PEM.") from wrong
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except OSError as wrong:
        raise WrongSettings(f"{key} does not hold the key of {certificate} in PEM.") from wrong


def server(settings: Settings) -> uvicorn.Server:
    """One serving process, to be run on a socket from ``listen``. Raises ``NotOpened``."""
    app = create_app(settings, CommandCentre(settings.database))
    return Serving(uvicorn.Config(app, **_options(settings)))


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until told to stop: in this process, or in several that share the port. ``started`` hears where."""
    check_tls(settings)
    raise_limit()
    sys.setswitchinterval(TURN)
    if settings.workers == 1:
        with listen(settings) as line:
            serving = server(bound(settings, line))
            started(address(settings, line))
            serving.run(sockets=[line])
        return
    started(settings.address())
    for name, value in settings.model_dump(exclude_none=True).items():
        os.environ[f"{PREFIX}{name}".upper()] = str(value)
    uvicorn.run(
        "web.server:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        backlog=BACKLOG,
        **_options(settings),
    )


def raise_limit() -> None:
    """As many descriptors as the system lets a process have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def address(settings: Settings, line: socket.socket) -> str:
    """Where people find what listens there."""
    return settings.address(line.getsockname()[1])


def bound(settings: Settings, line: socket.socket) -> Settings:
    """The settings with the port that was taken, where any free one was asked for."""
    return settings.model_copy(update={"port": line.getsockname()[1]})


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "ws": connect,
        "http": PatientProtocol,
        "loop": "uvloop",
        "lifespan": "on",
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_keep_alive": KEEP_ALIVE,
        "timeout_graceful_shutdown": GRACE,
        "ssl_certfile": settings.tls_certificate,
        "ssl_keyfile": settings.tls_key,
    }
