"""The sentences for whoever hosts the bot: what the developer portal has wrong, and where it is put right."""

from collections.abc import Sequence
from typing import Final

from bot.tongue import count, say
from retrieval.said_later import Wording

PORTAL: Final = "https://discord.com/developers/applications"
REFUSED: Final = (
    "Discord refuses the token.",
    "Make a new one in the developer portal, under Bot (Reset Token), and set it.",
)
NOT_A_TOKEN: Final = (
    "The token has blanks or other characters that no token has.",
    "Copy it again, alone and on one line.",
)
SILENT: Final = Wording("it does not answer in time")
SHUT_OUT: Final = Wording("it answers 403, as it does to networks that it has shut out")
TOO_OFTEN: Final = Wording("it asks to come more slowly; wait some minutes")
PROXY_ASKS: Final = Wording("the proxy asks for a name and a password")
NO_WAY: Final = Wording("there is no connection to it")
NO_PROXY: Final = Wording("the proxy of DISCORD_PROXY cannot be reached")
BAD_PROXY: Final = Wording("DISCORD_PROXY is not the address of a proxy")
REACHED_HOW: Final = "Check the network, and DISCORD_PROXY if there is a proxy on the way."
NOT_SECURE: Final = Wording("the connection to it is not secure, as where something on the way reads along")
NOT_AS_EXPECTED: Final = "something answers that is not its API"
UNTOKENED: Final = "No token is set: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it."
OR_BY_ID: Final = "Or give the application's id, from the developer portal: pullquote invite --client-id ID"
NO_ID_INSIDE: Final = "The token that is set does not begin with an application's id, as every bot's token does."
NOT_AN_ID: Final = "it is the number that the developer portal calls Application ID"
ANYBODY: Final = "anybody who has the link may add it (Public Bot is on)"
OWNER_ALONE: Final = "its owner alone may add it (Public Bot is off)"
NO_CODE_GRANT: Final = "the install link needs no code grant"
CODE_GRANT: Final = "The install link adds no bot to a server: turn off “Requires OAuth2 Code Grant” under Bot."
NO_INTENTS: Final = "no privileged intent is on, and none is needed"
NO_ENDPOINT: Final = "interactions come over the gateway"
ENDPOINT: Final = (
    "An Interactions Endpoint URL is set, so no command reaches the bot: empty that field under General Information."
)
CONTEXTS: Final = "for servers and for single people"
NOT_FOR_PEOPLE: Final = "for servers; people cannot install it for themselves (User Install is off)"
NOT_FOR_SERVERS: Final = "Nobody can add it to a server: turn on Guild Install under Installation."
CONTEXTS_UNTOLD: Final = (
    "Discord does not tell the contexts; look under Installation whether Guild and User Install are on"
)
OUR_LINK: Final = "the portal has no install link of its own, pullquote invite prints one"
NO_BOT_SCOPE: Final = (
    "The portal's install link adds commands without the bot: under Installation, Default Install Settings, Guild "
    "Install, add the scope bot."
)
LINK_FITS: Final = "the portal's install link asks for what is needed"
IN_NO_SERVER: Final = "in no server yet; pullquote invite prints the link that adds it to one"


def answers(status: int) -> str:
    """With which HTTP status."""
    return say("it answers {status}", status=status)


def proxy_answers(status: int) -> str:
    """The same of the proxy."""
    return say("the proxy answers {status}", status=status)


def known_as(name: str, application: str) -> str:
    """Whose token it is."""
    return say("Discord takes it; it is that of {name}, application {application}", name=name, application=application)


def starts_left(remaining: int, total: int) -> str:
    """How often the bot may still connect anew."""
    return say("{remaining:,} of {total:,} left", remaining=remaining, total=total)


def no_starts_left(total: int, hours: float) -> str:
    """That it may not connect any more for now."""
    return say(
        "None of {total:,} is left, so the bot cannot connect for {hours:.1f} hours: find what starts it over and "
        "over before you start it again.",
        total=total,
        hours=hours,
    )


def needless_intents(names: Sequence[str]) -> str:
    """Which are on."""
    return say(
        "on and not needed, which does no harm: {names} (under Bot, Privileged Gateway Intents)", names=", ".join(names)
    )


def link_lacks(names: Sequence[str]) -> str:
    """What the portal's own link does not ask for."""
    return say(
        "The portal's install link does not ask for: {names}. Add that under Installation, Default Install "
        "Settings, Guild Install, or use the link of pullquote invite.",
        names=", ".join(names),
    )


def link_asks_too_much(flags: Sequence[str]) -> str:
    """What it asks for in vain."""
    asked = ", ".join(flag.replace("_", " ") for flag in flags)
    return say("the portal's install link asks for more than is needed: {asked}", asked=asked)


def servers(number: int, people: int) -> str:
    """Where it is installed; Discord gives both numbers as approximate."""
    in_servers = count("in {number} server", "in {number:,} servers", number)
    by_people = count("installed by {number} person", "installed by {number:,} people", people)
    return f"{in_servers}, {by_people}"


def too_many_servers(number: int, most: int) -> str:
    """That one connection does not do any more."""
    return say(
        "In {number:,} servers; from {most:,} on Discord refuses a bot that is not sharded, as this one is not.",
        number=number,
        most=most,
    )


def links(server: str, person: str) -> str:
    """The two links, a line each."""
    return say("For a server:   {server}\nFor one person: {person}", server=server, person=person)


def explained(name: str, why: str) -> str:
    """What one permission is for."""
    return f"{name}: {why}"
