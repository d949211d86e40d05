"""The links that install the bot."""

import click

from bot.channel import host_words as words
from bot.channel.install import application_of, is_id, links_for
from bot.channel.needs import NEEDS, TOGETHER
from bot.cli.options import as_json, print_json
from bot.tongue import say
from config.settings import SettingsError, discord_settings


@click.command()
@click.option("--client-id", "given", metavar="ID", help="The application's id; by default it is read from the token.")
@click.option("--explain", is_flag=True, help="Say what each permission is for.")
@as_json
def invite(given: str | None, explain: bool, in_json: bool) -> None:
    """Print the link that adds the bot to a server, with exactly the permissions it needs, and the one for a person.

    \b
    Nothing is sent anywhere, and the token is not printed.

    \b
    Examples:
      pullquote invite
      pullquote invite --client-id 123456789012345678 --explain
    """
    application = _application(given)
    links = links_for(application)
    if in_json:
        print_json(
            {
                "client_id": application,
                "server": links.server,
                "person": links.person,
                "permissions": str(TOGETHER.value),
                "needs": [{"name": one.name, "flag": one.flag, "why": say(one.why)} for one in NEEDS],
            }
        )
        return
    click.echo(words.links(links.server, links.person))
    for one in NEEDS if explain else ():
        click.echo(words.explained(one.name, say(one.why)))


def _application(given: str | None) -> str:
    """The id that was given, or that the token holds. Raises `click.BadParameter`, `SettingsError`."""
    if given is not None:
        if not is_id(given):
            raise click.BadParameter(say(words.NOT_AN_ID), param_hint="--client-id")
        return given
    token = discord_settings().secret()
    found = None if token is None else application_of(token)
    if found is None:
        why = say(words.UNTOKENED) if token is None else say(words.NO_ID_INSIDE)
        raise SettingsError(f"{why} {say(words.OR_BY_ID)}")
    return found
