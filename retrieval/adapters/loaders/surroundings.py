"""Why a block of a page is no paragraph of its article, by where it stands: the names that its page gives to places."""

import re
from collections.abc import Sequence
from typing import Final

from retrieval.adapters.loaders.blocks import Block, Element
from retrieval.draft import Reason

_MOST: Final = 0.4
"""Share of the article's characters from which an element is its body, whatever it is called."""

_CAPTIONS: Final = frozenset({"figcaption", "caption", "figure"})

_APART: Final = frozenset({"nav", "menu", "footer"})
"""Elements for finding one's way about the site; what they hold is not even worth a look."""

_NAMED: Final = {
    Reason.CREDIT: "credit photographer image-?source copyright",
    Reason.CAPTION: "caption cutline photo-?text image-?desc figure wp-?media img-?text",
    Reason.NEWSLETTER: r"newsletter sign-?up subscri opt-?in\b mailing-?list email-?form",
    Reason.COOKIE: r"cookie consent gdpr onetrust \bcmp\b privacy-(?:banner|notice)",
    Reason.SHARE: r"\bshar(?:e|ing) social follow-?us addthis tools?-?bar",
    Reason.RELATED: (
        r"relat(?:ed|ion) recommend read-?(?:more|next|also) more-?(?:on|from|stories|news|links) also-?like trending "
        r"most-?(?:read|popular|viewed) \bpromos?\b teaser outbrain taboola see-?also in-?depth further rail\b recirc "
        r"link-?list rich-?link \btopics?\b tags?\b keywords breadcrumb"
    ),
    Reason.BYLINE: (
        r"byline \bauthors?\b \bwriters?\b(?!-note) dateline time-?stamp pub-?date publish updated \bdate\b \bmeta\b "
        "posted"
    ),
    Reason.OTHER: (
        r"comment disqus \bads?\b advert sponsor paywall regwall premium login hidden sr-only print-?only player"
    ),
}
"""Parts of class names and ids, gathered from pages of news by hand; a reason that comes first wins."""

_NAMING: Final = (
    *("class", "id", "data-component", "data-testid", "data-type", "data-spacefinder-type", "data-module"),
    *("data-block", "data-name"),
)
"""Attributes that name an element, as pages of news use them."""

_BOXES: Final = frozenset({Reason.NEWSLETTER, Reason.RELATED, Reason.COOKIE, Reason.SHARE})
"""What stands in a frame such as pictures have, and is none."""

_COMPILED: Final = tuple(
    (reason, re.compile(names.replace(" ", "|"), re.IGNORECASE)) for reason, names in _NAMED.items()
)


def bodies(blocks: Sequence[Block], held: Sequence[bool]) -> frozenset[Element]:
    """The elements that hold so much of the article that their names say nothing against what they hold."""
    weights: dict[Element, int] = {}
    for block, is_held in zip(blocks, held, strict=True):
        if is_held:
            for holder in block.holders:
                weights[holder] = weights.get(holder, 0) + len(block.text)
    whole = sum(len(block.text) for block, is_held in zip(blocks, held, strict=True) if is_held)
    return frozenset(one for one, weight in weights.items() if weight >= _MOST * whole)


def reason_by_place(block: Block, known: frozenset[Element]) -> Reason | None:
    """Why its place says that it is no paragraph; none where the place says nothing."""
    for holder in reversed(block.holders):
        if holder in known:
            return None
        reason = _by_name(holder)
        if holder.tag == "figure" and reason in _BOXES:
            return reason
        if holder.tag == "figcaption" or (holder.tag in _CAPTIONS and block.tag not in {"p", "blockquote", "pre"}):
            return _credited(block)
        if reason is not None:
            return reason
    return None


def is_apart(block: Block) -> bool:
    """Whether it is of the site and not of the page: a menu, a footer."""
    return any(one.tag in _APART or one.get("role") in {"navigation", "contentinfo"} for one in block.holders)


def _credited(block: Block) -> Reason:
    """A block below a picture tells what it shows, or whose it is."""
    named = " ".join(one.get("class") or "" for one in block.holders[-2:])
    return Reason.CREDIT if _COMPILED[0][1].search(named) else Reason.CAPTION


def _by_name(holder: Element) -> Reason | None:
    names = " ".join(filter(None, (holder.get(attribute) for attribute in _NAMING)))
    if not names:
        return None
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|_+", "-", names)
    return next((reason for reason, pattern in _COMPILED if pattern.search(parted)), None)
