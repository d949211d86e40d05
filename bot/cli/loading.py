"""Loading an article: what would be loaded is shown, corrected, and let in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

import click

from bot import formats, sources, wiring, words
from bot.cli.options import OWNER, ROOM, as_json, note, print_json
from bot.console import Screen
from bot.failures import failure
from bot.says import Says
from bot.tongue import say
from config.settings import settings
from retrieval.answer import Room
from retrieval.attribution.ledger import ledger_of
from retrieval.draft import Draft
from retrieval.errors import PullquoteError
from retrieval.gate import Correction, Gate, corrected, preview_of
from retrieval.plain import article_of

_EMPTIED: Final = "-"
"""What is typed to empty a field."""

_ADDRESS: Final = "The address that the text came from, where FILE is no link."


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the options say about the article."""

    title: str | None
    author: Sequence[str]
    published: date | Literal[""] | None
    drop: Sequence[int]
    restore: Sequence[int]

    def correction(self) -> Correction:
        return Correction(
            self.title,
            tuple(name for name in self.author if name.strip()) if self.author else None,
            self.published,
            tuple(self.drop),
            tuple(self.restore),
        )


class _Day(click.ParamType[date | Literal[""]]):
    """A day, or nothing for none."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | Literal[""]:
        """See `click.ParamType`."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value.strip()) if value.strip() else ""
        except ValueError:
            self.fail(say("“{value}” is no day; one is written as 2024-05-31.", value=value), param, ctx)


@click.command()
@click.argument("file", metavar="URL|FILE")
@click.option("--title", help='Title of the article; "" for none.')
@click.option("--author", multiple=True, help='Author, "" for none; may be given more than once.')
@click.option("--date", "published", type=_Day(), metavar="YYYY-MM-DD", help='Date of publication; "" for none.')
@click.option("--drop", multiple=True, type=int, metavar="N", help="Leave paragraph N out.")
@click.option("--restore", multiple=True, type=int, metavar="N", help="Put the removed piece N back.")
@click.option("--url", help=_ADDRESS)
@click.option("--room", default=ROOM.name, show_default=True, help="Room in which it is opened.")
@click.option("-y", "--yes", is_flag=True, help="Let it in without asking, as where there is no terminal to ask at.")
@as_json
def load(file: str, url: str | None, room: str, *, yes: bool, in_json: bool, **options: object) -> None:
    """Load the article behind a link or in FILE (standard input, where it is -) and open it. Prints its id.

    \b
    Web pages, PDF, DOCX, EPUB, Markdown and plain text are read. What would be loaded is shown first.

    \b
    Examples:
      pullquote load https://news.example/ferry
      pullquote load story.pdf --yes
      pullquote load - --title "Ferry line cut" < story.txt
    """
    wanted = _Wanted(**options)  # type: ignore[arg-type]
    chosen, screen = settings(), Screen.on_stderr()
    draft = corrected(_read(screen, file, url), wanted.correction())
    models = wiring.Models(chosen)
    with wiring.open_house(chosen, models.reader, models.early_reader) as house:
        gate = house.gate
        agreed = _agreed(screen, gate, draft, ask=not yes and screen.can_ask)
        if agreed is None:
            note(Says.DISCARDED)
            return
        with screen.progress(Says.INDEXING) as progress:
            done = gate.let_in(agreed, Room(OWNER, room), progress)
    if in_json:
        print_json(formats.loaded(done, room))
        return
    note(words.loaded(words.title_of(done.article), len(done.article.paragraphs), done.sentences, new=done.new))
    click.echo(done.article.id)


@click.command()
@click.argument("file", metavar="URL|FILE")
@click.option("--url", metavar="ADDRESS", help=_ADDRESS)
@as_json
def extract(file: str, url: str | None, in_json: bool) -> None:
    """Show what would be loaded from a link or FILE, without loading it.

    \b
    Example:
      pullquote extract page.html --url https://news.example/ferry --json
    """
    screen = Screen.on_stderr()
    draft = _read(screen, file, url)
    if in_json:
        print_json(formats.extracted(preview_of(draft, None)))
        return
    with screen.progress(Says.READING) as progress:
        ledger = ledger_of(article_of(draft), wiring.Models(settings()).parser, progress)
    Screen.on_stdout().preview(preview_of(draft, ledger), whole=True)


def _read(screen: Screen, name: str, url: str | None) -> Draft:
    if url is not None and not sources.is_link(url):
        raise click.BadParameter("an address begins with https:// or http://.", param_hint="--url")
    if url is not None and sources.is_link(name):
        raise click.BadParameter(
            say("a link is its own address; it is for files and standard input."), param_hint="--url"
        )
    with screen.progress(Says.FETCHING if sources.is_link(name) else Says.READING):
        given = sources.given(name, url)
    with screen.progress(Says.READING):
        draft = wiring.loader().read(given)
    return draft if url is None else replace(draft, url=url)


def _agreed(screen: Screen, gate: Gate, draft: Draft, *, ask: bool) -> Draft | None:
    """The draft as somebody wants it, or as it is where nobody is asked; none where it was discarded."""
    while True:
        with screen.progress(Says.READING) as progress:
            preview = gate.look(OWNER, draft, progress)
        screen.preview(preview)
        if not ask:
            return draft
        decided = click.prompt(Says.OPEN_IT, default="y", show_default=False, err=True).strip().lower()[:1]
        if decided == "y":
            return draft
        if decided == "n":
            return None
        if decided == "c":
            screen.preview(preview, whole=True)
            draft = _corrected(draft)


def _corrected(draft: Draft) -> Draft:
    """Ask field by field; an empty line leaves one as it is, a dash empties it."""
    note(Says.EMPTYING)
    title = _asked(say("Title"), draft.title or "")
    author = _asked(say("Author"), ", ".join(draft.byline.author))
    when = _asked(say("Date, as 2024-05-31"), "" if draft.byline.published is None else str(draft.byline.published))
    drop, restore = (
        _asked(say("Paragraphs to leave out, by number"), ""),
        _asked(say("Removed pieces to put back, by number"), ""),
    )
    try:
        return corrected(
            draft,
            Correction(
                title,
                None if author is None else tuple(name.strip() for name in author.split(",") if name.strip()),
                date.fromisoformat(when) if when else None if when is None else "",
                _numbers(drop),
                _numbers(restore),
            ),
        )
    except PullquoteError as error:
        told = failure(error)
        note(f"{told.message} {told.remedy}")
    except ValueError:
        note(say("A date is written as 2024-05-31, and paragraphs by their numbers; nothing was changed."))
    return draft


def _asked(what: str, now: str) -> str | None:
    given: str = click.prompt(what, default=now, show_default=bool(now), err=True)
    return None if given == now else "" if given.strip() == _EMPTIED else given


def _numbers(given: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in (given or "").replace(",", " ").split())
