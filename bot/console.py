"""What is seen on a terminal. Where the output is no terminal there is no colour, and lines are not broken."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Self

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from bot import looking, verdicts, words
from bot.reply import Quotation, Reply, quotation, reply, reply_to
from bot.says import Says
from bot.source_words import source_of
from bot.tongue import say
from bot.untrusted import for_terminal
from retrieval.answer import Asked
from retrieval.article import Article, Role
from retrieval.attribution.speakers import Spoken
from retrieval.changes import Change
from retrieval.draft import Reason
from retrieval.finding import Found
from retrieval.gate import Preview
from retrieval.ports import Progress, Shelved, Version
from retrieval.replay import Replay
from retrieval.statement import Statement

_WIDEST = 100
"""Characters of a line beyond which reading tires."""
_ID = 12
"""Hexadecimal digits of an article's id that are shown; enough for any library."""


class Screen:
    """Draws replies, articles and progress. Everything from outside is made inert first."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @classmethod
    def on_stdout(cls) -> Self:
        """For what was asked for."""
        return cls(Console(highlight=False, markup=False, emoji=False))

    @classmethod
    def on_stderr(cls) -> Self:
        """For what is said beside it."""
        return cls(Console(stderr=True, highlight=False, markup=False, emoji=False))

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at it."""
        return self._console.is_terminal and sys.stdin.isatty()

    def say(self, text: str, style: str = "") -> None:
        """A line of our own."""
        self._line(Text(for_terminal(text), style))

    def gap(self) -> None:
        """An empty line."""
        self._line(Text())

    def reply(self, shown: Reply) -> None:
        """Question, heading, quotations, notes, source: in reading order."""
        self._line(Text.assemble(("? ", "bold cyan"), (for_terminal(shown.question), "bold cyan")))
        self.say(shown.heading)
        for one in shown.quotations:
            self.gap()
            self.quotation(one)
        self.gap()
        for remark in shown.notes:
            self.say(say("Note: {remark}", remark=remark), "yellow")
        self.say(say("From: {source}", source=shown.source), "dim")
        self.gap()

    def article(self, article: Article) -> None:
        """The whole article, each paragraph under its number."""
        self.say(words.title_of(article), "bold")
        self.say(article.id[:_ID], "dim")
        for paragraph in article.paragraphs:
            self.gap()
            style = "bold" if paragraph.role is Role.HEADING else ""
            self._bordered(for_terminal(article.quote(paragraph.span)), f"{paragraph.number:>3} ", "    ", style)

    def preview(self, preview: Preview, *, whole: bool = False) -> None:
        """What would be loaded; `whole` with every paragraph and every piece removed, under their numbers."""
        draft = preview.draft
        self.say(draft.title or Says.UNTITLED, "bold")
        self.say(looking.byline(draft.byline))
        if draft.url:
            self.say(draft.url, "dim")
        self.say(say("{kept} · language: {language}", kept=looking.kept(preview), language=preview.language))
        self.say(looking.speakers(preview))
        if draft.removed:
            self.say(say("Removed: {removed}", removed=looking.removed(draft.removed)), "dim")
        for remark in looking.remarks(preview):
            self.say(f"! {remark}", "yellow")
        if whole:
            for number, piece in draft.body:
                self.gap()
                style = "bold" if piece.role is Role.HEADING else ""
                self._bordered(for_terminal(piece.text), f"{number:>3} ", "    ", style)
            self.gap()
            for number, piece in enumerate(draft.removed, start=1):
                why = looking.reason(piece.reason or Reason.OTHER)
                self.say(
                    say(
                        "removed {number} ({why}): {cut}",
                        number=number,
                        why=why,
                        cut=_cut(" ".join(piece.text.split())),
                    ),
                    "dim",
                )
        self.gap()

    def versions(self, chain: Sequence[Version], titles: Mapping[str, str | None]) -> None:
        """The texts of an address, one a line."""
        if not chain:
            self.say(Says.NO_VERSIONS)
        address = None
        for one in chain:
            if one.address != address:
                address = one.address
                self.say(address, "bold")
            title = titles.get(one.article) or Says.UNTITLED
            self.say(f"{one.number:>3}  {one.article[:_ID]}  {one.loaded:%Y-%m-%d %H:%M}  {title}")

    def changes(self, before: Article, after: Article, found: Sequence[Change]) -> None:
        """What was removed and added, each under its sign and number; what stayed the same is counted."""
        self.say(looking.changed(found), "bold")
        for one in found:
            if one.same:
                continue
            self.gap()
            if one.before is not None:
                text = for_terminal(before.quote(one.before.span))
                self._bordered(text, f"- {one.before.number:>3} ", "      ", "red")
            if one.after is not None:
                text = for_terminal(after.quote(one.after.span))
                self._bordered(text, f"+ {one.after.number:>3} ", "      ", "green")

    def articles(self, articles: Sequence[Shelved]) -> None:
        """The library, an article a line."""
        if not articles:
            self.say(Says.NO_ARTICLES)
        for one in articles:
            opened = say("  open in {open_in}", open_in=", ".join(one.open_in)) if one.open_in else ""
            counts = words.counted(one.paragraphs, one.sentences)
            title = one.title or Says.UNTITLED
            self.say(f"{one.id[:_ID]}  {one.loaded:%Y-%m-%d}  {title}  ({counts}){opened}")

    def statements(self, article: Article, found: Sequence[Statement]) -> None:
        """Who, how, what and where: a table on a terminal, else a line each with tabs between."""
        if not found:
            self.say(Says.NOBODY_SPEAKS)
            return
        rows = [_row(article, one) for one in found]
        if not self._console.is_terminal:
            for row in rows:
                self._console.file.write(for_terminal("\t".join(row)) + "\n")  # rich would make spaces of the tabs
            return
        table = Table("who", "how", "what", "where", box=SIMPLE, pad_edge=False)
        for who, how, what, where in rows:
            table.add_row(Text(for_terminal(who), "bold"), for_terminal(how), for_terminal(_cut(what)), where)
        self._console.print(table)

    def speakers(self, article: Article, found: Sequence[Spoken]) -> None:
        """Everybody who speaks: a name a line, how often and where."""
        if not found:
            self.say(Says.NOBODY_SPEAKS)
        for one in found:
            self.say(words.spoken(article, one))

    def verified(self, found: Sequence[Found], when: date) -> None:
        """Each claim, what became of its words, the passages, and where they are from as of that day."""
        for place, one in enumerate(found):
            if place:
                self.gap()
            self._bordered(for_terminal(one.claim), "? ", "  ", "cyan")
            self.say(for_terminal(verdicts.told(one)), "bold")
            compared = verdicts.compared(one, str, "[-{}-]".format, "{{+{}+}}".format)
            if compared:
                self._bordered(for_terminal(compared), "  ± ", "    ", "")
                if told := verdicts.in_words(one):
                    self._bordered(for_terminal(told), "    ", "    ", "dim")
            for citation in one.checked.passages:
                self.gap()
                self.quotation(quotation(one.article, citation))
            self.say(say("From: {source}", source=source_of(one.article, when)), "dim")

    def replay(self, replayed: Replay, article: Article) -> None:
        """What is different now, or that nothing is."""
        self.reply(reply_to(replayed.before, article))
        self.say(words.replayed(replayed), "bold")
        if set(replayed.differences) & {"outcome", "passages"}:
            self.gap()
            self.reply(reply(article, replayed.now.question.text, replayed.now.answer, replayed.now.when.date()))

    @contextmanager
    def progress(self, label: str) -> Iterator[Progress]:
        """A bar while something takes long; on a terminal alone."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, console=self._console, transient=True, disable=not self._console.is_terminal) as bar:
            task = bar.add_task(label, total=None)
            yield lambda done, of: bar.update(task, completed=done, total=of)

    def quotation(self, quotation: Quotation) -> None:
        """A passage, and below it whose words it holds and where it stands."""
        self._bordered(for_terminal(quotation.words), "  │ ", "  │ ", "bold")
        self.say(f"  └ {quotation.where} · {quotation.certificate}", "dim")
        if quotation.link:
            self.say(f"    {quotation.link}", "dim")

    def _bordered(self, quoted: str, first: str, border: str, style: str) -> None:
        lead = first
        for line in quoted.split("\n"):
            for piece in self._broken(Text(line, style), len(border)):
                self._line(Text(lead, "cyan") + piece)
                lead = border

    def _broken(self, line: Text, indent: int) -> Sequence[Text]:
        if not self._console.is_terminal:
            return [line]
        return list(line.wrap(self._console, min(self._console.width, _WIDEST) - indent)) or [line]

    def _line(self, text: Text) -> None:
        if self._console.is_terminal:
            self._console.print(text)
        else:
            self._console.print(text, soft_wrap=True)


def _row(article: Article, one: Statement) -> tuple[str, str, str, str]:
    how = ", ".join([one.kind.value, *words.how(article, one)])
    what = " … ".join(" ".join(article.quote(piece).split()) for piece in one.content)
    return words.who(article, one), how, what, f"¶{words.paragraph_of(article, one.spans[0])}"


def _cut(words_: str) -> str:
    return words_ if len(words_) <= _WIDEST else f"{words_[: _WIDEST - 1]}…"


def same_passages(one: Asked, other: Asked) -> bool:
    """Whether two answers show the same passages."""
    return [citation.span for citation in one.answer.citations] == [
        citation.span for citation in other.answer.citations
    ]
