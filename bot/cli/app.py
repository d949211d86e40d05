"""`pullquote` and its commands. A command's file is imported when the command is called."""

from importlib import import_module
from importlib.metadata import version
from typing import Final

import click

COMMANDS: Final = {
    "demo": ("bot.cli.talking", "Open a sample article and answer a few questions about it."),
    "chat": ("bot.cli.talking", "Ask about an article, question after question."),
    "run": ("bot.cli.running", "Run the Discord bot."),
    "load": ("bot.cli.loading", "Load an article from a link or a file, and open it."),
    "extract": ("bot.cli.loading", "Show what would be loaded, without loading it."),
    "list": ("bot.cli.articles", "List the articles in the library."),
    "show": ("bot.cli.articles", "Print an article with its paragraph numbers."),
    "versions": ("bot.cli.articles", "List the texts that an article's address had."),
    "diff": ("bot.cli.articles", "Show what has changed between two articles."),
    "ask": ("bot.cli.asking", "Ask one question."),
    "verify": ("bot.cli.verifying", "Tell whether an article says what somebody claims."),
    "attributions": ("bot.cli.attributing", "Tell who says what in an article, and who would not say."),
    "speakers": ("bot.cli.attributing", "List everybody who speaks in an article."),
    "batch": ("bot.cli.batch", "Answer the questions of a file of articles."),
    "replay": ("bot.cli.asking", "Ask an old question again and compare."),
    "audit": ("bot.cli.audit", "See what was answered, to whom and why; prove, ask again and export the record."),
    "cases": ("bot.cli.cases", "Open and judge cases, reword their questions, and export them as a question file."),
    "db": ("bot.cli.databases", "Copy the database, put a copy back, prove that it holds what it should."),
    "models": ("bot.cli.upkeep", "Install or check the models."),
    "check": ("bot.cli.checking", "Check settings, models, database and the bot's settings at Discord."),
    "invite": ("bot.cli.inviting", "Print the links that add the bot to a server, or for one person."),
}
"""Where each command lives, and what it does in a line; in the order of the help text."""


class Commands(click.Group):
    """A group whose members are imported when called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order of the table, not the alphabet."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), cmd_name if cmd_name != "list" else "list_")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, so that help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("pullquote"), prog_name="pullquote")
def app() -> None:
    """Answers questions about a news article with the article's own words.

    \b
    Examples:
      pullquote demo
      pullquote ask --article story.txt "who declined to comment?"
      pullquote load story.txt
      pullquote ask "what does the memo say about refugees?"
    """
