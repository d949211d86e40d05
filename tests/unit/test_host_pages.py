"""The host's own pages: one address of the web each, or none."""

import pytest

from bot.channel.host_pages import NO_PAGES, HostPages
from config.settings import SettingsError, settings

PAGE = "https://club.example/privacy"


@pytest.mark.parametrize("name", ["PULLQUOTE_PRIVACY_URL", "PULLQUOTE_TERMS_URL"])
@pytest.mark.parametrize(
    "value",
    [
        "club.example/privacy",
        "ftp://club.example/x",
        "javascript:alert(1)",
        f"{PAGE} x",
        f"{PAGE}>",
        "https://",
        "https://é",
    ],
)
def test_what_is_no_address_of_the_web_is_refused_without_being_repeated(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} cannot be used: it is one address of the web") as refused:
        settings()
    assert value not in str(refused.value).replace("https://", "", 1)


def test_an_address_is_as_long_as_discord_takes_it_for_a_button(monkeypatch):
    longest = PAGE.ljust(512, "y")
    monkeypatch.setenv("PULLQUOTE_PRIVACY_URL", longest)
    assert settings().privacy_url == longest
    monkeypatch.setenv("PULLQUOTE_PRIVACY_URL", f"{longest}y")
    with pytest.raises(SettingsError, match="at most 512 of them"):
        settings()


def test_there_is_a_button_for_each_page_that_is_named():
    assert NO_PAGES.links() == []
    assert [(one.label, one.url) for one in HostPages(terms=PAGE).links()] == [("Terms of use", PAGE)]
    assert [one.label for one in HostPages(PAGE, PAGE).links()] == ["Page on privacy", "Terms of use"]
