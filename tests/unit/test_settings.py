"""Settings: typed, bounded, described in their guide."""

import re
from pathlib import Path

import pytest
from platformdirs import user_data_path
from pydantic import ValidationError

import config.settings
from config.settings import PREFIX, Settings, SettingsError, names, settings, unknown_names

GUIDE = Path(config.settings.__file__).with_name("settings.md")

NAMES = {
    "PULLQUOTE_HOME",
    "PULLQUOTE_DATABASE_URL",
    "PULLQUOTE_EMBEDDER",
    "PULLQUOTE_RERANKER",
    "PULLQUOTE_EMBED_THREADS",
    "PULLQUOTE_RERANK_THREADS",
}


def guide():
    """Name, default and words of each row of the guide's table."""
    row = re.compile(r"^\| `(PULLQUOTE_\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
    return {name: (default, words) for name, default, words in row.findall(GUIDE.read_text(encoding="utf-8"))}


def test_the_settings_are_these():
    assert names() == NAMES


def test_the_guide_lists_exactly_the_settings_in_their_order():
    assert list(guide()) == [PREFIX + name.upper() for name in Settings.model_fields]
    assert set(re.findall(r"PULLQUOTE_\w+", GUIDE.read_text(encoding="utf-8"))) == NAMES


def test_the_guide_gives_the_defaults_and_bounds_in_force():
    for name, field in Settings.model_fields.items():
        default, words = guide()[PREFIX + name.upper()]
        if field.annotation is int:
            low, high = (next(getattr(one, end) for one in field.metadata if hasattr(one, end)) for end in ("ge", "le"))
            assert default == str(field.default)
            assert words.endswith(f", {low} to {high}.")
        else:
            assert field.default is None or field.default_factory is not None


def test_every_setting_says_what_it_does():
    assert all((field.description or "").endswith(".") for field in Settings.model_fields.values())


def test_by_default_the_home_is_the_platforms_folder_and_the_database_a_file_in_it(monkeypatch):
    monkeypatch.delenv("PULLQUOTE_HOME")
    found = settings({})
    folder = user_data_path("pullquote")
    assert found.model_dump() == {
        "home": folder,
        "database_url": None,
        "embedder": None,
        "reranker": None,
        "embed_threads": 1,
        "rerank_threads": 2,
    }
    assert found.database == f"sqlite:///{folder / 'library.db'}"


def test_every_setting_is_read_from_the_environment(monkeypatch, tmp_path):
    given = {
        "home": str(tmp_path),
        "database_url": "sqlite:///elsewhere.db",
        "embedder": "hub:some/model",
        "reranker": "models/reranker",
        "embed_threads": "3",
        "rerank_threads": "64",
    }
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name.upper(), value)
    found = settings()
    assert found.model_dump() == {**given, "home": tmp_path, "embed_threads": 3, "rerank_threads": 64}
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
        "PULLQUOTE_EMBED_THREADS, PULLQUOTE_HOME, PULLQUOTE_RERANKER, PULLQUOTE_RERANK_THREADS."
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
