"""The dependency parser, through spaCy."""

import logging
from collections.abc import Sequence
from threading import Lock
from typing import Any, Final

from retrieval.adapters.models.files import ModelFiles, unusable
from retrieval.parsed import Parsed, Token
from retrieval.ports import Progress, unheard

_BATCH: Final = 32
"""Sentences between two reports of progress: about a fifth of a second of news sentences on one core."""
_LONGEST: Final = 10_000
"""Characters of a sentence that are parsed: 2,000 words. Longer ones are no sentences, and cost seconds."""


class SpacyParser:
    """A spaCy pipeline from a folder, loaded when it first parses. One batch at a time, from any thread."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._loaded: Any = None
        self._lock = Lock()
        self.model_id = files.model_id

    def parse(self, texts: Sequence[str], progress: Progress = unheard) -> list[Parsed]:
        """See `retrieval.ports.Parser`. Raises `ModelsUnavailable` where the folder holds no pipeline of use."""
        found: list[Parsed] = []
        for start in range(0, len(texts), _BATCH):
            with self._lock:
                found += self._parsed(texts[start : start + _BATCH])
            progress(len(found), len(texts))
        return found

    def _parsed(self, texts: Sequence[str]) -> list[Parsed]:
        pipeline = self._pipeline()
        docs = [_whole(pipeline.make_doc(text[:_LONGEST])) for text in texts]
        return [_translated(doc, text) for doc, text in zip(pipeline.pipe(docs), texts, strict=True)]

    def _pipeline(self) -> Any:
        if self._loaded is None:
            import spacy

            logging.getLogger("spacy").setLevel(logging.ERROR)
            try:
                self._loaded = spacy.load(self._files.folder)
            except Exception as error:  # spaCy, thinc and srsly raise what they like
                raise unusable(self._files, error) from error
        return self._loaded


def _whole(doc: Any) -> Any:
    """The tokens marked as one sentence: where it ends has been decided already."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _translated(doc: Any, text: str) -> Parsed:
    """The tokens as ours. To spaCy space is a token, to us nothing; what hangs on it moves to its head."""
    words = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(words)}
    tokens = tuple(
        Token(
            place,
            token.idx,
            token.idx + len(token.text),
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            places.get(_lifted(token), place),
            token.ent_type_,
        )
        for place, token in enumerate(words)
    )
    return Parsed(text, tokens)


def _lifted(token: Any) -> int:
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return int(head.i)
