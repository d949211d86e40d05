"""Every sentence that Pullquote says for itself, but for those that only Discord needs (`bot.channel.words`).

A translator finds the others in `retrieval.errors`.
"""

from collections.abc import Mapping
from typing import Final

from retrieval.answer import Answer, Answered, Citation, Closest, Note, NotInArticle
from retrieval.article import Article, Span
from retrieval.attribution.speakers import Spoken
from retrieval.changes import Change
from retrieval.library import Replay
from retrieval.statement import Cue, Kind, Speaker, Statement

KINDS: Final[Mapping[Kind, str]] = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "quoted in part",
    Kind.INDIRECT: "reported",
    Kind.DECLINED: "declined",
    Kind.DOCUMENT: "read from",
    Kind.NARRATION: "told",
}
NOTES: Final[Mapping[Note, str]] = {
    Note.EARLY: "Quick answer, by words alone: the search by meaning is still getting ready.",
    Note.NO_TIME: "The article speaks of this, but gives no time for it.",
    Note.NO_PLACE: "The article speaks of this, but names no place for it.",
    Note.NO_NAME: "The article speaks of this, but names nobody.",
    Note.NO_NUMBER: "The article speaks of this, but gives no number.",
    Note.NOT_ENGLISH: "The article is not in English: passages are found less surely.",
    Note.SPEAKER_ABSENT: "The article does not mention anybody of that name.",
    Note.SPEAKER_SILENT: "The article mentions them, but gives nothing that they said.",
    Note.SPEAKER_ELSEWHERE: "The article gives words of theirs, but none about this.",
    Note.SPEAKERS_UNKNOWN: "Who speaks could not be told in this article: it is not in English.",
    Note.WITHHELD: "The article tells that this was not said.",
    Note.FOLLOWED: "Understood as a follow-up to the question before.",
    Note.NOTHING_ELSE: "Beyond what was shown before, the article has nothing on this.",
    Note.NO_SPEAKER: "The article gives these words to nobody: they are its own.",
}

_NAME: Final = 80
"""Characters of a speaker's name that are printed below a passage; it is no quotation."""
_NO_VERB: Final = ("according", "in ", "per")
"""How a cue begins that says nothing beside a name: "according to", "in the words of"."""
UNDETERMINED: Final = "The article is not in English: its quotations are listed, and their speakers could not be told."
NOBODY_SPEAKS: Final = "Nobody is given words in this article."
UNNAMED: Final = "(unnamed)"

NOT_IN_ARTICLE: Final = "The article does not say."
CLOSEST: Final = "The article does not answer this directly. The closest passage:"
UNTITLED: Final = "Untitled article"
INTERNAL: Final = "Something went wrong on our side; nothing that was stored is lost."
READY: Final = "The search by meaning is ready."
AGREES: Final = "The full search finds the same passages."
FULLER: Final = "With the full search:"
NOT_READY: Final = "The search by meaning could not be started, so answers come from words alone:"
NO_ARTICLES: Final = "The library is empty. Load an article with: pullquote load FILE"
READING: Final = "Reading the article"
FETCHING: Final = "Fetching the page"
OPEN_IT: Final = "Open it? [y]es, [c]orrect, [n]o"
DISCARDED: Final = "Discarded; nothing was kept."
NO_VERSIONS: Final = "This article was not loaded from an address; it has no other versions."
LOOKING: Final = "Looking"
INDEXING: Final = "Indexing the article"
WARMING: Final = "Loading the search by meaning"
YOUR_TURN: Final = "Ask your own questions. /open FILE opens another article, Ctrl-D leaves."
CHAT_HELP: Final = "Ask a question, or: /open FILE|ID to open an article, /list to see them, Ctrl-D to leave."
PACKAGED: Final = "packaged"
NOT_SET: Final = "not set"
TOKENED: Final = "a token is set"
UNTOKENED: Final = "no token is set; to run the bot, set DISCORD_TOKEN or DISCORD_TOKEN_FILE"


def heading(answer: Answer) -> str:
    """What the outcome is, in one line."""
    match answer.outcome:
        case Answered(citations, of):
            return f"The article answers with {_passages(of)}. {len(citations)} of {of} shown."
        case Closest():
            return CLOSEST
        case NotInArticle():
            return NOT_IN_ARTICLE


def notes(answer: Answer) -> list[str]:
    """What a reader should know beside the passages."""
    return [followed(answer) if note is Note.FOLLOWED else NOTES[note] for note in answer.notes]


def title_of(article: Article) -> str:
    """What to call the article."""
    return (article.title or "").strip() or UNTITLED


def loaded(title: str, paragraphs: int, sentences: int, *, new: bool) -> str:
    """That an article is open now."""
    known = "" if new else " It was in the library already."
    return f"Open now: {title} ({counted(paragraphs, sentences)}).{known}"


def paragraph(number: int) -> str:
    """Where a passage stands."""
    return f"paragraph {number}"


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
    name = _named(article, said.speaker)
    return f"{name} {UNNAMED}" if said.anonymous else name


def _named(article: Article, speaker: Speaker) -> str:
    name = short(article, speaker.span)
    means = speaker.resolved
    if means is None or article.quote(means.span) == article.quote(speaker.span):
        return name
    return f"{name} (probably {short(article, means.span)}, ¶{paragraph_of(article, means.span)})"


def paragraph_of(article: Article, span: Span) -> int:
    """The number of the paragraph that a piece stands in."""
    return next(one.number for one in article.paragraphs if one.span.holds(span))


def spoken(article: Article, one: Spoken) -> str:
    """A speaker, with how often and where: "Ann Dey: 2 quoted, 1 declined (¶3, ¶5)"."""
    kinds = ", ".join(f"{count} {KINDS[kind]}" for kind, count in one.kinds.items())
    numbers = sorted({paragraph_of(article, said.spans[0]) for said in one.statements})
    unnamed = f" {UNNAMED}" if one.anonymous else ""
    return f"{short(article, one.name)}{unnamed}: {kinds} ({', '.join(f'¶{number}' for number in numbers)})"


def how(article: Article, said: Statement) -> list[str]:
    """By which words it was given, that it is a paraphrase, and through whose hands it came."""
    found = [cue_of(article, said.cue)] if said.cue else []
    paraphrased = ["paraphrased"] if said.kind is Kind.INDIRECT and said.cue else []
    hands = [f"via {short(article, hand)}" for hand in said.via]
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
    return f"{_count(paragraphs, 'paragraph')}, {_count(sentences, 'sentence')}"


def fetch_allowed(pairs: str) -> str:
    """For the operator: what was let through."""
    return f"Links may lead to these addresses though they are not public: {pairs}"


def guarded(allowed: str | None) -> str:
    """That the guard holds, and for which addresses it was lifted."""
    return f"the guard holds, but for {allowed}" if allowed else "the guard holds"


def counted_paragraphs(paragraphs: int) -> str:
    """How many paragraphs."""
    return _count(paragraphs, "paragraph")


def change(one: Change) -> str:
    """What has become of a paragraph."""
    if one.before is None:
        return "added"
    if one.after is None:
        return "removed"
    return "same" if one.same else "changed"


def batched(answered: int, bad: int) -> str:
    """How a batch ended."""
    faults = f" {_count(bad, 'fault')}: see the error objects." if bad else ""
    return f"{_count(answered, 'question')} answered.{faults}"


def attributed_batch(read: int, bad: int) -> str:
    """How a batch of articles ended."""
    faults = f" {_count(bad, 'fault')}: see the error objects." if bad else ""
    return f"{_count(read, 'article')} read.{faults}"


def replayed(replay: Replay) -> str:
    """How an old answer compares with the one given now."""
    changed = [
        name
        for name, same in (
            ("the models", dict(replay.before.models) == dict(replay.now.models)),
            ("the constants of the decision", replay.before.policy == replay.now.policy),
        )
        if not same
    ]
    since = f" Since then {' and '.join(changed)} have changed." if changed else ""
    if replay.differences:
        return f"Asked again, the answer differs in: {', '.join(replay.differences)}.{since}"
    return f"Asked again, the answer is the same.{since}"


def _passages(count: int) -> str:
    return "one passage" if count == 1 else f"{count} passages"


def _count(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count:,} {thing}s"


def followed(answer: Answer) -> str:
    """How a question was understood from those before it."""
    return NOTES[Note.FOLLOWED] if answer.understood is None else f"Understood as a follow-up: {answer.understood}"
