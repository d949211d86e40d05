"""What holds in a server, and what stands in its way: what the bot may not do, and channels that are gone."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.channel import rulings
from bot.channel.called import Interaction
from bot.channel.layout import Drawn, Passages, boxed, line, said, small, text
from bot.channel.needs import NEEDS, Need, missing
from bot.channel.places import those_in
from bot.channel.says import Says
from bot.tongue import say
from bot.untrusted import inline
from retrieval.rules import HouseRules

_SHOWN: Final = 300
"""Characters of a banner that are drawn."""


def holding(interaction: Interaction, rules: HouseRules, days: int) -> Drawn:
    """All that was laid down, and below it what is to be mended. `days`: for how many names are kept."""
    guild = interaction.guild
    if guild is None:
        return said(Says.NOT_ALLOWED)
    lines = [
        rulings.answered_in(_named(guild, rules.rooms)),
        rulings.banner_is(inline(rules.banner, _SHOWN) if rules.banner else None, len(rules.banners)),
        rulings.log_is(_named(guild, [rules.log])[0] if rules.log else None),
        rulings.retention_is(rules.retention, days),
        rulings.questions_are(rules.questions),
    ]
    warnings = [*_gone(guild, rules), *lacking(guild, [here(interaction), *rules.rooms, rules.log or ""])]
    head = text("\n".join([f"### {Says.SETUP}", *(f"- {one}" for one in lines)]))
    who, mend = text(small(Says.WHO_MAY_LOAD)), text("\n".join(warnings or [Says.NOTHING_LACKING]))
    return boxed(head, who, line(), mend, passages=Passages())


def lacking(guild: discord.Guild, rooms: Sequence[str], but: Sequence[Need] = ()) -> list[str]:
    """What the bot may not do in those of the rooms that are there, in Discord's words: a line for each permission.

    What is in `but` has been told already. Threads have the permissions of the channel around them (topics/threads:
    Permissions).
    """
    found: dict[str, list[str]] = {}
    for room in dict.fromkeys(rooms):
        channel = guild.get_channel_or_thread(int(room.removeprefix("channel:"))) if room else None
        around = channel.parent if isinstance(channel, discord.Thread) else channel
        for one in missing(around.permissions_for(guild.me)) if around is not None else []:
            found.setdefault(one.name, []).append(f"<#{around.id}>" if around is not None else "")
    return [
        rulings.lacking(", ".join(dict.fromkeys(found[one.name])), one.name, say(one.why))
        for one in NEEDS
        if one.name in found and one not in but
    ]


def here(interaction: Interaction) -> str:
    """The channel of the command; of a thread, which discord.py may not know, the one around it."""
    channel = interaction.channel
    return f"channel:{channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id}"


def _named(guild: discord.Guild, rooms: Sequence[str]) -> list[str]:
    there = those_in(guild, rooms)
    return list(
        dict.fromkeys(f"<#{one.removeprefix('channel:')}>" if one in there else Says.GONE_CHANNEL for one in rooms)
    )


def _gone(guild: discord.Guild, rules: HouseRules) -> list[str]:
    there = those_in(guild, rules.rooms)
    left = len(rules.rooms) - len(there)
    found = [rulings.gone(left) if there else Says.ANSWERED_NOWHERE] if left else []
    return [*found, *([Says.LOG_GONE] if rules.log and not those_in(guild, [rules.log]) else [])]
