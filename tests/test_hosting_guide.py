"""Whatever the guide for hosting names is there: commands, flags, settings, sentences, statuses."""

import re
from pathlib import Path

import click
import pytest

from bot.channel.needs import NEEDS
from bot.cli.app import app
from bot.failures import SERVICE, WRONG_USE
from config.settings import DiscordSettings, Settings, names
from fakes.channel import bot_on

TOP = Path(__file__).resolve().parents[1]
GUIDE = (TOP / "docs" / "hosting.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", GUIDE.split("## When something is wrong")[1], re.MULTILINE)[2:]
FENCED = re.findall(r"^```\w*\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
CODE = [line for block in FENCED for line in block.replace("\\\n", "").splitlines()]
CODE += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", GUIDE, flags=re.MULTILINE | re.DOTALL))
SOURCES = "\n".join(
    re.sub(r'"\s*\n\s*f?"', "", path.read_text(encoding="utf-8"))
    for folder in ("bot", "retrieval", "config")
    for path in (TOP / folder).rglob("*.py")
)

CALLS = sorted(
    {
        (tuple(found[1].split()), tuple(re.findall(r"--[a-z-]+", found[2])))
        for line in CODE
        for found in re.finditer(r"(?<!exec )\bpullquote((?: [a-z]+)+)((?: --[a-z-]+(?: ID)?)*)", line)
    }
)


def command(words):
    """The command of these words, and those of them that it does not take for commands."""
    found = app
    while words and isinstance(found, click.Group):
        found = found.get_command(click.Context(found), words[0])
        assert found is not None, f"there is no command {words[0]}"
        words = words[1:]
    return found


def test_the_commands_are_found_at_all():
    assert {words[0] for words, _ in CALLS} == {"check", "db", "demo", "invite", "models", "run"}
    assert {flag for _, flags in CALLS for flag in flags} == {"--client-id", "--discord", "--explain"}


@pytest.mark.parametrize(("words", "flags"), CALLS, ids=" ".join)
def test_every_command_takes_the_flags_that_it_is_shown_with(words, flags):
    found = command(words)
    known = {option for one in found.params for option in one.opts}
    assert set(flags) <= known
    help_text = found.get_help(click.Context(found, info_name=words[-1]))
    assert [flag for flag in flags if flag not in help_text] == []


def test_every_setting_is_one():
    named = set(re.findall(r"\b(?:PULLQUOTE|DISCORD)_[A-Z_]+\b", GUIDE))
    assert len(named) > 8
    assert named - names(Settings) - names(DiscordSettings) == set()


def test_every_target_of_make_is_one():
    targets = set(re.findall(r"^([a-z-]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {found for line in CODE for found in re.findall(r"\bmake ([a-z-]+)", line)}
    assert named == {"setup"} <= targets


def test_the_table_is_long_enough_to_be_of_use():
    assert len(ROWS) >= 15


@pytest.mark.parametrize("seen", [row[0] for row in ROWS])
def test_what_is_seen_is_what_the_program_says(seen):
    assert [said for said in re.findall(r"“([^”]+)”", seen) if said not in SOURCES] == []


def test_what_the_log_says_is_what_the_program_logs():
    said = ("Pullquote is connected", "the models are ready", "the event loop stood still", "trying again in")
    assert [one for one in said if one not in GUIDE or one not in SOURCES] == []


def test_the_commands_on_discord_are_the_bots():
    named = {found for row in ROWS for cell in row for found in re.findall(r"`/([a-z]+)`", cell)}
    assert named <= {one.name for one in bot_on().tree.get_commands()}


def test_the_permissions_are_those_that_the_bot_needs():
    [row] = [line for line in GUIDE.splitlines() if line.startswith("| | Default Install Settings, Guild Install")]
    assert re.findall(r"\*([\w ]+)\*", row) == [one.name for one in NEEDS]


def test_the_service_is_not_started_again_where_that_is_of_no_use():
    assert f"RestartPreventExitStatus={WRONG_USE} {SERVICE}\n" in GUIDE


def test_the_user_of_the_container_is_that_of_the_image():
    [user] = re.findall(r"^USER (\d+)$", (TOP / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"it runs as user {user}" in GUIDE
    assert f"chown {user}:{user} " in GUIDE


def test_what_it_leads_to_is_there():
    linked = re.findall(r"\]\(([\w./-]+)\)", GUIDE)
    assert [one for one in linked if not (TOP / "docs" / one).exists()] == []
