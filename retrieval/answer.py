"""A question, and what the article has to say to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from retrieval.article import Sentence, Span
from retrieval.statement import Statement


class Stage(StrEnum):
    """A stage that took part in an answer."""

    LEXICAL = "bm25"
    DENSE = "dense"
    RERANK = "rerank"
    LEDGER = "ledger"


FULL = (Stage.LEXICAL, Stage.DENSE, Stage.RERANK)
EARLY = (Stage.LEXICAL, Stage.RERANK)


class Order(StrEnum):
    """How the passages of an answer are ordered."""

    BEST = "best"
    ARTICLE = "article"


class Note(StrEnum):
    """What a reader should know of an answer beside its words; the front ends have the sentences."""

    EARLY = "early"
    NO_TIME = "no_time"
    NO_PLACE = "no_place"
    NO_NAME = "no_name"
    NO_NUMBER = "no_number"
    NOT_ENGLISH = "not_english"
    SPEAKER_ABSENT = "speaker_absent"
    SPEAKER_SILENT = "speaker_silent"
    SPEAKER_ELSEWHERE = "speaker_elsewhere"
    SPEAKERS_UNKNOWN = "speakers_unknown"
    WITHHELD = "withheld"
    FOLLOWED = "followed"
    NOTHING_ELSE = "nothing_else"
    NO_SPEAKER = "no_speaker"
    FIRST_ALONE = "first_alone"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True)
class Room:
    """Where somebody asks. All opaque: `console`, `server:1`.

    `owner`: whose library it is; `name`: the room; `within`: the room around it, whose open article holds here too.
    """

    owner: str
    name: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, where, and by whom; `asked_by` is opaque: `console`, or a pseudonym."""

    text: str
    room: Room
    asked_by: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that was read closely, and the path that led to it.

    `paragraph_rank` and `sentence_rank` are 1-based places in the fused rankings before reranking; `coverage` is the
    share of the question's words in the sentence's paragraph, 0..1; `cosine` is the sentence's own, absent where no
    vectors took part; `logit` is the reranker's; `score` is that of the final ranking. Higher is better in all four.
    """

    sentence: Sentence
    paragraph_rank: int
    sentence_rank: int
    coverage: float
    cosine: float | None
    logit: float
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage inside one paragraph, quoted by its span. `id` is unique and stable within the article.

    `said` is the statement that holds most of it, `also` are the others that hold some; none where nobody is given it.
    """

    id: str
    paragraph: int
    span: Span
    score: float
    said: Statement | None = None
    also: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """Every passage that answers, in the answer's order; `of` is how many there are in the article."""

    citations: tuple[Citation, ...]
    of: int

    def __post_init__(self) -> None:
        if not 1 <= len(self.citations) <= self.of:
            raise ValueError(f"{len(self.citations)} citations of {self.of}")


@dataclass(frozen=True, slots=True)
class Closest:
    """The article speaks of this, but no passage answers; `citation` comes nearest."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class NotInArticle:
    """The article does not speak of this."""


Outcome = Answered | Closest | NotInArticle


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome with the ground for it.

    `confidence` is the probability that the article holds an answer, whatever the outcome. `candidates` are best
    first, ties in article order. `understood` is the question that was looked for, where the one asked leans on
    earlier ones; none where it stands on its own. `excluded` are paragraphs that would have been cited, had moderators
    not excluded them, each with the reason.
    """

    outcome: Outcome
    confidence: float
    candidates: tuple[Candidate, ...]
    stages: tuple[Stage, ...]
    notes: tuple[Note, ...] = ()
    order: Order = Order.BEST
    understood: str | None = None
    excluded: tuple[tuple[int, str], ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages shown: all that answer, the one that comes closest, or none."""
        match self.outcome:
            case Answered(citations):
                return citations
            case Closest(citation):
                return (citation,)
            case NotInArticle():
                return ()

    @property
    def silent(self) -> bool:
        """Whether it may be said that the article does not say: all of it was looked through, in its own language."""
        found_nothing = isinstance(self.outcome, NotInArticle)
        return found_nothing and not self.excluded and Note.OTHER_LANGUAGE not in self.notes


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer and all that is needed to ask it again: one entry of the journal.

    `id` is opaque, unique in the database, and says nothing of other answers. `ms` is the time to answer. `follows` is
    the id of the earlier answer that the question was asked after, used or not; none where it was taken alone.
    """

    id: str
    when: datetime
    question: Question
    article_id: str
    answer: Answer
    models: Mapping[str, str]
    policy: str
    ms: float
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """Where an answer was shown. `link` leads to the message; none where only one person could see it.

    `answer` is the id of the `Asked`; `private` says that only one person could see it.
    """

    answer: str
    when: datetime
    link: str | None
    private: bool
