"""What an installation is told: ``GOLIVE_*`` in the environment or ``.env``, checked before the start."""

import os
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PREFIX = "GOLIVE_"
TOKEN = f"{PREFIX}CLI_TOKEN"
"""Who the command line is to a running server: no setting of an installation, and in the environment only."""


class WrongSettings(Exception):
    """The installation cannot start so; ``str()`` is the sentence that says why."""


class Settings(BaseSettings):
    """Every setting there is; ``golive doctor --settings`` prints them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    database: str = Field("sqlite:///golive.db", description="where the log lies")
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="the port; 0 takes a free one")
    workers: int = Field(1, ge=1, description="serving processes; more than one needs PostgreSQL")
    public_url: str = Field("", description="the address people use, when a proxy stands in front")
    tls_certificate: Path | None = Field(None, description="certificate chain, PEM")
    tls_key: Path | None = Field(None, description="its private key, PEM")
    session_hours: int = Field(14, ge=1, le=72, description="how long a sign-in lasts")
    link_minutes: int = Field(60, ge=1, le=10080, description="how long a sign-in link can be used")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise ValueError("A TLS certificate and its key are given together.")
        for file in (self.tls_certificate, self.tls_key):
            if file is not None and not file.is_file():
                raise ValueError(f"There is no file {file}.")
        if self.public_url and not _is_address(self.public_url):
            raise ValueError(
                "GOLIVE_PUBLIC_URL is an address that begins with https:// (or http:// on loopback)."
            )
        if self.host not in LOOPBACK and not self.https:
            raise ValueError(
                f"Listening on {self.host} needs TLS files (GOLIVE_TLS_CERTIFICATE, GOLIVE_TLS_KEY)"
                " or GOLIVE_PUBLIC_URL=https://… of the proxy in front."
            )
        return self

    @model_validator(mode="after")
    def _shared(self) -> Self:
        if self.workers > 1 and self.sqlite:
            raise ValueError("Several workers need PostgreSQL: one process serves an SQLite file.")
        return self

    @property
    def sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def https(self) -> bool:
        """Whether people reach this over TLS, here or at the proxy."""
        return self.tls_certificate is not None or self.public_url.startswith("https://")

    @property
    def hosts(self) -> frozenset[str]:
        """The host names, without port, under which a request may come."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return LOOPBACK | {self.host.lower()} | ({public} if public else set())

    def address(self, port: int | None = None) -> str:
        """Where people find it; ``port`` is the one that was taken where none was told."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.https else 'http'}://{host}:{port or self.port}"


def _is_address(url: str) -> bool:
    try:
        place = urlsplit(url)
    except ValueError:  # of brackets that cannot be
        return False
    return place.scheme in ("http", "https") and bool(place.hostname)


def load(**given: object) -> Settings:
    """The settings, with what the command line gave on top. Raises ``WrongSettings``."""
    strangers = sorted(unknown(os.environ) - {TOKEN} | unknown(dotenv_values(".env")))
    if strangers:
        raise WrongSettings(
            f"Unknown settings: {', '.join(strangers)}. `golive doctor --settings` lists all."
        )
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        raise WrongSettings(" ".join(_sentence(dict(error)) for error in wrong.errors())) from None


def unknown(names: object) -> set[str]:
    """Those of ``names`` that look like settings and are none."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    return {name for name in map(str.upper, names) if name.startswith(PREFIX)} - known  # type: ignore[call-overload]


def _sentence(error: dict[str, object]) -> str:
    where = ".".join(str(part) for part in error["loc"])  # type: ignore[attr-defined]
    what = str(error["msg"]).removeprefix("Value error, ")
    return f"{PREFIX}{where.upper()}: {what}." if where else what
