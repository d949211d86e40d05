"""An answer as a reader meets it, before any front end draws it. Pure; shared by all front ends."""

from dataclasses import dataclass
from datetime import date

from bot import words
from bot.source_words import source_of
from bot.tongue import say
from retrieval.answer import Answer, Asked, Citation
from retrieval.article import Article
from retrieval.certificate import certificate
from retrieval.landing import link_to


@dataclass(frozen=True, slots=True)
class Quotation:
    """The article's own words, and whose they are and where they stand: that, too, holds words from outside.

    `link` leads to the passage on the page that it came from; none for an article without an address. `certificate`
    is what the passage is called wherever it is cited.
    """

    words: str
    where: str
    link: str | None
    certificate: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Reading order: question, heading, quotations, notes, source."""

    question: str
    heading: str
    quotations: tuple[Quotation, ...]
    notes: tuple[str, ...]
    source: str


def quotation(article: Article, cited: Citation) -> Quotation:
    """A passage as it is shown."""
    return Quotation(
        article.quote(cited.span),
        words.attributed(article, cited),
        link_to(article, cited.span),
        certificate(article, cited),
    )


def reply(article: Article, question: str, answer: Answer, when: date, id_: str | None = None) -> Reply:
    """What is shown for an answer given on that day. Every quotation is a slice of the article."""
    quotations = tuple(quotation(article, one) for one in answer.citations)
    named = [] if id_ is None else [say("answer {answer}", answer=id_)]
    source = " · ".join([source_of(article, when), *named])
    return Reply(question, words.heading(answer), quotations, tuple(words.notes(answer)), source)


def reply_to(asked: Asked, article: Article) -> Reply:
    """What is shown for an entry of the journal."""
    return reply(article, asked.question.text, asked.answer, asked.when.date(), asked.id)
