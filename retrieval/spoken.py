"""Questions about who said what, answered from the ledger: every statement that fits, in the article's order.

Where the ledger has nothing to say to a question, `spoken` gives none, and the ordinary search decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from retrieval.answer import Answer, Answered, Note, NotInArticle, Order, Stage
from retrieval.article import Sentence
from retrieval.attribution.persons import matching
from retrieval.attribution.questions import Sort, SpeechQuestion
from retrieval.attribution.quotation import MARKS
from retrieval.normal import words
from retrieval.passages import Passage, apart, citation, passage_of, told_once
from retrieval.policy import Policy
from retrieval.shelf import Shelf
from retrieval.statement import Kind, Statement

Logits = Callable[[Sequence[Sentence]], list[float]]
"""The reranker's logits of sentences with the question at hand."""
Alone = Callable[[str, Sequence[str]], list[float]]
"""The reranker's logits of texts with other words than the question at hand."""

_QUOTED: Final = frozenset({Kind.DIRECT, Kind.MIXED})
_THE_ARTICLE: Final = frozenset({"article", "story", "piece", "text", "author", "writer", "reporter", "headline"})
"""Whoever asks what the article says asks an ordinary question."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about speech, put to one article; `ordinary` is what the search without the ledger answers."""

    shelf: Shelf
    about: SpeechQuestion
    ordinary: Answer
    logits: Logits
    alone: Alone
    policy: Policy


def spoken(asking: Asking) -> Answer | None:
    """The answer of the ledger, or none where it is not for the ledger to answer."""
    ledger = asking.shelf.ledger
    if ledger is None:
        return None
    if not ledger.determined:
        return replace(asking.ordinary, notes=(*asking.ordinary.notes, Note.SPEAKERS_UNKNOWN))
    match asking.about.sort:
        case Sort.DECLINED:
            return _declined(asking, ledger.statements)
        case Sort.SAID | Sort.RESPONDED:
            return _said(asking, ledger.statements)
        case Sort.WHO_SAID:
            return _who_said(asking, ledger.statements)
        case Sort.QUOTED:
            return _quoted(asking, ledger.statements)


def _declined(asking: Asking, statements: Sequence[Statement]) -> Answer | None:
    refused = [one for one in statements if one.kind is Kind.DECLINED]
    topic = asking.about.topic
    if topic and refused:
        shelf, least = asking.shelf, asking.policy.topic_at
        shares = shelf.sentence_words.coverage(topic)
        near = shelf.paragraph_words.coverage(topic)
        places = {paragraph.number: place for place, paragraph in enumerate(shelf.article.paragraphs)}
        on_topic = [one for one in refused if any(shares[place] >= least for place in _sentences(shelf, one))]
        on_topic = on_topic or [one for one in refused if near[places[_paragraph(shelf, one)]] >= least]
        refused = on_topic or [one for one in refused if not (one.content or asking.about.untold)]
    return _answered(asking, refused) if refused else None


def _said(asking: Asking, statements: Sequence[Statement]) -> Answer | None:
    about = asking.about
    if about.who is None:
        if not about.anonymous:
            return None
        theirs: tuple[Statement, ...] = tuple(one for one in statements if one.anonymous)
        mentioned = False
    else:
        matched = matching(about.who, asking.shelf.article, statements)
        if about.who.casefold() in _THE_ARTICLE or not matched.somebody:
            return None
        theirs, mentioned = matched.statements, matched.mentioned
    unnamed = any(one.speaker is None and one.cue is None and one.kind is Kind.INDIRECT for one in statements)
    if not theirs:
        return None if unnamed else _none(asking, Note.SPEAKER_SILENT if mentioned else Note.SPEAKER_ABSENT)
    if about.stances:
        theirs = tuple(one for one in theirs if one.cue and one.cue.stance in about.stances) or theirs
    if about.topic is None:
        return _answered(asking, theirs)
    fitting = _on_topic(asking, theirs)
    if not fitting and (unnamed or _tells_of(asking, about.who or "")):
        return None  # answers of an interview are nobody's by name: what they say may be meant
    return _answered(asking, fitting) if fitting else _none(asking, Note.SPEAKER_ELSEWHERE)


def _tells_of(asking: Asking, who: str) -> bool:
    """Whether the ordinary answer is the outlet's own sentence about them: what they said may be told without a cue."""
    if not isinstance(asking.ordinary.outcome, Answered):
        return False
    article = asking.shelf.article
    return any(
        one.said is None and set(words(who)) & set(words(article.quote(one.span))) for one in asking.ordinary.citations
    )


def _who_said(asking: Asking, statements: Sequence[Statement]) -> Answer | None:
    about = asking.about
    given = [one for one in statements if one.kind is not Kind.DECLINED]
    if about.stances:
        given = [one for one in given if one.cue and one.cue.stance in about.stances and not one.negated]
    if about.topic is not None:
        given = _on_topic(asking, given)
    elif not about.stances:
        return None
    return _answered(asking, given) if given else None


def _quoted(asking: Asking, statements: Sequence[Statement]) -> Answer | None:
    """Everybody who is quoted, each once by their first words; or all of somebody's quotations."""
    if asking.about.who is not None:
        matched = matching(asking.about.who, asking.shelf.article, statements)
        theirs = [one for one in matched.statements if one.kind in _QUOTED or one.kind is Kind.DOCUMENT]
        if theirs:
            return _answered(asking, theirs)
        return _none(asking, Note.SPEAKER_SILENT if matched.mentioned else Note.SPEAKER_ABSENT)
    first: dict[str, Statement] = {}
    for one in statements:
        if one.speaker is not None and (one.kind in _QUOTED or _reads_out(asking, one)):
            means = one.speaker.resolved.span if one.speaker.resolved else one.speaker.span
            first.setdefault(asking.shelf.article.quote(means).casefold(), one)
    return _answered(asking, list(first.values())) if first else None


def _reads_out(asking: Asking, statement: Statement) -> bool:
    """Whether a document's own words stand in quotation marks."""
    before = statement.content[0].start - 1 if statement.content else -1
    return statement.kind is Kind.DOCUMENT and before >= 0 and asking.shelf.article.text[before] in MARKS


def _on_topic(asking: Asking, statements: Sequence[Statement]) -> list[Statement]:
    """Those that have the topic's words; else that the reranker or the search takes for an answer; else near the words.

    The reranker comes second: it likes a sentence for the speaker's name alone, so it has to find something of the
    topic by itself there too.
    """
    shelf, policy, topic = asking.shelf, asking.policy, asking.about.topic or ""
    shares = shelf.sentence_words.coverage(topic)
    near = dict(
        zip([one.number for one in shelf.article.paragraphs], shelf.paragraph_words.coverage(topic), strict=True)
    )
    homes = [_sentences(shelf, one) for one in statements]
    places = sorted({place for home in homes for place in home})
    named = {place for place in places if shares[place] >= policy.topic_at}
    chosen = named or _meant(asking, topic, places, [float(share) for share in shares])
    chosen = chosen or {place for place in places if near[shelf.sentences[place].paragraph] >= policy.topic_at}
    return [one for one, home in zip(statements, homes, strict=True) if set(home) & chosen]


def _meant(asking: Asking, topic: str, places: Sequence[int], shares: Sequence[float]) -> set[int]:
    """The sentences that the question finds, as far as the topic alone finds them too, or their paragraph."""
    shelf, policy = asking.shelf, asking.policy
    cited = [one.span for one in asking.ordinary.citations] if isinstance(asking.ordinary.outcome, Answered) else []
    read = places[: policy.candidates]
    reading = policy.reading(shelf.language)
    logits = asking.logits([shelf.sentences[place] for place in read])
    liked = [
        place
        for place, logit in zip(read, logits, strict=True)
        if reading.probability(logit, shares[place]) >= policy.answered_at
    ]
    liked += [
        place
        for place in places
        if place not in liked and any(span.holds(shelf.sentences[place].span) for span in cited)
    ]
    sentences = [shelf.sentences[place] for place in liked]
    around = [shelf.article.quote(shelf.article.paragraph(one.paragraph).span) for one in sentences]
    by_topic = asking.alone(topic, [*shelf.quotes(sentences), *around]) if liked else []
    best = [max(pair) for pair in zip(by_topic[: len(liked)], by_topic[len(liked) :], strict=True)]
    return {place for place, logit in zip(liked, best, strict=True) if logit >= policy.topic_logit}


def _sentences(shelf: Shelf, statement: Statement) -> list[int]:
    """Places of the sentences that hold words of a statement."""
    return [
        place
        for place, sentence in enumerate(shelf.sentences)
        if any(span.start < sentence.span.end and sentence.span.start < span.end for span in statement.spans)
    ]


def _paragraph(shelf: Shelf, statement: Statement) -> int:
    return next(one.number for one in shelf.article.paragraphs if one.span.holds(statement.spans[0]))


def _answered(asking: Asking, statements: Sequence[Statement]) -> Answer:
    """The passages of some statements, in the order of the article."""
    shelf = asking.shelf
    passages: list[Passage] = []
    for one in statements:
        runs = [passage_of(shelf, shelf.sentences[place], asking.policy.spoken) for place in _sentences(shelf, one)]
        passages += _joined(runs)
    kept = sorted(told_once(shelf, apart(passages)), key=lambda one: (one.paragraph, one.first))
    citations = tuple(citation(shelf, one) for one in kept)
    return replace(
        asking.ordinary,
        outcome=Answered(citations, of=len(citations)),
        confidence=asking.policy.spoken,
        stages=(*asking.ordinary.stages, Stage.LEDGER),
        notes=tuple(one for one in asking.ordinary.notes if one in {Note.EARLY, Note.NOT_ENGLISH}),
        order=Order.ARTICLE,
    )


def _joined(runs: Sequence[Passage]) -> list[Passage]:
    """Sentences of one statement that follow each other are one passage."""
    found: list[Passage] = []
    for one in runs:
        last = found[-1] if found else None
        if last is not None and last.paragraph == one.paragraph and one.first <= last.last + 1:
            found[-1] = replace(last, last=max(last.last, one.last))
        else:
            found.append(one)
    return found


def _none(asking: Asking, note: Note) -> Answer:
    kept = tuple(one for one in asking.ordinary.notes if one is Note.EARLY)
    return replace(
        asking.ordinary,
        outcome=NotInArticle(),
        confidence=1 - asking.policy.spoken,
        stages=(*asking.ordinary.stages, Stage.LEDGER),
        notes=(*kept, note),
        order=Order.ARTICLE,
    )
