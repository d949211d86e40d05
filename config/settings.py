"""Settings: typed, bounded, described. Read in one place; a name that does not exist is an error.

They come from the environment, then from a file `.env` in the working folder, then from the defaults here.
"""

import os
import re
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Annotated, Final, Literal, Self, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values
from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX: Final = "PULLQUOTE_"
DISCORD_PREFIX: Final = "DISCORD_"

DOTENV: Final = Path(".env")

OF_THE_TESTS: Final = frozenset({"DISCORD_OPENAPI"})
"""Read by the tests alone."""

_PAGE: Final = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]+")
_LONGEST: Final = 512
"""Characters of an address that Discord takes for a button (components/reference: Button)."""

_SECRETS: Final = ("token", "proxy", "database_url")
"""What may hold a password."""


class SettingsError(Exception):
    """A setting that cannot be used; the message names it and says what is wrong, without its value."""


class Settings(BaseSettings):
    """What the operator may choose. The guide is `config/settings.md`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("pullquote"),
        description="Folder that holds the library; made on first use, readable by its owner alone.",
    )
    database_url: str | None = Field(
        default=None, description="Where the database is, as a SQLAlchemy URL; by default a file in the home folder."
    )
    embedder: str | None = Field(
        default=None,
        description="Another embedding model: a folder, or hub:OWNER/NAME from the local cache of the hub.",
    )
    reranker: str | None = Field(default=None, description="Another reranking model: a folder, or hub:OWNER/NAME.")
    parser: str | None = Field(
        default=None, description="Another English pipeline of spaCy's for telling who says what: a folder."
    )
    embed_threads: int = Field(default=1, ge=1, le=64, description="Threads of the embedder.")
    rerank_threads: int = Field(default=2, ge=1, le=64, description="Threads of the reranker.")
    workers: int = Field(default=2, ge=1, le=64, description="Questions that the bot answers at the same time.")
    waiting: int = Field(
        default=100, ge=1, le=10_000, description="Questions that may wait for an answer; more are turned away."
    )
    pace_person: int = Field(default=20, ge=1, le=100_000, description="Questions that a person may ask in a minute.")
    pace_server: int = Field(default=120, ge=1, le=100_000, description="Questions a minute in a server.")
    pace_all: int = Field(default=300, ge=1, le=100_000, description="Questions a minute in all servers together.")
    quota_questions: int = Field(default=2_000, ge=1, le=1_000_000, description="Questions an hour in a server.")
    quota_articles: int = Field(
        default=500, ge=1, le=1_000_000, description="Articles that a server, or a person, may keep."
    )
    quota_bytes: int = Field(
        default=200_000_000,
        ge=100_000,
        le=1_000_000_000_000,
        description="Bytes that all their articles, and those that wait to be let in, may take.",
    )
    fetch_allow: str | None = Field(
        default=None,
        description="Numeric addresses with ports that links lead to though not public: 10.0.0.7:8080,[fd00::7]:80.",
    )
    fetch_robots: bool = Field(
        default=True, description="Whether sites are asked, by their robots.txt, what may be read."
    )
    fetch_contact: str | None = Field(
        default=None, max_length=200, description="Where owners of sites can reach you: a page or a mail address."
    )
    retention_days: int = Field(
        default=30, ge=1, le=3650, description="Days that moderators can see who asked, since they last did."
    )
    privacy_url: str | None = Field(
        default=None, description="The page on privacy of whoever runs the bot: /privacy and the welcome lead to it."
    )
    terms_url: str | None = Field(default=None, description="Their terms of use, which /privacy leads to as well.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much the bot logs; questions and articles appear at debug alone."
    )

    @field_validator("fetch_allow")
    @classmethod
    def _exact(cls, value: str | None) -> str | None:
        _pairs(value)
        return value

    @field_validator("fetch_contact")
    @classmethod
    def _one_address(cls, value: str | None) -> str | None:
        if value and not (value.isascii() and value.isprintable() and not set(value) & set(" ()\\")):
            raise ValueError("it is one address of the web or of mail, in plain letters")
        return value

    @field_validator("privacy_url", "terms_url")
    @classmethod
    def _one_page(cls, value: str | None) -> str | None:
        if value and not (value.isascii() and _PAGE.fullmatch(value) and len(value) <= _LONGEST):
            raise ValueError(
                f"it is one address of the web, with https://, in plain letters and at most {_LONGEST} of them"
            )
        return value

    @property
    def fetch_allowed(self) -> frozenset[tuple[str, int]]:
        """The pairs of `fetch_allow`."""
        return _pairs(self.fetch_allow)

    @property
    def database(self) -> str:
        """The URL that is used."""
        return self.database_url or f"sqlite:///{self.home / 'library.db'}"


_METADATA: Final = frozenset(
    map(ip_address, ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16"))
)
"""The metadata services of the large clouds, by their documentation."""


def _pairs(text: str | None) -> frozenset[tuple[str, int]]:
    found = set()
    for one in filter(None, (part.strip() for part in (text or "").split(","))):
        host, _, port = one.rpartition(":")
        bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        try:
            address = ip_address(bare)
        except ValueError:
            raise ValueError("it holds numeric addresses with ports, such as 10.0.0.7:8080") from None
        if isinstance(address, IPv6Address) and (bare == host or address.scope_id is not None):
            raise ValueError("an address such as ::1 is written in brackets and without a zone: [::1]:8080")
        if (getattr(address, "ipv4_mapped", None) or address) in _METADATA:
            raise ValueError("at that address clouds tell a machine its secrets; no link may lead there")
        if not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
            raise ValueError("a port lies between 1 and 65535")
        found.add((str(address), int(port)))
    return frozenset(found)


def _loopback(url: str) -> str:
    host = urlsplit(url).hostname or ""
    try:
        local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise ValueError("it is for tests, and its host must be a loopback address such as 127.0.0.1")
    return url


Loopback = Annotated[str, AfterValidator(_loopback)]


class DiscordSettings(BaseSettings):
    """How the bot reaches Discord."""

    model_config = SettingsConfigDict(env_prefix=DISCORD_PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    token: SecretStr | None = Field(default=None, description="The bot's token, from Discord's developer portal.")
    token_file: Path | None = Field(default=None, description="A file that holds the token, instead of the token.")
    proxy: SecretStr | None = Field(default=None, description="An HTTP proxy on the way to Discord, as a URL.")
    api_base: Loopback | None = Field(default=None, description="For tests: another API, on this machine.")
    gateway: Loopback | None = Field(default=None, description="For tests: another gateway, on this machine.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.token and self.token_file:
            raise ValueError("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; keep one of them")
        if (self.api_base is None) != (self.gateway is None):
            raise ValueError("DISCORD_API_BASE and DISCORD_GATEWAY go together; set both or none")
        return self

    def secret(self) -> str | None:
        """The token itself; none where neither setting is there. Raises `SettingsError`."""
        if self.token_file is None:
            return self.token.get_secret_value().strip() if self.token else None
        try:
            found = self.token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError("The file that DISCORD_TOKEN_FILE names cannot be read.") from None
        if not found:
            raise SettingsError("The file that DISCORD_TOKEN_FILE names is empty.")
        return found


Chosen = TypeVar("Chosen", bound=BaseSettings)


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises `SettingsError`."""
    return _read(Settings, environment)


def discord_settings(environment: Mapping[str, str] | None = None) -> DiscordSettings:
    """How this process reaches Discord. Raises `SettingsError`."""
    return _read(DiscordSettings, environment)


def masked(chosen: BaseSettings) -> dict[str, str | None]:
    """Names and values in force; of a secret only that it is set, of a URL not its password."""
    prefix = str(chosen.model_config["env_prefix"])
    return {prefix + name.upper(): _masked(name, value) for name, value in chosen.model_dump().items()}


def names(kind: type[BaseSettings] = Settings) -> frozenset[str]:
    """The names of all settings of that kind, as the environment spells them."""
    return frozenset(str(kind.model_config["env_prefix"]) + name.upper() for name in kind.model_fields)


def unknown_names(environment: Mapping[str, str], kind: type[BaseSettings] = Settings) -> list[str]:
    """Names in the environment that look like settings of that kind and are none, sorted."""
    prefix, known = str(kind.model_config["env_prefix"]), names(kind) | OF_THE_TESTS
    return sorted(name for name in environment if name.upper().startswith(prefix) and name not in known)


def _read(kind: type[Chosen], environment: Mapping[str, str] | None) -> Chosen:
    given = {**_dotenv(), **(os.environ if environment is None else environment)}
    unknown = unknown_names(given, kind)
    if unknown:
        known = ", ".join(sorted(names(kind)))
        raise SettingsError(f"There is no setting called {unknown[0]}. The settings are: {known}.")
    try:
        return kind(_env_file=DOTENV, _env_file_encoding="utf-8")
    except ValidationError as error:
        first = error.errors()[0]
        why = str(first["msg"]).removeprefix("Value error, ")
        if not first["loc"]:
            raise SettingsError(f"{why}.") from None
        name = str(kind.model_config["env_prefix"]) + str(first["loc"][0]).upper().rsplit("_ENV_", 1)[-1]
        raise SettingsError(f"The setting {name} cannot be used: {why[0].lower()}{why[1:]}.") from None


def _dotenv() -> dict[str, str]:
    try:
        return {name: value or "" for name, value in dotenv_values(DOTENV, encoding="utf-8").items()}
    except (OSError, UnicodeDecodeError):
        raise SettingsError("The file .env in this folder cannot be read.") from None


def _masked(name: str, value: object) -> str | None:
    if value is None:
        return None
    shown = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    if name not in _SECRETS:
        return shown
    if "://" not in shown:
        return "set, not shown"
    parts = urlsplit(shown)
    return shown.replace(f"{parts.username}:{parts.password}@", "***@") if parts.password else shown
