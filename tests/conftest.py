"""What every test stands on: how hard Hypothesis looks, and a home folder of its own."""

import os

import pytest
from hypothesis import settings

import config
from bot import tongue
from fakes.pseudo import LOCALE, Pseudo
from retrieval.adapters.models.files import manifest, resolve
from retrieval.adapters.models.parser import SpacyParser
from retrieval.attribution.ledger import ledger_of
from retrieval.segment import article_from_text

settings.register_profile("default", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The home folder of this test, not yet made; no other setting of the caller's reaches a test."""
    for name in list(os.environ):
        if name.upper().startswith(("PULLQUOTE_", "DISCORD_")) and name != "DISCORD_OPENAPI":
            monkeypatch.delenv(name)
    monkeypatch.setenv("PULLQUOTE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def pseudo():
    """A language that nobody speaks is spoken."""
    tongue.speak(Pseudo(), LOCALE)
    yield
    tongue.speak(None)


@pytest.fixture(scope="session")
def real_parser():
    """The packaged parser; it takes about two seconds."""
    parser = SpacyParser(resolve(None, manifest(config.MODELS)["parser"]))
    parser.parse(["It is loaded now, and not while somebody waits."])
    return parser


@pytest.fixture
def statements(real_parser):
    """Reads who says what in a text, below a headline that says nothing: the article and its statements."""

    def read(text):
        article = article_from_text(f"A headline\n\n{text}")
        return article, ledger_of(article, real_parser).statements

    return read
