"""Under which names this installation may be spoken to, and whose pages may write to it."""

from urllib.parse import urlsplit

from web.settings import Settings


def own_origin(settings: Settings, host: str | None) -> str:
    """The one origin whose pages may write and open sockets; ``host`` is a header that was checked."""
    if settings.public_url:
        public = urlsplit(settings.public_url)
        return f"{public.scheme}://{public.netloc}".lower()
    return f"{'https' if settings.https else 'http'}://{host}".lower()


def known_host(settings: Settings, header: str | None) -> bool:
    """Whether a request was sent to one of our names (another name is somebody's trick with DNS)."""
    if not header or any(sign in header for sign in "@/?#\\"):
        return False
    try:
        return urlsplit(f"//{header}").hostname in settings.hosts
    except ValueError:
        return False
