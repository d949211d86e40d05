"""Settings: typed, bounded, described in their guide."""

import re
from pathlib import Path

import pytest
from platformdirs import user_data_path
from pydantic import ValidationError

import config.settings
from config.settings import (
    DISCORD_PREFIX,
    PREFIX,
    DiscordSettings,
    Settings,
    SettingsError,
    discord_settings,
    masked,
    names,
    settings,
    unknown_names,
)

GUIDE = Path(config.settings.__file__).with_name("settings.md")

NAMES = {
    "PULLQUOTE_HOME",
    "PULLQUOTE_DATABASE_URL",
    "PULLQUOTE_EMBEDDER",
    "PULLQUOTE_RERANKER",
    "PULLQUOTE_PARSER",
    "PULLQUOTE_EMBED_THREADS",
    "PULLQUOTE_RERANK_THREADS",
    "PULLQUOTE_WORKERS",
    "PULLQUOTE_WAITING",
    "PULLQUOTE_PACE_PERSON",
    "PULLQUOTE_PACE_SERVER",
    "PULLQUOTE_PACE_ALL",
    "PULLQUOTE_QUOTA_QUESTIONS",
    "PULLQUOTE_QUOTA_ARTICLES",
    "PULLQUOTE_QUOTA_BYTES",
    "PULLQUOTE_FETCH_ALLOW",
    "PULLQUOTE_FETCH_ROBOTS",
    "PULLQUOTE_FETCH_CONTACT",
    "PULLQUOTE_RETENTION_DAYS",
    "PULLQUOTE_PRIVACY_URL",
    "PULLQUOTE_TERMS_URL",
    "PULLQUOTE_LOG_LEVEL",
}
TOKEN = "MTIz.s3cret.token"


def guide():
    """Name, default and words of each row of the guide's table."""
    row = re.compile(r"^\| `((?:PULLQUOTE|DISCORD)_\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
    return {name: (default, words) for name, default, words in row.findall(GUIDE.read_text(encoding="utf-8"))}


def test_the_settings_are_these():
    assert names() == NAMES


def test_the_guide_lists_exactly_the_settings_in_their_order():
    ours = [PREFIX + name.upper() for name in Settings.model_fields]
    assert list(guide()) == ours + [DISCORD_PREFIX + name.upper() for name in DiscordSettings.model_fields]
    assert set(re.findall(r"PULLQUOTE_\w+", GUIDE.read_text(encoding="utf-8"))) == NAMES


def test_the_guide_gives_the_defaults_and_bounds_in_force():
    for name, field in Settings.model_fields.items():
        default, words = guide()[PREFIX + name.upper()]
        if field.annotation is int:
            low, high = (next(getattr(one, end) for one in field.metadata if hasattr(one, end)) for end in ("ge", "le"))
            assert default == str(field.default)
            assert f", {low} to {high}." in words
        elif name == "log_level":
            assert default == field.default
        else:
            assert field.default is None or field.default_factory is not None or default == str(field.default).lower()


def test_every_setting_says_what_it_does():
    both = [*Settings.model_fields.values(), *DiscordSettings.model_fields.values()]
    assert all((field.description or "").endswith(".") for field in both)


def test_by_default_the_home_is_the_platforms_folder_and_the_database_a_file_in_it(monkeypatch):
    monkeypatch.delenv("PULLQUOTE_HOME")
    found = settings({})
    folder = user_data_path("pullquote")
    assert found.model_dump() == {
        "home": folder,
        "database_url": None,
        "embedder": None,
        "reranker": None,
        "parser": None,
        "embed_threads": 1,
        "rerank_threads": 2,
        "workers": 2,
        "waiting": 100,
        "pace_person": 20,
        "pace_server": 120,
        "pace_all": 300,
        "quota_questions": 2_000,
        "quota_articles": 500,
        "quota_bytes": 200_000_000,
        "fetch_allow": None,
        "fetch_robots": True,
        "fetch_contact": None,
        "retention_days": 30,
        "privacy_url": None,
        "terms_url": None,
        "log_level": "info",
    }
    assert found.database == f"sqlite:///{folder / 'library.db'}"


NUMBERS = {
    "embed_threads": 3,
    "rerank_threads": 64,
    "workers": 4,
    "waiting": 10_000,
    "pace_person": 5,
    "pace_server": 6,
    "pace_all": 8,
    "quota_questions": 9,
    "quota_articles": 7,
    "quota_bytes": 2_000_000,
    "retention_days": 3_650,
}


def test_every_setting_is_read_from_the_environment(monkeypatch, tmp_path):
    given = {
        "home": str(tmp_path),
        "database_url": "sqlite:///elsewhere.db",
        "embedder": "hub:some/model",
        "reranker": "models/reranker",
        "parser": "models/parser",
        **{name: str(number) for name, number in NUMBERS.items()},
        "fetch_allow": "10.0.0.7:8080,[fd00::7]:80",
        "fetch_robots": "false",
        "fetch_contact": "https://club.example/bot",
        "privacy_url": "https://club.example/privacy",
        "terms_url": "https://club.example/terms",
        "log_level": "debug",
    }
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name.upper(), value)
    found = settings()
    assert found.model_dump() == {**given, **NUMBERS, "home": tmp_path, "fetch_robots": False}
    assert found.fetch_allowed == {("10.0.0.7", 8080), ("fd00::7", 80)}
    assert found.database == "sqlite:///elsewhere.db"


def test_a_test_has_a_home_of_its_own(home, tmp_path):
    assert settings().home == home == tmp_path / "home"
    assert not home.exists()


def test_an_empty_value_is_the_default(monkeypatch):
    monkeypatch.setenv("PULLQUOTE_EMBEDDER", "")
    monkeypatch.setenv("PULLQUOTE_EMBED_THREADS", "")
    assert (settings().embedder, settings().embed_threads) == (None, 1)


def test_a_name_that_does_not_exist_is_an_error_that_lists_those_that_do(monkeypatch):
    monkeypatch.setenv("PULLQUOTE_HOEM", "secret")
    with pytest.raises(SettingsError) as refused:
        settings()
    assert str(refused.value) == (
        "There is no setting called PULLQUOTE_HOEM. The settings are: PULLQUOTE_DATABASE_URL, PULLQUOTE_EMBEDDER, "
        "PULLQUOTE_EMBED_THREADS, PULLQUOTE_FETCH_ALLOW, PULLQUOTE_FETCH_CONTACT, PULLQUOTE_FETCH_ROBOTS, "
        "PULLQUOTE_HOME, PULLQUOTE_LOG_LEVEL, PULLQUOTE_PACE_ALL, PULLQUOTE_PACE_PERSON, PULLQUOTE_PACE_SERVER, "
        "PULLQUOTE_PARSER, PULLQUOTE_PRIVACY_URL, PULLQUOTE_QUOTA_ARTICLES, "
        "PULLQUOTE_QUOTA_BYTES, PULLQUOTE_QUOTA_QUESTIONS, PULLQUOTE_RERANKER, "
        "PULLQUOTE_RERANK_THREADS, PULLQUOTE_RETENTION_DAYS, PULLQUOTE_TERMS_URL, "
        "PULLQUOTE_WAITING, PULLQUOTE_WORKERS."
    )


def test_other_programs_variables_are_none_of_our_business():
    assert unknown_names({"HOME": "", "PULLQUOTES": "", "PULLQUOTE_HOME": "", "PULLQUOTE_": "", "PULLQUOTE_A": ""}) == [
        "PULLQUOTE_",
        "PULLQUOTE_A",
    ]


@pytest.mark.parametrize("name", ["PULLQUOTE_EMBED_THREADS", "PULLQUOTE_RERANK_THREADS"])
@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("0", "input should be greater than or equal to 1"),
        ("65", "input should be less than or equal to 64"),
        ("s3cret", "input should be a valid integer, unable to parse string as an integer"),
    ],
)
def test_a_value_out_of_bounds_is_an_error_that_names_the_setting_and_not_the_value(monkeypatch, name, value, why):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        settings()
    assert str(refused.value) == f"The setting {name} cannot be used: {why}."
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("threads", ["1", "64"])
def test_the_bounds_themselves_are_allowed(monkeypatch, threads):
    monkeypatch.setenv("PULLQUOTE_EMBED_THREADS", threads)
    assert settings().embed_threads == int(threads)


def test_settings_cannot_be_changed():
    found = settings()
    with pytest.raises(ValidationError, match="frozen"):
        found.embed_threads = 2


def test_the_file_env_comes_after_the_environment_and_before_the_defaults(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    text = "PULLQUOTE_WORKERS=7\nPULLQUOTE_WAITING=8\nDISCORD_TOKEN=abc\nOTHER=x\n"
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PULLQUOTE_WORKERS", "3")
    assert (settings().workers, settings().waiting, settings().embed_threads) == (3, 8, 1)
    assert discord_settings().secret() == "abc"


@pytest.mark.parametrize(("read", "name"), [(settings, "PULLQUOTE_WORKES"), (discord_settings, "DISCORD_TOKNE")])
def test_a_misspelt_name_in_the_file_env_is_an_error(monkeypatch, tmp_path, read, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"{name}=7\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"There is no setting called {name}."):
        read()


def test_a_file_env_that_is_not_text_is_an_error_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"PULLQUOTE_HOME=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"^The file .env in this folder cannot be read.$"):
        settings()


def test_the_token_comes_from_its_setting_or_from_a_file_but_not_from_both(monkeypatch, tmp_path):
    assert discord_settings().secret() is None
    kept = tmp_path / "token"
    kept.write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(kept))
    assert discord_settings().secret() == TOKEN
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; keep one of them.$"):
        discord_settings()


@pytest.mark.parametrize(("content", "why"), [(None, "cannot be read"), (b"", "is empty"), (b"\xff", "cannot be read")])
def test_a_token_file_without_a_token_is_an_error(monkeypatch, tmp_path, content, why):
    if content is not None:
        (tmp_path / "token").write_bytes(content)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    with pytest.raises(SettingsError, match=rf"^The file that DISCORD_TOKEN_FILE names {why}.$"):
        discord_settings().secret()


@pytest.mark.parametrize(
    "url", ["http://discord.com/api", "https://10.0.0.1/api", "http://127.0.0.1.evil.example/", "nonsense", "http://"]
)
def test_another_api_is_refused_unless_it_is_on_this_machine(monkeypatch, url):
    monkeypatch.setenv("DISCORD_API_BASE", url)
    monkeypatch.setenv("DISCORD_GATEWAY", "ws://127.0.0.1:1/")
    with pytest.raises(
        SettingsError, match=r"^The setting DISCORD_API_BASE cannot be used: it is for tests"
    ) as refused:
        discord_settings()
    assert url not in str(refused.value)


def test_another_api_and_another_gateway_go_together(monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:1/api")
    with pytest.raises(SettingsError, match=r"^DISCORD_API_BASE and DISCORD_GATEWAY go together; set both or none.$"):
        discord_settings()
    monkeypatch.setenv("DISCORD_GATEWAY", "ws://[::1]:1/")
    assert discord_settings().gateway == "ws://[::1]:1/"


def test_what_is_secret_is_masked(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("DISCORD_PROXY", "http://me:s3cret@proxy.example:8080")
    monkeypatch.setenv("PULLQUOTE_DATABASE_URL", "postgresql://me:s3cret@db.example/x")
    printed = {**masked(settings()), **masked(discord_settings())}
    assert "s3cret" not in f"{printed} {discord_settings()!r}"
    assert printed["DISCORD_TOKEN"] == "set, not shown"
    assert printed["DISCORD_PROXY"] == "http://***@proxy.example:8080"
    assert printed["PULLQUOTE_DATABASE_URL"] == "postgresql://***@db.example/x"
