"""Why a link is not followed, or a document not read or not let in: a short code each, with words for the reader.

No sentence names an address that a link led to: what lies inside the operator's network is nobody's business.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from retrieval.errors import NotFound, PullquoteError, QuotaReached, UnusableInput


class Fault(StrEnum):
    """The code of a refusal."""

    LINK_MALFORMED = "link_malformed"
    LINK_SCHEME = "link_scheme"
    LINK_PORT = "link_port"
    LINK_USER = "link_user"
    LINK_TOO_LONG = "link_too_long"
    LINK_FORBIDDEN = "link_forbidden"
    LINK_UNKNOWN_HOST = "link_unknown_host"
    LINK_UNREACHABLE = "link_unreachable"
    LINK_INSECURE = "link_insecure"
    LINK_REDIRECTS = "link_redirects"
    LINK_SLOW = "link_slow"
    LINK_STATUS = "link_status"
    LINK_GONE = "link_gone"
    LINK_DENIED = "link_denied"
    LINK_BROKEN_ANSWER = "link_broken_answer"
    LINK_ROBOTS = "link_robots"
    LINK_BUSY = "link_busy"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    KIND_UNKNOWN = "kind_unknown"
    TOO_MANY_TAGS = "too_many_tags"
    NO_TEXT = "no_text"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PARTS = "too_many_parts"
    DANGEROUS = "dangerous"
    TOOK_TOO_LONG = "took_too_long"
    TOOK_TOO_MUCH = "took_too_much"
    CANCELLED = "cancelled"


_PASTE: Final = "Save the article as a file, or paste its text."
_CHECK: Final = "Check the link, or paste the text."

WORDS: Final[Mapping[Fault, tuple[str, str]]] = {
    Fault.LINK_MALFORMED: ("That is not a link that can be followed.", "Give one that begins with https://."),
    Fault.LINK_SCHEME: ("Only links to web pages are followed.", "Give one that begins with https:// or http://."),
    Fault.LINK_PORT: ("The link names a port that is not one of the web's.", "Leave the port out, or paste the text."),
    Fault.LINK_USER: ("The link holds a user name or a password.", "Give it without what stands before the @."),
    Fault.LINK_TOO_LONG: ("The link is too long to be followed.", "Shorten it to what stands before a ? or #."),
    Fault.LINK_FORBIDDEN: ("The link leads where Pullquote does not go: it is not on the public web.", _PASTE),
    Fault.LINK_UNKNOWN_HOST: ("There is no such web site.", _CHECK),
    Fault.LINK_UNREACHABLE: ("The web site could not be reached.", "Try again later, or paste the text."),
    Fault.LINK_INSECURE: ("The web site's certificate is not in order.", _PASTE),
    Fault.LINK_REDIRECTS: ("The link leads from page to page without end.", "Open it yourself and give the last one."),
    Fault.LINK_SLOW: ("The web site takes too long to answer.", "Try again later, or paste the text."),
    Fault.LINK_STATUS: ("The web site answered with an error.", "Try again later, or paste the text."),
    Fault.LINK_GONE: ("The web site has no such page.", _CHECK),
    Fault.LINK_DENIED: ("The web site does not let Pullquote read that page.", _PASTE),
    Fault.LINK_BROKEN_ANSWER: ("The web site's answer could not be understood.", _PASTE),
    Fault.LINK_ROBOTS: ("The web site asks programs not to read that page.", _PASTE),
    Fault.LINK_BUSY: ("That link, or too many from its site, are being fetched already.", "Try again in a minute."),
    Fault.TOO_LARGE: ("It is too large to be an article.", "Give a shorter one, or a part of it."),
    Fault.UNPACKS_TOO_LARGE: ("Unpacked, it is too large to be an article.", "Give a shorter one, or paste the text."),
    Fault.KIND_UNKNOWN: (
        "It is none of the kinds that can be read.",
        "Give a web page, a PDF, DOCX, EPUB, Markdown or plain text file.",
    ),
    Fault.TOO_MANY_TAGS: ("The page is built of too many parts to be an article.", _PASTE),
    Fault.NO_TEXT: ("No article was found in it.", "Check what it shows when you open it, or paste the text."),
    Fault.DAMAGED: ("The file is damaged.", "Save it again, or paste the text."),
    Fault.ENCRYPTED: ("The file is locked with a password.", "Save it without one, or paste the text."),
    Fault.SCANNED: ("The file holds pictures of pages and no text.", "Give one with text, or type the text."),
    Fault.TOO_MANY_PAGES: ("The file has too many pages to be an article.", "Give the pages of the article alone."),
    Fault.TOO_MANY_PARTS: ("The file is made of too many parts to be an article.", _PASTE),
    Fault.DANGEROUS: ("The file holds what no article needs and a reader must not open.", _PASTE),
    Fault.TOOK_TOO_LONG: ("Reading it took too long and was given up.", _PASTE),
    Fault.TOOK_TOO_MUCH: ("Reading it took too much memory and was given up.", _PASTE),
    Fault.CANCELLED: ("Loading was cancelled.", "Nothing was kept."),
}


class Refused(UnusableInput):
    """A link that is not followed, or a document that is not read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(*WORDS[fault])
        self.fault = fault
        self.code = fault.value


class Relayed(UnusableInput):
    """What another process said of a document, in its words."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code


class UnknownDraft(NotFound):
    """Nothing waits under that id."""

    code = "draft_unknown"

    def __init__(self) -> None:
        super().__init__(
            "That article is not waiting any more: it was let in, discarded, or forgotten.", "Load it again."
        )


class UnknownPiece(NotFound):
    """A draft has no paragraph, or no removed piece, of that number."""

    code = "paragraph_unknown"

    def __init__(self, number: int) -> None:
        super().__init__("There is no paragraph {number} to change.", "See the numbers in the preview.", number=number)


_MAKE_ROOM: Final = "Remove an article that is no longer needed, and try again."


class LibraryFull(QuotaReached):
    """As many articles as an owner may have."""

    def __init__(self, limit: int) -> None:
        some = "This library is full: it may hold {limit:,} articles."
        super().__init__(
            "This library is full: it may hold one article." if limit == 1 else some, _MAKE_ROOM, limit=limit
        )


class StorageFull(QuotaReached):
    """As many bytes as an owner's articles may take."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            "This library is full: it may take up {megabytes:,g} MB.", _MAKE_ROOM, megabytes=limit / 1_000_000
        )


class GuardBroken(PullquoteError):
    """A forbidden address was not refused."""

    code = "guard_broken"

    def __init__(self) -> None:
        super().__init__("Links may lead into this machine's own network.", "Do not run the bot; report it, please.")
