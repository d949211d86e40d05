"""The settings about links: what may be dialled though not public, and whom to write to."""

import pytest

from config.settings import SettingsError, settings


@pytest.mark.parametrize(
    ("text", "pairs"),
    [(" , ", set()), (" 10.0.0.5:80 , [0:0::1]:443,", {("10.0.0.5", 80), ("::1", 443)})],
)
def test_what_may_be_dialled_is_read_however_it_is_written(monkeypatch, text, pairs):
    monkeypatch.setenv("PULLQUOTE_FETCH_ALLOW", text)
    assert settings().fetch_allowed == pairs


@pytest.mark.parametrize("contact", ["a b", "a\r\nX: y", "(a)", "é@news.example", "a\\b"])
def test_a_contact_that_would_break_a_header_is_an_error(monkeypatch, contact):
    monkeypatch.setenv("PULLQUOTE_FETCH_CONTACT", contact)
    with pytest.raises(SettingsError, match="PULLQUOTE_FETCH_CONTACT cannot be used: "):
        settings()


@pytest.mark.parametrize(
    "pairs",
    [
        *("localhost:80", "10.0.0.7", "10.0.0.7:", "10.0.0.7:http", "10.0.0.0/8:80", "10.0.0.7:0", ":80", "*:80"),
        *(
            "10.0.0.7:65536",
            "10.0.0.7:-1",
            "10.0.0.7:８０",
            "127.1:80",
            "::1:80",
            "[::1]",
            "[::1]80",
            "[fe80::1%lo]:80",
        ),
        *("169.254.169.254:80", "10.0.0.7:80,[fd00:ec2::254]:80", "168.63.129.16:8080"),
        *("[10.0.0.7:80", "10.0.0.7:80;10.0.0.1:80", "http://10.0.0.7:80", "127.0.0.1:80,10.0.0.7"),
    ],
)
def test_only_numeric_addresses_with_ports_can_be_allowed(monkeypatch, pairs):
    monkeypatch.setenv("PULLQUOTE_FETCH_ALLOW", pairs)
    with pytest.raises(SettingsError, match="PULLQUOTE_FETCH_ALLOW cannot be used: "):
        settings()
