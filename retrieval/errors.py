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
│   └── MalformedLine            a line of a batch that is not what the format says
├── NotFound                 a name that leads nowhere
│   ├── FileMissing
│   ├── UnknownArticle
│   ├── AmbiguousArticle         the beginning of several ids
│   ├── NoArticleOpen
│   └── UnknownEntry
├── NotNow                   the same request may do later
│   ├── TooManyWaiting
│   └── Stopping
├── ModelsUnavailable        the models cannot be used
│   ├── ModelMissing
│   └── ModelAltered
├── StoreUnavailable         the database cannot be used; nothing in it was changed
│   ├── StoreLocked
│   ├── StoreReadOnly
│   ├── StoreDamaged
│   └── StoreNewer
└── ServiceRefuses           what people reach us through will not have us as we are set up
"""


class PullquoteError(Exception):
    """What happened, in one sentence for the reader, and what to do about it."""

    code: str = "internal"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


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
            f"The article has {count:,} {unit}; at most {limit:,} can be read.", "Load it in parts, or a shorter text."
        )


class NotText(UnusableInput):
    """The bytes are not text in an encoding that can be told."""

    code = "not_text"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be read as text: {why}.", "Save it as plain text in UTF-8 and try again.")


class BrokenCharacters(UnusableInput):
    """Lone surrogates stand in the text."""

    code = "broken_characters"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The {what} holds broken characters (half of a surrogate pair).", "Copy the text again from its source."
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
            f"The question has {count:,} characters; at most {limit:,} can be read.", "Ask in fewer words."
        )


class MalformedLine(UnusableInput):
    """A line of a batch is not what the format says."""

    code = "malformed_line"

    def __init__(self, why: str) -> None:
        super().__init__(f"The line cannot be used: {why}.", "See docs/formats.md for what a line holds.")


class NotFound(PullquoteError):
    """A name that leads nowhere."""

    code = "not_found"


class FileMissing(NotFound):
    """No readable file has that name."""

    code = "file_missing"

    def __init__(self, name: str, why: str = "there is no such file") -> None:
        super().__init__(f"{name} cannot be opened: {why}.", "Check the name and that you may read it.")


class UnknownArticle(NotFound):
    """No article has that id."""

    code = "article_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"No article or file is called {name}.", "See the articles with: pullquote list")


class AmbiguousArticle(NotFound):
    """Several ids begin so."""

    code = "article_ambiguous"

    def __init__(self, name: str) -> None:
        super().__init__(f"More than one article has an id that begins with {name}.", "Give more characters of the id.")


class NoArticleOpen(NotFound):
    """A question came before an article."""

    code = "no_article_open"

    def __init__(self) -> None:
        super().__init__("No article is open here.", "Open one with: pullquote load FILE")


class UnknownEntry(NotFound):
    """The journal has no such entry."""

    code = "entry_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"The journal has no entry {name}.", "The id stands below each answer.")


class NotNow(PullquoteError):
    """The same request may do later."""

    code = "not_now"


class TooManyWaiting(NotNow):
    """The queue is full."""

    code = "too_many_waiting"

    def __init__(self) -> None:
        super().__init__("Too many questions are waiting already.", "Ask again in a minute.")


class Stopping(NotNow):
    """The process is on its way out."""

    code = "stopping"

    def __init__(self) -> None:
        super().__init__("Pullquote is being restarted.", "Try again in a minute; nothing is lost.")


class ModelsUnavailable(PullquoteError):
    """The models cannot be used."""

    code = "models_unavailable"


class ModelMissing(ModelsUnavailable):
    """A model, or a file of it, is not there."""

    code = "model_missing"

    def __init__(self, what: str, remedy: str = "Install the models with: pullquote models install") -> None:
        super().__init__(f"A model is missing: {what}.", remedy)


class ModelAltered(ModelsUnavailable):
    """A file of a model is not the one that was pinned."""

    code = "model_altered"

    def __init__(self, file: str) -> None:
        super().__init__(
            f"A model file is not the one this version was made for: {file}.",
            "Install it again with: pullquote models install",
        )


class StoreUnavailable(PullquoteError):
    """The database cannot be used; nothing in it was changed."""

    code = "store_unavailable"


class StoreLocked(StoreUnavailable):
    """Another process holds it."""

    code = "store_locked"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The database {where} is in use by another program.", "Try again when that program has finished."
        )


class StoreReadOnly(StoreUnavailable):
    """It may not be written."""

    code = "store_read_only"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The database {where} cannot be written.", "Check the rights of its folder, and that the disk is not full."
        )


class StoreDamaged(StoreUnavailable):
    """It is not a database, or not a sound one."""

    code = "store_damaged"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The database {where} is damaged, or is not a database.",
            "Move it away, or put back a copy of it; it was left as it is.",
        )


class StoreNewer(StoreUnavailable):
    """A newer version of Pullquote made it."""

    code = "store_newer"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The database {where} was made by a newer version of Pullquote.",
            "Update Pullquote, or name another database.",
        )


class ServiceRefuses(PullquoteError):
    """What people reach us through will not have us as we are set up; trying again is of no use."""

    code = "service_refuses"
