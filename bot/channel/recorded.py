"""What commands about the record name: also articles that were taken out, and whoever was ever cited."""

from collections.abc import Collection, Mapping

from discord import app_commands

from bot.channel import limits
from bot.channel.audit_words import taken_out
from bot.channel.called import Interaction
from bot.channel.naming import named, suggested
from bot.channel.places import room_of
from bot.channel.says import Says
from bot.channel.shared import casework_of, desk_of, meant, registry_of
from retrieval.answer import Room
from retrieval.article import Article
from retrieval.ports import Shelved


async def everything(interaction: Interaction, owner: str) -> list[Shelved]:
    """The owner's articles, and those that were taken out and are kept because answers cite them."""
    listed = await desk_of(interaction).listed(owner)
    gone = await casework_of(interaction).looked(lambda record: record.removed(owner))
    when = listed[0].loaded if listed else interaction.created_at
    return [
        *listed,
        *(Shelved(one, taken_out(name or Says.UNTITLED), None, when, 0, 0, ()) for one, name in gone.items()),
    ]


async def recorded(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Those whose title holds what was typed."""
    found = await everything(interaction, room_of(interaction).owner)
    return [app_commands.Choice(name=name, value=value) for name, value in suggested(found, typed)]


async def meant_of_all(interaction: Interaction, room: Room, name: str | None) -> Article:
    """The article of that name, taken out or not, or the one that is open there.

    Raises `UnknownArticle`, `AmbiguousArticle`, `NoArticleOpen`.
    """
    if not name:
        return await meant(interaction, room, None)
    wanted = named(await everything(interaction, room.owner), name)
    return await desk_of(interaction).steward(lambda stewards: stewards.version(room.owner, wanted))


async def cited_speakers(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Whoever was cited here, by a part of the name."""
    owner = room_of(interaction).owner
    found = await casework_of(interaction).looked(
        lambda record: record.speakers(owner, typed.strip(), limits.CHOICES * 2)
    )
    fitting = [one for one in found if len(one) <= limits.CHOICE]
    return [app_commands.Choice(name=one, value=one) for one in fitting[: limits.CHOICES]]


async def names_of(interaction: Interaction, owner: str, people: Collection[str]) -> Mapping[str, str]:
    """The user ids of those people, as long as the owner lets them be known."""
    rules = await desk_of(interaction).rules(owner)
    return await registry_of(interaction).names(owner, people, rules.retention)
