"""Technical settings, read once from the environment. What a municipality decides lives in the database instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self, get_args
from urllib.parse import urlsplit

from recruit.foundation.places import DEMONSTRATION

Mode = Literal["production", "demo", "test"]

#: The secret of the demonstration. It is public, so production refuses it.
DEMO_SECRET = "this-secret-is-public-and-only-for-the-demonstration"  # noqa: S105 (refused in production)

#: The address of the demonstration's database.
DEMO_DATABASE = f"sqlite:///{DEMONSTRATION}"

SHORTEST_SECRET = 32

#: The databases that the house runs on, by how an address begins.
DATABASES = ("postgresql+psycopg://", "sqlite:///")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """One or more settings are missing or unsafe; the message has a line for each, saying how to mend it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decides. Addresses are URLs, sizes are bytes."""

    #: production (the default), demo or test.
    mode: Mode
    #: Signs cookies and forms.
    secret_key: str
    #: SQLAlchemy address of the database.
    database_url: str
    #: Where citizens and staff reach the program; letters link to it. No slash at the end.
    public_url: str
    #: `smtp://user:password@host:port?tls=required`, or `keep:` to keep letters in the outbox unsent.
    mail_url: str
    #: The sender of letters when a body has no mailbox of its own.
    mail_from: str
    #: How many reverse proxies stand in front and may tell the visitor's address.
    proxies: int
    #: The largest request that is read: well above what any page takes, so that the page itself says what is too much.
    largest_request: int
    log_level: str

    @property
    def is_production(self) -> bool:
        return self.mode == "production"

    @property
    def keeps_letters(self) -> bool:
        """True where letters stay in the outbox and are read there."""
        return self.mail_url.startswith("keep:")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings.

        Raises SettingsError naming every missing or unsafe one at once.
        """
        faults: list[str] = []
        mode = environ.get("RECRUIT_MODE", "production")
        if mode not in get_args(Mode):
            raise SettingsError(f"RECRUIT_MODE is {mode!r}; use production, demo or test.")
        demo = mode != "production"
        settings = cls(
            mode=mode,  # type: ignore[arg-type]  # checked above
            secret_key=environ.get("SECRET_KEY", DEMO_SECRET if demo else ""),
            database_url=database_url(environ.get("DATABASE_URL", DEMO_DATABASE if demo else "")),
            public_url=environ.get("PUBLIC_URL", "http://localhost:5000" if demo else "").rstrip("/"),
            mail_url=environ.get("MAIL_URL", "keep:" if demo else ""),
            mail_from=environ.get("MAIL_FROM", "raad@example.dk" if demo else ""),
            proxies=_whole_number("PROXIES", environ, 0, faults),
            largest_request=_whole_number("LARGEST_REQUEST", environ, 64 * 1024 * 1024, faults),
            log_level=environ.get("LOG_LEVEL", "INFO").upper(),
        )
        faults += settings._missing() + settings._misspelt() + settings._unsafe()
        if faults:
            raise SettingsError("\n".join(faults))
        return settings

    def _missing(self) -> list[str]:
        examples = {
            "SECRET_KEY": (self.secret_key, 'make one with: python3 -c "import secrets; print(secrets.token_hex(32))"'),
            "DATABASE_URL": (self.database_url, "for example postgresql://user:password@host/recruit"),
            "PUBLIC_URL": (self.public_url, "for example https://raad.kommune.dk"),
            "MAIL_URL": (self.mail_url, "for example smtp://user:password@mail.kommune.dk:587?tls=required"),
            "MAIL_FROM": (self.mail_from, "for example post@kommune.dk"),
        }
        return [f"{name} is missing: {how}." for name, (value, how) in examples.items() if not value]

    def _misspelt(self) -> list[str]:
        faults = []
        if self.database_url and not self.database_url.startswith(DATABASES):
            faults.append("DATABASE_URL must begin with postgresql:// or sqlite:///.")
        if self.mail_from and "@" not in self.mail_from:
            faults.append("MAIL_FROM must be an e-mail address, for example post@kommune.dk.")
        if self.log_level not in LOG_LEVELS:
            faults.append(f"LOG_LEVEL is {self.log_level!r}; use {', '.join(LOG_LEVELS[:-1])} or {LOG_LEVELS[-1]}.")
        return faults

    def _unsafe(self) -> list[str]:
        if not self.is_production:
            return []
        faults = []
        if self.secret_key == DEMO_SECRET:
            faults.append("SECRET_KEY is the demonstration's, which everybody knows: make one of your own.")
        elif self.secret_key and len(self.secret_key) < SHORTEST_SECRET:
            faults.append(f"SECRET_KEY is too short: use at least {SHORTEST_SECRET} characters.")
        if self.public_url and urlsplit(self.public_url).scheme != "https":
            faults.append("PUBLIC_URL must begin with https:// in production.")
        return faults


def database_url(address: str) -> str:
    """Return the address with the driver that we use; plain `postgresql://` and `postgres://` mean psycopg."""
    scheme, separator, rest = address.partition("://")
    if scheme in ("postgres", "postgresql"):
        scheme = "postgresql+psycopg"
    return scheme + separator + rest


def _whole_number(name: str, environ: Mapping[str, str], default: int, faults: list[str]) -> int:
    value = environ.get(name, str(default))
    if value.isdecimal():
        return int(value)
    faults.append(f"{name} is {value!r}; use a whole number.")
    return default
