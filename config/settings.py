"""Settings: typed, bounded, described. Read once, in `bot.wiring`; a name that does not exist is an error."""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PULLQUOTE_"


class SettingsError(Exception):
    """A setting that cannot be used; the message names it and says what is wrong, without its value."""


class Settings(BaseSettings):
    """What the operator may choose, from the environment. The guide is `config/settings.md`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

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
    embed_threads: int = Field(default=1, ge=1, le=64, description="Threads of the embedder.")
    rerank_threads: int = Field(default=2, ge=1, le=64, description="Threads of the reranker.")

    @property
    def database(self) -> str:
        """The URL that is used."""
        return self.database_url or f"sqlite:///{self.home / 'library.db'}"


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises `SettingsError`."""
    unknown = unknown_names(os.environ if environment is None else environment)
    if unknown:
        known = ", ".join(sorted(names()))
        raise SettingsError(f"There is no setting called {unknown[0]}. The settings are: {known}.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper().removeprefix(PREFIX)
        raise SettingsError(f"The setting {name} cannot be used: {first['msg'].lower()}.") from None


def names() -> frozenset[str]:
    """The names of all settings, as the environment spells them."""
    return frozenset(PREFIX + name.upper() for name in Settings.model_fields)


def unknown_names(environment: Mapping[str, str]) -> list[str]:
    """Names in the environment that look like settings and are none, sorted."""
    return sorted(name for name in environment if name.upper().startswith(PREFIX) and name not in names())
