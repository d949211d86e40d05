"""The Discord bot."""

import sys

import click

from bot import words
from bot.cli.options import note
from bot.failures import WRONG_USE


@click.command()
def run() -> None:
    """Run the Discord bot.

    \b
    Example:
      pullquote run
    """
    note(f"{words.NO_BOT_YET} {words.NO_BOT_REMEDY}")
    sys.exit(WRONG_USE)
