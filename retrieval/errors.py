"""Everything that can go wrong, with words for the reader.

PullquoteError
├── UnusableInput            the article, file or question cannot be used as it is
│   ├── EmptyArticle             no words in it
│   ├── ArticleTooShort          a single word
│   ├── ArticleTooLong           more sentences, or more characters, than one article may have
│   ├── NotText                  a binary file, or an encoding that cannot be told
│   ├── BrokenCharacters         lone surrogates: text that no file can hold
│   ├── QuestionEmpty
│   ├── QuestionTooLong
│   ├── BannerTooLong
│   ├── NothingClaimed           a message without words
│   ├── CopyOntoItself           a copy of the database in the place of the database; in `retrieval.unavailable`
│   └── MalformedLine            a line of a batch that is not what the format says
├── NotFound                 a name that leads nowhere
│   ├── FileMissing
│   ├── UnknownArticle
│   ├── AmbiguousArticle         the beginning of several ids
│   ├── NoArticleOpen
│   ├── UnknownPassage           a certificate that leads nowhere
│   └── UnknownEntry
└── NotNow                   the same request may do later
    ├── TooManyWaiting
    ├── QuotaReached             an owner has as much as it may; of what, says retrieval.refusals
    └── Stopping

What cannot be used or reached is in `retrieval.unavailable`; what moderators let nobody cite, in
`retrieval.withholding`.
"""

from retrieval.said_later import Wording


class PullquoteError(Exception):
    """What happened, in one sentence for the reader, and what to do about it.

    `template` and `advice` are the sentences in English, with the names of their facts in braces: what a translator has
    to turn; `message` and `remedy` have the facts put in.
    """

    code: str = "internal"

    def __init__(self, template: str, advice: str = "", **facts: object) -> None:
        self.template, self.advice, self.facts = template, advice, facts
        self.message = template.format(**facts) if facts else template
        self.remedy = advice.format(**facts) if facts else advice
        super().__init__(self.message)


class UnusableInput(PullquoteError):
    """The article, file or question cannot be used as it is."""

    code = "unusable_input"


class EmptyArticle(UnusableInput):
    """There are no words in it."""

    code = "article_empty"

    def __init__(self) -> None:
        super().__init__("The article is empty.", "Give a text that has at least one sentence.")


class ArticleTooShort(UnusableInput):
    """There is a single word in it."""

    code = "article_too_short"

    def __init__(self) -> None:
        super().__init__("The article is a single word.", "Give a text that has at least one sentence.")


class ArticleTooLong(UnusableInput):
    """It has more than one article may have."""

    code = "article_too_long"

    def __init__(self, count: int, limit: int, unit: str) -> None:
        super().__init__(
            "The article has {count:,} {unit}; at most {limit:,} can be read.",
            "Load it in parts, or a shorter text.",
            count=count,
            unit=Wording(unit),
            limit=limit,
        )


class NotText(UnusableInput):
    """The bytes are not text in an encoding that can be told."""

    code = "not_text"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            "{name} cannot be read as text: {why}.",
            "Save it as plain text in UTF-8 and try again.",
            name=name,
            why=Wording(why),
        )


class BrokenCharacters(UnusableInput):
    """Lone surrogates stand in the text."""

    code = "broken_characters"

    def __init__(self, what: str) -> None:
        super().__init__(
            "The {what} holds broken characters (half of a surrogate pair).",
            "Copy the text again from its source.",
            what=Wording(what),
        )


class QuestionEmpty(UnusableInput):
    """Nothing was asked."""

    code = "question_empty"

    def __init__(self) -> None:
        super().__init__("The question is empty.", "Ask in a few words, for example: who declined to comment?")


class QuestionTooLong(UnusableInput):
    """More characters than a question may have."""

    code = "question_too_long"

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            "The question has {count:,} characters; at most {limit:,} can be read.",
            "Ask in fewer words.",
            count=count,
            limit=limit,
        )


class BannerTooLong(UnusableInput):
    """More characters than a banner may have."""

    code = "banner_too_long"

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            "The banner has {count:,} characters; at most {limit:,} can be shown.",
            "Use fewer words.",
            count=count,
            limit=limit,
        )


class NothingClaimed(UnusableInput):
    """There is nothing to check."""

    code = "nothing_claimed"

    def __init__(self) -> None:
        super().__init__("There are no words in it to check.", "Give a sentence, or put it in quotation marks.")


class MalformedLine(UnusableInput):
    """A line of a batch is not what the format says."""

    code = "malformed_line"

    def __init__(self, why: str, **facts: object) -> None:
        told = Wording(why, **facts)
        super().__init__("The line cannot be used: {why}.", "See docs/formats.md for what a line holds.", why=told)


class NotFound(PullquoteError):
    """A name that leads nowhere."""

    code = "not_found"


class FileMissing(NotFound):
    """No readable file has that name."""

    code = "file_missing"

    def __init__(self, name: str, why: str = "there is no such file") -> None:
        super().__init__(
            "{name} cannot be opened: {why}.", "Check the name and that you may read it.", name=name, why=Wording(why)
        )


class UnknownArticle(NotFound):
    """No article has that id."""

    code = "article_unknown"

    def __init__(self, name: str) -> None:
        super().__init__("No article or file is called {name}.", "See the articles with: pullquote list", name=name)


class AmbiguousArticle(NotFound):
    """Several ids begin so."""

    code = "article_ambiguous"

    def __init__(self, name: str) -> None:
        super().__init__(
            "More than one article has an id that begins with {name}.", "Give more characters of the id.", name=name
        )


class NoArticleOpen(NotFound):
    """A question came before an article."""

    code = "no_article_open"

    def __init__(self) -> None:
        super().__init__("No article is open here.", "Open one with: pullquote load FILE")


class UnknownPassage(NotFound):
    """No passage of an article here has that id."""

    code = "passage_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(
            "There is no passage {name}.", "The id stands below each passage, such as 9f3c1a2b-p7s1.", name=name
        )


class UnknownEntry(NotFound):
    """The journal has no such entry."""

    code = "entry_unknown"

    def __init__(self, name: str) -> None:
        super().__init__("The journal has no entry {name}.", "The id stands below each answer.", name=name)


class NotNow(PullquoteError):
    """The same request may do later."""

    code = "not_now"


class TooManyWaiting(NotNow):
    """The queue is full."""

    code = "too_many_waiting"

    def __init__(self) -> None:
        super().__init__("Too many questions are waiting already.", "Ask again in a minute.")


class QuotaReached(NotNow):
    """An owner has as many articles, or as much stored, as one may have: see `retrieval.refusals`."""

    code = "quota_reached"


class Stopping(NotNow):
    """The process is on its way out."""

    code = "stopping"

    def __init__(self) -> None:
        super().__init__("Pullquote is being restarted.", "Try again in a minute; nothing is lost.")
