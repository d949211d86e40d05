"""The record held against its chain, and old questions asked again."""

import sys

import click

from bot import record_formats
from bot.auditing_words import AuditSays
from bot.cli import drawing
from bot.cli.options import an_owner, article_of, as_json, house, print_json, sound
from bot.console import Screen
from bot.failures import CHECK_FAILED
from retrieval.moderation.chain import Head
from retrieval.replay import Replays


@click.command()
@click.option("--head", metavar="NUMBER-HASH", help="A head that you kept: it must stand where it stood.")
@an_owner
@as_json
def verify(head: str | None, owner: str, in_json: bool) -> None:
    """Go through the record and tell whether anybody changed it past Pullquote.

    \b
    Prints the head of the chain, what was looked at, and each fault. Ends with status 7 where the record does not hold.

    \b
    Examples:
      pullquote audit verify --owner server:123
      pullquote audit verify --head 1234-3f9a…
    """
    known = Head.parsed(head) if head is not None else None
    with house(owner) as opened, Screen.on_stderr().progress(AuditSays.PROVING) as progress:
        entries = opened.auditing.head(owner).number
        found = opened.auditing.verify(owner, known, lambda done: progress(done, entries))
    if in_json:
        print_json(record_formats.proved(owner, found))
    else:
        drawing.proved(Screen.on_stdout(), found)
    if not found.holds:
        sys.exit(CHECK_FAILED)


@click.command()
@click.argument("answer_id", metavar="[ID]", required=False, callback=sound)
@click.option("--article", "name", metavar="ID", callback=sound, help="All that was asked about an article.")
@click.option("--most", type=click.IntRange(1, 1_000), default=20, show_default=True, help="Questions, the latest.")
@an_owner
@as_json
def replay(answer_id: str | None, name: str | None, most: int, owner: str, in_json: bool) -> None:
    """Ask old questions again, and show what would change: that of the answer ID, or those about an article.

    \b
    Nothing is kept. Ends with status 7 where something would be answered otherwise.

    \b
    Examples:
      pullquote audit replay k7m2xq4d9t
      pullquote audit replay --article 3f2a --most 50
    """
    if (answer_id is None) == (name is None):
        raise click.UsageError(AuditSays.ONE_REPLAY)
    with house(owner) as opened, Screen.on_stderr().progress(AuditSays.REPLAYING) as progress:
        if name is not None:
            article = article_of(opened.library, owner, name)
            found = opened.auditing.replays(owner, article.id, most, progress)
        else:
            found = Replays((opened.library.replay(owner, answer_id or ""),))
            article = opened.library.cited(owner, found.done[0].before.article_id)
    if in_json:
        print_json(record_formats.replays(article, found))
    else:
        drawing.replays(Screen.on_stdout(), article, found)
    if any(one.differences for one in found.done):
        sys.exit(CHECK_FAILED)
