"""What is in force, and whether it works."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version

import click

from bot import formats, wiring, words
from bot.cli.options import OWNER, as_json, print_json
from bot.failures import CHECK_FAILED, failure
from bot.says import Says
from bot.tongue import count
from config.settings import DiscordSettings, Settings, SettingsError, discord_settings, masked, settings
from retrieval.errors import PullquoteError
from retrieval.policy import Policy
from retrieval.refusals import GuardBroken


@click.command()
@click.option(
    "--discord", "asking", is_flag=True, help="Ask Discord too: about the token and the bot's settings there."
)
@as_json
def check(asking: bool, in_json: bool) -> None:
    """Print the settings in force and check models, database and what the bot needs. Status 7 where something is wrong.

    \b
    With --discord nothing is changed, the bot does not connect, and one that runs is not disturbed.

    \b
    Examples:
      pullquote check --json
      pullquote check --discord
    """
    chosen = settings()
    found = [
        _checked("models", lambda: _models(chosen)),
        _checked("database", lambda: _database(chosen)),
        _checked("fetching", lambda: _fetching(chosen)),
        _checked("discord", _discord),
        *(_asked_of_discord() if asking else ()),
    ]
    policy = Policy()
    if in_json:
        print_json(
            {
                "version": version("pullquote"),
                "settings": _in_force(chosen),
                "policy": {**asdict(policy), "fingerprint": policy.fingerprint},
                "checks": found,
            }
        )
    else:
        for name, value in _in_force(chosen).items():
            click.echo(f"{name} = {value}")
        for one in found:
            click.echo(f"{one['name']}: {'ok' if one['ok'] else 'WRONG'} ({one['detail']})")
    if not all(one["ok"] for one in found):
        sys.exit(CHECK_FAILED)


def _in_force(chosen: Settings) -> dict[str, str]:
    ours = {name: value or Says.PACKAGED for name, value in masked(chosen).items()}
    for name in ("PULLQUOTE_FETCH_ALLOW", "PULLQUOTE_FETCH_CONTACT"):
        ours[name] = masked(chosen)[name] or Says.NOT_SET
    ours["PULLQUOTE_DATABASE_URL"] = masked(chosen)["PULLQUOTE_DATABASE_URL"] or chosen.database
    try:
        discord: DiscordSettings | None = discord_settings()
    except SettingsError:
        discord = None  # said among the checks
    return {**ours, **{name: value or Says.NOT_SET for name, value in (masked(discord) if discord else {}).items()}}


def _checked(name: str, probe: Callable[[], str]) -> formats.Json:
    try:
        return {"name": name, "ok": True, "detail": probe()}
    except (PullquoteError, SettingsError) as error:
        told = failure(error)
        return {"name": name, "ok": False, "detail": f"{told.message} {told.remedy}"}


def _models(chosen: Settings) -> str:
    loaded = wiring.Models(chosen)
    return ", ".join(loaded.reader().models.values())


def _database(chosen: Settings) -> str:
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        return count("{number} article", "{number:,} articles", len(library.listed(OWNER)))


def _fetching(chosen: Settings) -> str:
    """The guard is tried out: what must never be dialled is asked for. Raises `GuardBroken`."""
    if not asyncio.run(wiring.guard_holds(chosen)):
        raise GuardBroken
    return words.guarded(chosen.fetch_allow)


def _discord() -> str:
    return Says.UNTOKENED if discord_settings().secret() is None else Says.TOKENED


def _asked_of_discord() -> list[formats.Json]:
    from bot.channel.portal import findings

    try:
        chosen = discord_settings()
        found = asyncio.run(findings(chosen, chosen.secret()))
    except (PullquoteError, SettingsError) as error:
        told = failure(error)
        return [{"name": "discord token", "ok": False, "detail": f"{told.message} {told.remedy}"}]
    return [{"name": f"discord {one.name}", "ok": one.ok, "detail": one.detail} for one in found]
