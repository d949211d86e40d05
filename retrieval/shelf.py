"""An article made searchable: sentences, words and vectors, built once and never changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.article import Article, Paragraph, Sentence, Span
from retrieval.language import language_of
from retrieval.lexical import Lexicon, Scores
from retrieval.ports import Embedded, Embedder, IndexOf, Progress, Row, VectorIndex, Vectors, unheard
from retrieval.segment import sentences
from retrieval.statement import Ledger


@dataclass(frozen=True, slots=True)
class Dense:
    """The vectors of an article in an index, with the map from its rows to spans."""

    rows: tuple[Row, ...]
    index: VectorIndex


@dataclass(frozen=True, slots=True)
class Shelf:
    """An article with its indexes: one text a sentence in `sentence_words`, a paragraph in `paragraph_words`.

    Without `dense` it can be searched by words alone; without `ledger` nobody has read who speaks in it.
    """

    article: Article
    language: str
    sentences: tuple[Sentence, ...]
    sentence_words: Lexicon
    paragraph_words: Lexicon
    dense: Dense | None = None
    ledger: Ledger | None = None

    def with_vectors(self, embedded: Embedded, index_of: IndexOf) -> "Shelf":
        """The same shelf, searchable by meaning as well."""
        return replace(self, dense=Dense(embedded.rows, index_of(embedded.vectors)))

    def with_ledger(self, ledger: Ledger) -> "Shelf":
        """The same shelf, with who says what in it."""
        return replace(self, ledger=ledger)

    def without(self, paragraphs: Collection[int]) -> "Shelf":
        """The same shelf, as if those paragraphs were not in the article. Numbers and vectors stay as they are."""
        article = replace(
            self.article, paragraphs=tuple(one for one in self.article.paragraphs if one.number not in paragraphs)
        )
        shelf = shelved(article, tuple(one for one in self.sentences if one.paragraph not in paragraphs))
        gone = [one.span for one in self.article.paragraphs if one.number in paragraphs]
        read = self.ledger and replace(
            self.ledger,
            statements=tuple(
                one
                for one in self.ledger.statements
                if not any(inside.holds(span) for inside in gone for span in one.spans)
            ),
        )
        return replace(shelf, language=self.language, dense=self.dense, ledger=read)

    def quotes(self, chosen: Sequence[Sentence]) -> list[str]:
        """The words of some sentences."""
        return [self.article.quote(sentence.span) for sentence in chosen]

    def paragraph_of(self, sentence: Sentence) -> Paragraph:
        """The paragraph that the sentence stands in."""
        return self.article.paragraph(sentence.paragraph)


def shelved(article: Article, sentences_of: tuple[Sentence, ...] | None = None) -> Shelf:
    """The article with its words indexed. Raises `ArticleTooLong`."""
    found = sentences(article) if sentences_of is None else sentences_of
    language = language_of(article.text)
    return Shelf(
        article,
        language,
        found,
        Lexicon([article.quote(sentence.span) for sentence in found], language),
        Lexicon([article.quote(paragraph.span) for paragraph in article.paragraphs], language),
    )


def embedded(shelf: Shelf, embedder: Embedder, progress: Progress = unheard) -> Embedded:
    """A vector for each window of each paragraph and for each sentence, in article order: paragraphs first."""
    rows = (*_paragraph_rows(shelf.article, embedder), *_sentence_rows(shelf.sentences))
    vectors = embedder.embed([shelf.article.quote(row.span) for row in rows], progress)
    return Embedded(embedder.model_id, rows, vectors)


def _paragraph_rows(article: Article, embedder: Embedder) -> list[Row]:
    return [
        Row(paragraph.number, None, Span(paragraph.span.start + window.start, paragraph.span.start + window.end))
        for paragraph in article.paragraphs
        for window in embedder.windows(article.quote(paragraph.span))
    ]


def _sentence_rows(found: Sequence[Sentence]) -> list[Row]:
    return [Row(sentence.paragraph, place, sentence.span) for place, sentence in enumerate(found)]


def similarities(shelf: Shelf, dense: Dense, vector: Vectors) -> tuple[Scores, Scores]:
    """Cosines of a question's unit vector with every paragraph (its best window) and every sentence, in order."""
    places = {paragraph.number: place for place, paragraph in enumerate(shelf.article.paragraphs)}
    spans = {sentence.span: place for place, sentence in enumerate(shelf.sentences)}
    paragraphs, by_sentence = np.full(len(places), -1.0), np.full(len(shelf.sentences), -1.0)
    for row, cosine in dense.index.nearest(vector, len(dense.rows)):
        stands_for = dense.rows[row]
        if stands_for.paragraph not in places:
            continue
        if stands_for.sentence is None:
            place = places[stands_for.paragraph]
            paragraphs[place] = max(paragraphs[place], cosine)
        else:
            by_sentence[spans[stands_for.span]] = cosine
    return paragraphs, by_sentence
