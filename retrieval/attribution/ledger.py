"""An article read once for who speaks in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from retrieval.article import Article, Span
from retrieval.attribution.carry import carried
from retrieval.attribution.cast import Cast
from retrieval.attribution.clause import SUBJECTS
from retrieval.attribution.frame import frames, within
from retrieval.attribution.quotation import nested, quotations
from retrieval.attribution.repair import repaired
from retrieval.attribution.resolve import Actor, actor, whom
from retrieval.attribution.sentence import Draft, Read, drafts, how_quoted
from retrieval.attribution.transcript import interview, turns
from retrieval.language import language_of
from retrieval.parsed import Token
from retrieval.ports import Parser, Progress, unheard
from retrieval.segment import repeated
from retrieval.statement import How, Kind, Ledger, Resolved, Speaker, Statement

RULES: Final = "1"
"""Version of the rules and lists: a ledger of another version is read anew."""


def reader_id(parser: Parser) -> str:
    """The id of these rules with that parser: what `Ledger.reader` says of a ledger read so."""
    return f"{RULES}/{parser.model_id}"


def ledger_of(article: Article, parser: Parser, progress: Progress = unheard) -> Ledger:
    """Who says what in an article; of one that is not in English the quotations alone, and nobody told apart."""
    if language_of(article.text) == "en":
        return read(article, parser, progress)
    found = quotations(article.text, [paragraph.span for paragraph in article.paragraphs])
    quoted = [Statement(Kind.DIRECT, content=(one.inner,)) for those in found for one in those]
    return Ledger(reader_id(parser), tuple(quoted), determined=False)


def read(article: Article, parser: Parser, progress: Progress = unheard) -> Ledger:
    """Every statement of an English article, in its order."""
    found = quotations(article.text, [paragraph.span for paragraph in article.paragraphs])
    again = repeated(article)
    framed = [
        frame
        for paragraph, those in zip(article.paragraphs, found, strict=True)
        if paragraph.number not in again
        for frame in frames(article, paragraph, those)
    ]
    trees = parser.parse([frame.text for frame in framed], progress)
    reads = [Read(frame, repaired(tree)) for frame, tree in zip(framed, trees, strict=True)]
    inner = [one.inner for those in found for one in those]
    made = carried(article, reads, [drafts(article.text, one, inner) for one in reads])
    for draft in made:
        if draft.statement.kind in {Kind.DIRECT, Kind.MIXED, Kind.INDIRECT}:
            draft.statement = replace(draft.statement, kind=how_quoted(article.text, draft.statement.content, inner))
    made = sorted([*made, *_inside(article, parser, made)], key=lambda one: one.statement.spans)
    answers, asked = interview(article)
    spoken = [*turns(article, len(answers)), *answers]
    said = [*asked, *(span for one in spoken for span in one.content)]
    made = [one for one in made if not any(span.holds(one.statement.spans[0]) for span in said)]
    cast = Cast([(one.frame, one.tree) for one in reads])
    statements = [*_chained(_resolved(cast, reads, made)), *(_turn_of(cast, article, one) for one in spoken)]
    means = {one.speaker.span: one.speaker.resolved.span for one in statements if one.speaker and one.speaker.resolved}
    plain = [_without_repetition(article, _to_the_end(one, means)) for one in statements]
    return Ledger(reader_id(parser), tuple(sorted(plain, key=lambda one: one.spans)))


def _to_the_end(statement: Statement, means: Mapping[Span, Span]) -> Statement:
    """A statement whose speaker means "the company" with the name that this means in its turn."""
    speaker = statement.speaker
    if speaker is None or speaker.resolved is None or speaker.resolved.span not in means:
        return statement
    resolved = replace(speaker.resolved, span=means[speaker.resolved.span])
    return replace(statement, speaker=Speaker(speaker.span, resolved))


def _without_repetition(article: Article, statement: Statement) -> Statement:
    """A statement whose speaker is not said to mean the same words somewhere else."""
    speaker = statement.speaker
    if speaker is None or speaker.resolved is None:
        return statement
    same = article.quote(speaker.span).casefold() == article.quote(speaker.resolved.span).casefold()
    return replace(statement, speaker=Speaker(speaker.span)) if same else statement


def _inside(article: Article, parser: Parser, made: Sequence[Draft]) -> list[Draft]:
    """What others are given inside quoted words; whoever is quoted is the hand that it came through."""
    framed = [
        (draft, quotation, frame)
        for draft in made
        for quotation in draft.masks
        for frame in within(article, draft.read.frame.paragraph, quotation)
        if quotation.inner.start >= draft.read.frame.paragraph.span.start
        and quotation.inner.end <= draft.read.frame.paragraph.span.end
    ]
    trees = parser.parse([frame.text for *_, frame in framed])
    found = []
    for (outer, quotation, frame), tree in zip(framed, trees, strict=True):
        if frame.text.rstrip().endswith("?"):
            continue
        inner = [one.inner for one in nested(article.text, quotation)]
        for draft in drafts(article.text, Read(frame, repaired(tree)), inner):
            said, source = draft.statement, draft.source
            if said.kind is Kind.DECLINED or source is None or _first_person(source) or not said.content:
                continue
            hands = (outer.statement.speaker.span, *outer.statement.via) if outer.statement.speaker else ()
            draft.statement = replace(said, via=(*said.via, *hands))
            found.append(draft)
    return found


def _first_person(source: Token) -> bool:
    return source.pos == "PRON" and source.text.casefold() not in {"he", "she", "they"}


def _chained(statements: Sequence[Statement]) -> list[Statement]:
    """A document that is spoken of again keeps the hands it first came through."""
    hands: dict[Span, tuple[Span, ...]] = {}
    done = []
    for one in sorted(statements, key=lambda one: one.spans):
        if one.kind is Kind.DOCUMENT and one.speaker is not None:
            means = one.speaker.resolved.span if one.speaker.resolved else one.speaker.span
            if one.via:
                hands.setdefault(means, one.via)
            elif means in hands:
                one = replace(one, via=hands[means])  # noqa: PLW2901 - the same statement, with its chain
        done.append(one)
    behind = {one.speaker.span: one.via for one in done if one.speaker is not None and one.via}
    return [
        replace(one, via=(*one.via, *behind[one.via[-1]])) if one.via and one.via[-1] in behind else one for one in done
    ]


def _turn_of(cast: Cast, article: Article, turn: Statement) -> Statement:
    """A turn of a transcript with the full name that its label is the last word of."""
    if turn.speaker is None:
        return turn
    full = cast.of_last_word(article.quote(turn.speaker.span))
    return turn if full is None else replace(turn, speaker=Speaker(turn.speaker.span, Resolved(full, How.NAME)))


def _resolved(cast: Cast, reads: Sequence[Read], made: Sequence[Draft]) -> list[Statement]:
    """The statements with whom their speakers mean, read in the order of the text."""
    actors: list[Actor] = []
    done: list[Statement] = []
    by_read = _by_read(reads, made)
    for read_ in reads:
        own = by_read.get(id(read_), [])
        heads = {one.source.place for one in own if one.source is not None and one.read is read_}
        subjects = [one for one in read_.tree.tokens if one.dep in _NAMED_AS or one.place in heads]
        for draft in sorted(own, key=_source_place):
            before = [one for one in subjects if one.place < _source_place(draft)]
            actors += _acting(cast, read_, before, heads)
            subjects = subjects[len(before) :]
            done.append(_with_whom(cast, draft, actors, done))
            actors += [one for one in (_as_actor(draft, done[-1]),) if one is not None]
        actors += _acting(cast, read_, subjects, heads)
    return done


def _source_place(draft: Draft) -> int:
    """Where the source stands in its sentence; what stands inside a quotation, or goes on, comes first."""
    return -1 if draft.source is None else draft.source.place


_NAMED_AS: Final = frozenset({*SUBJECTS, "pobj", "dobj"})


def _acting(cast: Cast, read_: Read, tokens: Sequence[Token], heads: set[int]) -> list[Actor]:
    """Those that some tokens name as subject or speaker, and people who are only named."""
    found: list[Actor] = []
    for token in tokens:
        if read_.frame.mask_at(token.start) is not None:
            continue
        acts = token.dep in SUBJECTS or token.place in heads
        one = actor(cast, read_.frame, read_.tree, token, spoke=token.place in heads)
        if one is not None and (acts or (one.named and one.sort == "person")):
            found.append(replace(one, acts=acts))
    return found


def _with_whom(cast: Cast, draft: Draft, actors: Sequence[Actor], done: Sequence[Statement]) -> Statement:
    statement, speaker = draft.statement, draft.statement.speaker
    if speaker is None:
        return statement
    if draft.source is None:  # carried on from an earlier statement, with whom that one means
        earlier = [one.speaker for one in done if one.speaker is not None and one.speaker.span == speaker.span]
        return replace(statement, speaker=earlier[-1]) if earlier else statement
    means = whom(cast, draft.read.frame, draft.read.tree, draft.source, actors)
    if means is not None and statement.kind in _SPOKEN and _is_read(means.span, actors):
        statement = replace(statement, kind=Kind.DOCUMENT)
    if means is None or means.span == speaker.span:
        return statement
    return replace(statement, speaker=Speaker(speaker.span, means))


_SPOKEN: Final = frozenset({Kind.DIRECT, Kind.MIXED, Kind.INDIRECT})


def _is_read(span: Span, actors: Sequence[Actor]) -> bool:
    """Whether what a pronoun means is a document."""
    return any(one.span == span and one.sort == "document" for one in actors)


def _as_actor(draft: Draft, statement: Statement) -> Actor | None:
    """A pronoun that spoke, as whom it means: it keeps that person in mind."""
    speaker = statement.speaker
    if speaker is None or speaker.resolved is None or speaker.resolved.how is not How.PRONOUN or draft.source is None:
        return None
    word = draft.source.text.casefold()
    sort = "person" if word in {"he", "she"} else "body"
    gender = word if sort == "person" else ""
    number = draft.read.frame.paragraph.number
    return Actor(
        speaker.span.start, number, speaker.resolved.span, sort, gender, word == "they", spoke=True, named=True
    )


def _by_read(reads: Sequence[Read], made: Sequence[Draft]) -> dict[int, list[Draft]]:
    """The drafts of each sentence; those inside a quotation with the sentence that quotes."""
    outer = {mask.quotation.inner: id(one) for one in reads for mask in one.frame.masks}
    known = {id(one) for one in reads}
    found: dict[int, list[Draft]] = {}
    for draft in made:
        home = id(draft.read)
        if home not in known:
            place = draft.statement.spans[0]
            home = next((one for inner, one in outer.items() if inner.holds(place)), home)
        found.setdefault(home, []).append(draft)
    return found
