"""What can go wrong with the record and with cases, in words for whoever asked."""

from typing import Final

from retrieval.errors import NotFound, NotNow, UnusableInput

_LOOK: Final = "Look at the case again, then judge what it says now."


class UnknownCase(NotFound):
    """There is no such case here."""

    code = "case_unknown"

    def __init__(self, number: int) -> None:
        super().__init__("There is no case {number} here.", "See them with: pullquote audit cases", number=str(number))


class CaseMoved(NotNow):
    """Somebody else did something to the case since it was looked at."""

    code = "case_moved"

    def __init__(self, number: int) -> None:
        super().__init__("Somebody was faster: case {number} has changed.", _LOOK, number=str(number))


class ReportedAlready(NotNow):
    """A second report by the same person, while the first waits."""

    code = "reported_already"

    def __init__(self, number: int) -> None:
        super().__init__(
            "You have reported this already, as case {number}.",
            "You are told here once moderators have judged it.",
            number=str(number),
        )


class TooManyReports(NotNow):
    """One person has more reports waiting than anybody looks at."""

    code = "too_many_reports"

    def __init__(self, most: int) -> None:
        super().__init__(
            "{most} of your reports wait for a judgement already.", "Report more once these are judged.", most=str(most)
        )


class WordsTooLong(UnusableInput):
    """A word of explanation that is a page."""

    code = "words_too_long"

    def __init__(self, characters: int, most: int) -> None:
        super().__init__(
            "That is {characters} characters long, over the limit of {most}.",
            "Shorten it.",
            characters=f"{characters:,}",
            most=str(most),
        )


class AlreadySo(NotNow):
    """A retracted answer is not retracted again, nor one as it was given restored."""

    code = "already_so"

    def __init__(self, number: int) -> None:
        super().__init__("The answer of case {number} is that already.", _LOOK, number=str(number))


class JudgedAlready(NotNow):
    """The verdict that a case has is not given again."""

    code = "judged_already"

    def __init__(self, number: int) -> None:
        super().__init__(
            "Case {number} is judged so already; nothing was changed.", "Another verdict amends it.", number=str(number)
        )


class OpenAlready(NotNow):
    """A case that waits for a judgement is not opened again."""

    code = "open_already"

    def __init__(self, number: int) -> None:
        super().__init__("Case {number} is open already.", _LOOK, number=str(number))


class OwnWords(UnusableInput):
    """A question that is said to be reworded, and is the very one."""

    code = "own_words"

    def __init__(self) -> None:
        super().__init__(
            "Those are the member's own words.", "Put the question in words of your own: files of questions hold these."
        )


class UnknownReplacement(NotFound):
    """One of the passages that are to stand in the place of others is none of the article's."""

    code = "replacement_unknown"

    def __init__(self, name: str) -> None:
        super().__init__(
            "The article has no passage {name}; nothing was changed.",
            "Name passages of the article by paragraph and sentence, such as p7s1, with commas.",
            name=name[:60],
        )


class NoReplacement(UnusableInput):
    """No passages were named to stand in the place of others."""

    code = "no_replacement"

    def __init__(self) -> None:
        super().__init__(
            "No passage was named.",
            "Name passages of the article by paragraph and sentence, such as p7s1, with commas.",
        )


class UnusableFilter(UnusableInput):
    """A date, or another condition of a search, that cannot be read."""

    code = "filter_unusable"

    def __init__(self, typed: str) -> None:
        super().__init__("{typed} cannot be read as a date.", "Write it as 2026-03-31.", typed=typed[:60])


class UnusableHead(UnusableInput):
    """What was typed is no head of a record."""

    code = "head_unusable"

    def __init__(self, typed: str) -> None:
        super().__init__(
            "{typed} is no head of a record.",
            "It is a number, a hyphen, and 64 digits and letters from a to f, as verify printed it: 1234-3f9a…",
            typed=typed[:80],
        )
