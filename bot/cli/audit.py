"""`pullquote audit`: the record, as those see it who look after it."""

import click

from bot.cli.cases import case, listed
from bot.cli.figures import article, gaps, stats
from bot.cli.proving import replay, verify
from bot.cli.record import answer, export, recent, search


@click.group()
def audit() -> None:
    """See what was answered, to whom and why; prove, ask again and export the record.

    \b
    Each takes --owner: the console's own record, or that of a server (server:123).

    \b
    Examples:
      pullquote audit recent
      pullquote audit answer k7m2xq4d9t
      pullquote audit verify --owner server:123
    """


for _command in (recent, search, answer, case, listed, article, stats, gaps, verify, replay, export):
    audit.add_command(_command)
