"""The JSON that the command line prints; docs/formats.md and docs/schemas describe it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot import statements, words
from bot.failures import Failure
from retrieval.answer import Answer, Answered, Asked, Candidate, Citation, Closest, NotInArticle
from retrieval.article import Article, Byline, Paragraph
from retrieval.attribution.speakers import speakers
from retrieval.certificate import certificate
from retrieval.changes import changes
from retrieval.draft import Piece
from retrieval.finding import Found
from retrieval.gate import Preview
from retrieval.landing import link_to
from retrieval.library import Loaded
from retrieval.ports import Shelved, Version
from retrieval.replay import Replay
from retrieval.statement import Ledger, Statement

FORMAT = 1
RANKED = 10
"""Sentences listed in `ranked`, at most."""

_OUTCOMES = {Answered: "answered", Closest: "closest", NotInArticle: "not_in_article"}

Json = dict[str, Any]


def dumped(printed: Mapping[str, Any]) -> str:
    """One line of JSON, the format's number first, characters as they are."""
    return json.dumps({"format": FORMAT, **printed}, ensure_ascii=False)


def line(printed: Mapping[str, Any]) -> str:
    """One line of JSON that is input for another run: without the format's number."""
    return json.dumps(printed, ensure_ascii=False)


def result(
    article: Article, question: str, answer: Answer, *, name: str, n: int, ms: float, asked: Asked | None = None
) -> Json:
    """An answer, `asked` where it is in the journal. Offsets count code points from the beginning of the paragraph."""
    return {
        "id": name,
        "n": n,
        "question": question,
        "outcome": _OUTCOMES[type(answer.outcome)],
        "confidence": answer.confidence,
        "citations": [_citation(article, one) for one in answer.citations],
        "order": answer.order.value,
        "ranked": [_ranked(article, one) for one in answer.candidates[:RANKED]],
        "complete": _complete(answer),
        "stages": list(answer.stages),
        "notes": list(answer.notes),
        "messages": words.notes(answer),
        "article": named(article),
        "ms": round(ms, 3),
        "answer_id": asked.id if asked else None,
        "follows": asked.follows if asked else None,
        "understood": answer.understood,
    }


def result_of(asked: Asked, article: Article) -> Json:
    """An entry of the journal."""
    question, answer = asked.question.text, asked.answer
    return result(article, question, answer, name=article.id, n=0, ms=asked.ms, asked=asked)


def error(failure: Failure) -> Json:
    """What failed."""
    return {"error": {"code": failure.code, "message": failure.message, "remedy": failure.remedy}}


def named(article: Article) -> Json:
    """Which article."""
    return {"id": article.id, "title": article.title, "url": article.url}


def shown(article: Article, removed: Sequence[Piece] = ()) -> Json:
    """The article's paragraphs, to which all offsets refer."""
    return {
        "article": named(article),
        "paragraphs": [
            {"n": one.number, "text": article.quote(one.span), "role": one.role.value} for one in article.paragraphs
        ],
        **_byline(article.byline),
        "removed": _removed(removed),
    }


def extracted(preview: Preview) -> Json:
    """What would be loaded; the title is not among the paragraphs."""
    draft = preview.draft
    return {
        "title": draft.title,
        **_byline(draft.byline),
        "language": preview.language,
        "url": draft.url,
        "paragraphs": [{"n": number, "text": piece.text, "role": piece.role.value} for number, piece in draft.body],
        "removed": _removed(draft.removed),
        "warnings": [doubt.value for doubt in preview.doubts],
    }


def versioned(article: Article, chain: Sequence[Version], titles: Mapping[str, str | None]) -> Json:
    """The texts that the article's address had, oldest first."""
    return {
        "article": named(article),
        "versions": [
            {
                "address": one.address,
                "n": one.number,
                "id": one.article,
                "title": titles.get(one.article),
                "loaded": one.loaded.isoformat(),
            }
            for one in chain
        ],
    }


def compared(before: Article, after: Article) -> Json:
    """What has changed from one article to another, paragraph by paragraph."""

    def side(article: Article, paragraph: Paragraph | None) -> Json | None:
        return None if paragraph is None else {"n": paragraph.number, "text": article.quote(paragraph.span)}

    return {
        "before": named(before),
        "after": named(after),
        "changes": [
            {"change": words.change(one), "before": side(before, one.before), "after": side(after, one.after)}
            for one in changes(before, after)
        ],
    }


def loaded(done: Loaded, room: str) -> Json:
    """An article that was loaded."""
    return {
        "article": named(done.article),
        "paragraphs": len(done.article.paragraphs),
        "sentences": done.sentences,
        "new": done.new,
        "room": room,
    }


def listed(articles: Sequence[Shelved]) -> Json:
    """The library."""
    return {
        "articles": [
            {
                "id": one.id,
                "title": one.title,
                "url": one.url,
                "loaded": one.loaded.isoformat(),
                "paragraphs": one.paragraphs,
                "sentences": one.sentences,
                "open_in": list(one.open_in),
            }
            for one in articles
        ]
    }


def replayed(replay: Replay, article: Article) -> Json:
    """An old answer beside the one given now."""
    return {
        "id": replay.before.id,
        "same": not replay.differences,
        "differences": list(replay.differences),
        "models_changed": dict(replay.before.models) != dict(replay.now.models),
        "policy_changed": replay.before.policy != replay.now.policy,
        "before": result_of(replay.before, article),
        "now": {**result_of(replay.now, article), "answer_id": None},
    }


def attributed(article: Article, ledger: Ledger, found: Sequence[Statement]) -> Json:
    """Who says what."""
    return {
        "article": named(article),
        "determined": ledger.determined,
        "statements": [statements.statement(article, one) for one in found],
    }


def spoken(article: Article, ledger: Ledger) -> Json:
    """Everybody who speaks."""
    return {
        "article": named(article),
        "determined": ledger.determined,
        "speakers": [statements.spoken(article, one) for one in speakers(article, ledger)],
    }


def _byline(byline: Byline) -> Json:
    return {
        "author": list(byline.author),
        "date": byline.published.isoformat() if byline.published else None,
        "publisher": byline.publisher,
        "language": byline.language,
    }


def _removed(pieces: Sequence[Piece]) -> list[Json]:
    return [{"text": piece.text, "reason": piece.reason.value} for piece in pieces if piece.reason is not None]


def verified(found: Sequence[Found]) -> Json:
    """Claims beside an article. Offsets of `edits` count code points in the article, or in the claim."""
    return {"claims": [_claim(one) for one in found]}


def _claim(found: Found) -> Json:
    told = found.checked
    return {
        "claim": found.claim,
        "verdict": told.verdict.value,
        "respelt": told.respelt,
        "negation": told.negation,
        "inserted": told.inserted,
        "credited": None if found.credited is None else statements.span(found.article, found.credited),
        "unframed": told.unframed,
        "unchecked": found.unchecked,
        "withheld": found.withheld,
        "short": told.short,
        "edits": [
            {
                "change": one.change.value,
                "article": None if one.ours is None else found.article.quote(one.ours),
                "claim": None if one.theirs is None else found.claim[one.theirs.start : one.theirs.end],
            }
            for one in told.edits
        ],
        "passages": [_citation(found.article, one) for one in told.passages],
        "article": named(found.article),
    }


def _citation(article: Article, citation: Citation) -> Json:
    start, end = article.within_paragraph(citation.paragraph, citation.span)
    said = citation.said
    return {
        "id": citation.id,
        "certificate": certificate(article, citation),
        "paragraph": citation.paragraph,
        "start": start,
        "end": end,
        "quote": article.quote(citation.span),
        "link": link_to(article, citation.span),
        "speaker": statements.speaker(article, said.speaker) if said else None,
        "cue": statements.cue(article, said.cue) if said else None,
        "kind": said.kind.value if said else None,
        "via": [statements.span(article, hand) for hand in said.via] if said else [],
        "also": [statements.statement(article, one) for one in citation.also],
        "score": citation.score,
    }


def _ranked(article: Article, candidate: Candidate) -> Json:
    paragraph = candidate.sentence.paragraph
    start, end = article.within_paragraph(paragraph, candidate.sentence.span)
    return {"paragraph": paragraph, "start": start, "end": end, "score": candidate.score}


def _complete(answer: Answer) -> Json | None:
    match answer.outcome:
        case Answered(citations, of):
            return {"shown": len(citations), "of": of}
        case Closest() | NotInArticle():
            return None
