"""The links that install the bot."""

import base64
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel.install import application_of, links_for
from bot.channel.needs import NEEDS, TOGETHER
from bot.failures import WRONG_USE

ID = "123456789012345678"
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaNaRy.s3cr3t-s3cr3t-s3cr3t-s3cr3t-s3c"


def parts(link):
    assert link.startswith("https://discord.com/oauth2/authorize?")
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query).items()}


def test_the_link_for_a_server_asks_for_the_bot_its_commands_and_what_it_needs():
    assert parts(links_for(ID).server) == {
        "client_id": ID,
        "scope": "bot applications.commands",
        "permissions": str(TOGETHER.value),
        "integration_type": "0",
    }


def test_the_link_for_a_person_asks_for_commands_alone():
    assert parts(links_for(ID).person) == {
        "client_id": ID,
        "scope": "applications.commands",
        "integration_type": "1",
    }


@given(st.integers(0, 2**64 - 1))
def test_every_id_is_read_from_its_token(number):
    first = base64.urlsafe_b64encode(str(number).encode()).decode().rstrip("=")
    assert application_of(f"{first}.time.signature") == str(number)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_of_any_text_an_id_or_nothing_is_read(text):
    found = application_of(text)
    assert found is None or found.isdigit()


@pytest.mark.parametrize("token", ["", ".", "MTIz!.a.b", "bm8.a.b", "4pGg.a.b", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMg.a.b"])
def test_what_is_no_token_has_no_id(token):
    assert application_of(token) is None


def test_the_id_comes_from_the_token_which_is_not_printed(pullquote, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    done = pullquote("invite")
    links = links_for(ID)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"For a server:   {links.server}\nFor one person: {links.person}\n"
    assert not [one for one in TOKEN.split(".") if one in done.out]


def test_the_id_that_is_given_comes_first_and_every_permission_can_be_explained(pullquote, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    done = pullquote("invite", "--client-id", "42", "--explain")
    lines = done.out.splitlines()
    assert (done.status, "client_id=42&" in lines[0]) == (0, True)
    assert lines[2:] == [f"{one.name}: {one.why}" for one in NEEDS]


def test_in_json_it_is_as_documented(pullquote, valid):
    printed = pullquote("invite", "--client-id", ID, "--json").object
    valid(printed, "invite")
    assert printed["server"] == links_for(ID).server
    assert printed["permissions"] == str(TOGETHER.value)
    assert [one["name"] for one in printed["needs"]] == [one.name for one in NEEDS]


@pytest.mark.parametrize("given", ["", "abc", "12 3", "-1", "１２３", "1" * 21])
def test_what_is_no_id_is_refused(pullquote, given):
    done = pullquote("invite", "--client-id", given)
    assert (done.status, done.out) == (WRONG_USE, "")
    assert "it is the number that the developer portal calls Application ID" in done.err


@pytest.mark.parametrize(("token", "why"), [("", "No token is set"), ("s3cret", "does not begin with")])
def test_without_an_id_it_says_how_to_give_one(pullquote, monkeypatch, token, why):
    monkeypatch.setenv("DISCORD_TOKEN", token)
    done = pullquote("invite")
    assert (done.status, done.out) == (WRONG_USE, "")
    assert why in done.err
    assert "pullquote invite --client-id ID" in done.err
    assert "s3cret" not in done.err
