"""Question after question at a terminal, or from a pipe."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from bot import words
from bot.console import Screen, same_passages
from bot.failures import failure
from bot.pleasantries import LEAVING, courtesy
from bot.reply import reply_to
from bot.says import Says
from bot.sources import article_from
from bot.warming import Warming
from retrieval.answer import Asked, Note, Question, Room
from retrieval.article import Article
from retrieval.errors import PullquoteError
from retrieval.library import Library


class Conversation:
    """One person, one room. Commands begin with a slash; everything else is a question."""

    def __init__(self, library: Library, warming: Warming, screen: Screen, room: Room) -> None:
        self._library = library
        self._warming = warming
        self._screen = screen
        self._room = room
        self._unfinished: Asked | None = None
        self._last: Asked | None = None

    def ask(self, question: str) -> Asked:
        """Answer and draw it. An early answer is remembered, to be given in full; the last, for what leans on it."""
        follows = None if self._last is None else self._last.id
        with self._screen.progress(Says.LOOKING) as progress:
            asked = self._library.ask(
                Question(question, self._room, self._room.owner), progress=progress, follows=follows
            )
        self._last = asked
        self._screen.reply(reply_to(asked, self._library.article(self._room.owner, asked.article_id)))
        self._unfinished = asked if Note.EARLY in asked.answer.notes else None
        return asked

    def open(self, article: Article) -> None:
        """Load the article and open it in this room."""
        with self._screen.progress(Says.READING) as progress:
            done = self._library.load(article, self._room, progress)
        counts = (len(done.article.paragraphs), done.sentences)
        self._screen.say(words.loaded(words.title_of(done.article), *counts, new=done.new))

    def finish(self) -> None:
        """Once the embedder is ready: index the open article, and answer in full what was answered early."""
        early, self._unfinished = self._unfinished, None
        if early is None:
            return
        with self._screen.progress(Says.INDEXING) as progress:
            full = self._library.ask(early.question, early.article_id, progress, early.follows)
        if self._last is early:
            self._last = full
        if same_passages(early, full):
            self._screen.say(Says.AGREES, "dim")
        else:
            self._screen.say(Says.FULLER)
            self._screen.reply(reply_to(full, self._library.article(self._room.owner, full.article_id)))

    def hold(self) -> None:
        """Take lines until there are no more."""
        Thread(target=self._tell_when_ready, name="ready", daemon=True).start()
        for line in _lines():
            try:
                if not self._heed(line.strip()):
                    return
            except PullquoteError as error:
                told = failure(error)
                self._screen.say(f"{told.message} {told.remedy}")

    def _heed(self, line: str) -> bool:
        command, _, rest = line.partition(" ")
        if line.casefold() in LEAVING:
            return False
        if command == "/open":
            self._open_named(rest.strip())
        elif command == "/list":
            self._screen.articles(self._library.listed(self._room.owner))
        elif command.startswith("/"):
            self._screen.say(Says.CHAT_HELP)
        elif (friendly := courtesy(line)) is not None:
            self._screen.say(friendly)
        elif line:
            self.ask(line)
        return True

    def _open_named(self, name: str) -> None:
        if not name:
            self._screen.say(Says.CHAT_HELP)
        elif Path(name).expanduser().exists():
            self.open(article_from(str(Path(name).expanduser())))
        else:
            self.open(self._library.article(self._room.owner, name))

    def _tell_when_ready(self) -> None:
        if self._warming.ready:
            return
        self._warming.wait()
        if self._warming.trouble is None:
            self._screen.say(Says.READY, "dim")
            self.finish()
        else:
            told = failure(self._warming.trouble)
            self._screen.say(f"{Says.NOT_READY} {told.message} {told.remedy}", "yellow")


def _lines() -> Iterator[str]:
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    from prompt_toolkit import PromptSession
    from prompt_toolkit.patch_stdout import patch_stdout

    session: PromptSession[str] = PromptSession("› ")
    with patch_stdout(raw=True):
        while True:
            try:
                yield session.prompt()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
