"""Every sentence that Pullquote says for itself, but for those that only Discord needs (`bot.channel.words`).

A translator finds the others in `retrieval.errors`.
"""

from collections.abc import Mapping
from typing import Final

from bot.says import Says
from bot.tongue import count, say
from retrieval.answer import Answer, Answered, Citation, Closest, Note, NotInArticle
from retrieval.article import Article, Span
from retrieval.attribution.speakers import Spoken
from retrieval.changes import Change
from retrieval.replay import Replay
from retrieval.statement import Cue, Kind, Statement
from retrieval.suggesting import Ask, Suggestion

_KINDS: Final[Mapping[Kind, str]] = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "quoted in part",
    Kind.INDIRECT: "reported",
    Kind.DECLINED: "declined",
    Kind.DOCUMENT: "read from",
    Kind.NARRATION: "told",
}
_NOTES: Final[Mapping[Note, str]] = {
    Note.EARLY: "Quick answer, by words alone: the search by meaning is still getting ready.",
    Note.NO_TIME: "The article speaks of this, but gives no time for it.",
    Note.NO_PLACE: "The article speaks of this, but names no place for it.",
    Note.NO_NAME: "The article speaks of this, but names nobody.",
    Note.NO_NUMBER: "The article speaks of this, but gives no number.",
    Note.NOT_ENGLISH: "The article is not in English: passages are found less surely.",
    Note.SPEAKER_ABSENT: "The article does not mention anybody of that name.",
    Note.SPEAKER_SILENT: "The article mentions them, but no words of theirs were found in it.",
    Note.SPEAKER_ELSEWHERE: "The article gives words of theirs, but none about this.",
    Note.SPEAKERS_UNKNOWN: "Who speaks could not be told in this article: it is not in English.",
    Note.WITHHELD: "The article tells that this was not said.",
    Note.FOLLOWED: "Understood as a follow-up to the question before.",
    Note.NOTHING_ELSE: "Beyond what was shown before, the article has nothing on this.",
    Note.FIRST_ALONE: "I answer one question at a time: this is about the first.",
    Note.OTHER_LANGUAGE: "I understand questions in the language of the article alone: please ask in that.",
    Note.NO_SPEAKER: "Whose words these are could not be told: they may be the article’s own.",
}
_OF_THE_QUESTION: Final = frozenset(
    {Note.EARLY, Note.NOT_ENGLISH, Note.FOLLOWED, Note.FIRST_ALONE, Note.OTHER_LANGUAGE}
)
"""The others tell what an article does not say; without a paragraph that moderators exclude, that is not known."""

_NAME: Final = 80
"""Characters of a speaker's name that are printed below a passage; it is no quotation."""
_NO_VERB: Final = ("according", "in ", "per")
"""How a cue begins that says nothing beside a name: "according to", "in the words of"."""


def heading(answer: Answer) -> str:
    """What the outcome is, in one line."""
    match answer.outcome:
        case Answered(citations, of):
            return say(
                "The article answers with {passages}. {citations} of {of} shown.",
                passages=_passages(of),
                citations=len(citations),
                of=of,
            )
        case Closest():
            return Says.CLOSEST_OF_REST if answer.excluded else Says.CLOSEST
        case NotInArticle():
            if answer.excluded:
                return Says.WITHHELD
            return Says.NOT_IN_ARTICLE if answer.silent else Says.NOTHING_FOUND


def notes(answer: Answer) -> list[str]:
    """What a reader should know beside the passages."""
    hidden = answer.excluded and not isinstance(answer.outcome, Answered)
    kept = [note for note in answer.notes if note in _OF_THE_QUESTION] if hidden else answer.notes
    told = [followed(answer) if note is Note.FOLLOWED else note_of(note) for note in kept]
    return [*told, *(not_cited(number, why) for number, why in answer.excluded)]


def not_cited(number: int, why: str) -> str:
    """A paragraph that would have been cited, had moderators not excluded it."""
    return say("Paragraph {number} is not cited here, moderators say: {why}", number=number, why=why)


def note_of(note: Note) -> str:
    """A note as a reader meets it."""
    return say(_NOTES[note])


def title_of(article: Article) -> str:
    """What to call the article."""
    return (article.title or "").strip() or Says.UNTITLED


def suggestion(one: Suggestion) -> str:
    """A first question, as somebody would ask it."""
    match one.ask:
        case Ask.DECLINED:
            return say("Who declined to comment?")
        case Ask.SAID:
            return say("What did {name} say?", name=_inside(one.name or ""))
        case Ask.DOCUMENT:
            return say("What does {name} say?", name=_inside(one.name or ""))
        case Ask.QUOTED:
            return say("Who is quoted?")


def _inside(name: str) -> str:
    """A name inside a question: its article is a definite one, and has no capital there."""
    first, blank, rest = name.partition(" ")
    return f"the{blank}{rest}" if blank and first.lower() in {"the", "a", "an"} else name


def loaded(title: str, paragraphs: int, sentences: int, *, new: bool) -> str:
    """That an article is open now."""
    known = "" if new else say(" It was in the library already.")
    return say(
        "Open now: {title} ({counted}).{known}", title=title, counted=counted(paragraphs, sentences), known=known
    )


def paragraph(number: int) -> str:
    """Where a passage stands."""
    return say("paragraph {number}", number=number)


def attributed(article: Article, citation: Citation) -> str:
    """Whose words a passage holds and where it stands: "— Orr, declined to comment; Dey, said (¶7)"."""
    said = citation.said
    if said is None or said.speaker is None:
        return paragraph(citation.paragraph)
    others = [one for one in citation.also if one.speaker and one.speaker.span != said.speaker.span]
    told = [", ".join([who(article, one), *how(article, one)]) for one in (said, *others[:_OTHERS])]
    return f"— {'; '.join(dict.fromkeys(told))} (¶{citation.paragraph})"


_OTHERS: Final = 2
"""Other speakers of a passage that are named below it."""


def who(article: Article, said: Statement) -> str:
    """The speaker as the article names them, with whom that most likely means, said as an inference."""
    if said.speaker is None:
        return "—"
    means = said.speaker.resolved
    if means is None or article.quote(means.span) == article.quote(said.speaker.span):
        name = short(article, said.speaker.span)
        return f"{name} {Says.UNNAMED}" if said.anonymous else name
    facts = {
        "name": short(article, said.speaker.span),
        "article": short(article, means.span),
        "paragraph_of": paragraph_of(article, means.span),
    }
    if said.anonymous:
        return say("{name} (unnamed; probably {article}, ¶{paragraph_of})", **facts)
    return say("{name} (probably {article}, ¶{paragraph_of})", **facts)


def paragraph_of(article: Article, span: Span) -> int:
    """The number of the paragraph that a piece stands in."""
    return next(one.number for one in article.paragraphs if one.span.holds(span))


def spoken(article: Article, one: Spoken) -> str:
    """A speaker, with how often and where: "Ann Dey: 2 quoted, 1 declined (¶3, ¶5)"."""
    kinds = ", ".join(f"{count} {say(_KINDS[kind])}" for kind, count in one.kinds.items())
    numbers = sorted({paragraph_of(article, said.spans[0]) for said in one.statements})
    unnamed = f" {Says.UNNAMED}" if one.anonymous else ""
    return f"{short(article, one.name)}{unnamed}: {kinds} ({', '.join(f'¶{number}' for number in numbers)})"


def how(article: Article, said: Statement) -> list[str]:
    """By which words it was given, that it is a paraphrase, and through whose hands it came."""
    found = [cue_of(article, said.cue)] if said.cue else []
    paraphrased = [say("paraphrased")] if said.kind is Kind.INDIRECT and said.cue else []
    hands = [say("via {article}", article=short(article, hand)) for hand in said.via]
    return [one for one in (*found, *paraphrased, *hands) if one]


def cue_of(article: Article, cue: Cue) -> str:
    """The cue's words, or nothing where they are no verb."""
    words = " ".join(article.quote(cue.span).split())
    return "" if words.casefold().startswith(_NO_VERB) else words


def short(article: Article, span: Span) -> str:
    """A name on one line, cut where it is too long for one."""
    words = " ".join(article.quote(span).split())
    return words if len(words) <= _NAME else f"{words[:_NAME].rstrip()}…"


def counted(paragraphs: int, sentences: int) -> str:
    """How long an article is."""
    return f"{counted_paragraphs(paragraphs)}, {count('{number} sentence', '{number:,} sentences', sentences)}"


def fetch_allowed(pairs: str) -> str:
    """For the operator: what was let through."""
    return say("Links may lead to these addresses though they are not public: {pairs}", pairs=pairs)


def guarded(allowed: str | None) -> str:
    """That the guard holds, and for which addresses it was lifted."""
    return say("the guard holds, but for {allowed}", allowed=allowed) if allowed else say("the guard holds")


def counted_paragraphs(paragraphs: int) -> str:
    """How many paragraphs."""
    return count("{number} paragraph", "{number:,} paragraphs", paragraphs)


def change(one: Change) -> str:
    """What has become of a paragraph."""
    if one.before is None:
        return say("added")
    if one.after is None:
        return say("removed")
    return say("same") if one.same else say("changed")


def batched(answered: int, bad: int) -> str:
    """How a batch ended."""
    return " ".join([count("{number} question answered.", "{number:,} questions answered.", answered), *_faults(bad)])


def attributed_batch(read: int, bad: int) -> str:
    """How a batch of articles ended."""
    return " ".join([count("{number} article read.", "{number:,} articles read.", read), *_faults(bad)])


def replayed(replay: Replay) -> str:
    """How an old answer compares with the one given now."""
    changed = [
        name
        for name, same in (
            (say("the models"), dict(replay.before.models) == dict(replay.now.models)),
            (say("the constants of the decision"), replay.before.policy == replay.now.policy),
        )
        if not same
    ]
    since = say(" Since then {changed} have changed.", changed=" and ".join(changed)) if changed else ""
    if replay.differences:
        return say(
            "Asked again, the answer differs in: {differences}.{since}",
            differences=", ".join(replay.differences),
            since=since,
        )
    return say("Asked again, the answer is the same.{since}", since=since)


def _passages(number: int) -> str:
    return count("one passage", "{number} passages", number)


def _faults(bad: int) -> list[str]:
    if not bad:
        return []
    return [count("{number} fault: see the error objects.", "{number:,} faults: see the error objects.", bad)]


def followed(answer: Answer) -> str:
    """How a question was understood from those before it."""
    if answer.understood is None:
        return note_of(Note.FOLLOWED)
    return say("Understood as a follow-up: {question}", question=answer.understood)
