"""What every answer passes: requests for other hosts are turned away, and browsers told to be strict."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import WrongHost, answer
from web.hosts import known_host
from web.settings import Settings

STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
"""The policy of what is no page."""

HSTS = "max-age=31536000"


class Doorway:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._strict = STRICT | ({"Strict-Transport-Security": HSTS} if settings.https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) == 1 and known_host(self._settings, hosts[0]):
            await self._app(scope, receive, strictly)
        else:
            await answer(WrongHost(), scope["path"])(scope, receive, strictly)

    def _add(self, headers: MutableHeaders) -> None:
        for name, value in self._strict.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", NOTHING)
