"""What commands share: where they can be called, the desk behind the client, suggestions while somebody types."""

from typing import Protocol, TypeVar, cast

from discord import app_commands

from bot import words as common
from bot.casework import Casework
from bot.channel import limits
from bot.channel.called import Interaction
from bot.channel.host_pages import HostPages
from bot.channel.naming import ANY, named, suggested
from bot.channel.places import room_of
from bot.channel.says import Says
from bot.desk import Desk
from bot.intake import Intake
from bot.registry import Registry
from retrieval.answer import Asked, Room
from retrieval.article import Article
from retrieval.errors import NoArticleOpen

Command = TypeVar("Command")


def everywhere(command: Command) -> Command:
    """In servers, in direct messages, and where only a person has installed the bot."""
    installed = app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)


def for_loaders(command: Command) -> Command:
    """In a server for those who may manage messages, unless the server says otherwise."""
    return everywhere(app_commands.default_permissions(manage_messages=True)(command))


class _Client(Protocol):
    desk: Desk
    files_at: frozenset[str]
    intake: Intake
    registry: Registry
    casework: Casework
    pages: HostPages


def desk_of(interaction: Interaction) -> Desk:
    """The desk of the client that received it."""
    return cast(_Client, interaction.client).desk


def intake_of(interaction: Interaction) -> Intake:
    """Where articles come in, behind the same client."""
    return cast(_Client, interaction.client).intake


def registry_of(interaction: Interaction) -> Registry:
    """Who asks, behind the same client."""
    return cast(_Client, interaction.client).registry


def casework_of(interaction: Interaction) -> Casework:
    """The record and the cases, behind the same client."""
    return cast(_Client, interaction.client).casework


def pages_of(interaction: Interaction) -> HostPages:
    """What whoever runs the bot has published, behind the same client."""
    return cast(_Client, interaction.client).pages


def files_at(interaction: Interaction) -> frozenset[str]:
    """The hosts that attachments may come from."""
    return cast(_Client, interaction.client).files_at


async def articles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The articles here whose title holds what was typed."""
    listed = await desk_of(interaction).listed(room_of(interaction).owner)
    return [app_commands.Choice(name=name, value=value) for name, value in suggested(listed, typed)]


async def meant(interaction: Interaction, room: Room, name: str | None) -> Article:
    """The article of that name, or the one that is open there. Raises `UnknownArticle`, `NoArticleOpen`."""
    desk = desk_of(interaction)
    if name:
        return await desk.article(room.owner, named(await desk.listed(room.owner), name))
    opened = await desk.open_in(room)
    if not opened:
        raise NoArticleOpen
    return opened[0]


async def articles_or_any(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The same, after the choice of any where there are several."""
    found = await articles(interaction, typed)
    several = len(found) > 1 and Says.ANY_ARTICLE.casefold().startswith(typed.strip().casefold())
    any_one = [app_commands.Choice(name=Says.ANY_ARTICLE, value=ANY)] if several else []
    return [*any_one, *found][: limits.CHOICES]


async def first_questions(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """What was typed, and first questions to the articles that are open here, from memory."""
    wanted = " ".join(typed.split())
    asked = [common.suggestion(one) for one in await desk_of(interaction).questions_at(room_of(interaction))]
    fitting = [one for one in asked if wanted.casefold() in one.casefold() and len(one) <= limits.CHOICE]
    own = [wanted] if wanted and wanted not in fitting and len(wanted) <= limits.CHOICE else []
    return [app_commands.Choice(name=one, value=one) for one in [*own, *fitting][: limits.CHOICES]]


async def recent_answers(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The latest answers here whose question or id holds what was typed."""
    recent = await desk_of(interaction).latest(room_of(interaction).owner, limits.CHOICES * 4)
    wanted = typed.strip().casefold()
    fitting = [one for one in recent if wanted in one.id or wanted in one.question.text.casefold()]
    return [app_commands.Choice(name=_named(one), value=one.id) for one in fitting[: limits.CHOICES]]


def _named(asked: Asked) -> str:
    return limits.shortened(f"{asked.id} · {' '.join(asked.question.text.split())}", limits.CHOICE)
