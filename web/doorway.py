"""What every request passes: other hosts and poison are turned away, and browsers told to be strict."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.refusals import Refused
from web.answers import refused
from web.errors import WrongHost
from web.hosts import known_host
from web.paths import fit_query
from web.settings import Settings

STRICT = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
}
"""What is said unless the answer says otherwise, as pages do of their policy."""

HSTS = "max-age=31536000"


class Doorway:
    """Wraps the application; it sees headers as the server has them, for every answer pays for this."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        strict = STRICT | ({"strict-transport-security": HSTS} if settings.https else {})
        self._strict = [(name.encode(), value.encode()) for name, value in strict.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                message["headers"] += [pair for pair in self._strict if pair[0] not in said]
            await send(message)

        try:
            self._check(scope)
        except Refused as refusal:
            await refused(refusal, scope["path"])(scope, receive, strictly)
        else:
            await self._app(scope, receive, strictly)

    def _check(self, scope: Scope) -> None:
        """Refused: ``WrongHost``, ``PoisonText`` in the query."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not known_host(self._settings, hosts[0]):
            raise WrongHost
        if scope["query_string"]:
            fit_query(scope["query_string"])
