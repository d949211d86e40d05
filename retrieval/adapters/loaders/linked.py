"""What a page says of its article in JSON-LD: of all objects that it holds, the one that is about this very page."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from retrieval.adapters.loaders.blocks import Element, words_of
from retrieval.addresses import same_page

_LENGTH: Final = 400_000
"""Characters of JSON-LD that are read; the longest of 51 pages looked at had 60,000."""

_DEEPEST: Final = 6
_MOST: Final = 200
"""Objects beside each other that are looked at."""

_ARTICLE: Final = re.compile(r"(?:^|[/:])(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$")
"""Types of schema.org for articles: `Article` and what is below it (https://schema.org/Article)."""

_OTHERS: Final = frozenset(
    {"itemListElement", "hasPart", "isPartOf", "isRelatedTo", "relatedLink", "mentions", "citation", "about", "review"}
    | {"comment", "liveBlogUpdate", "subjectOf", "significantLink", "recommendation"}
)
"""Properties that lead from an object to others than the page's own."""

_WRAPPED: Final = re.compile(
    r"^\s*(?:/\*|//)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|\s*(?:/\*|//)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$"
)
_TRAILING: Final = re.compile(r",(?=\s*[}\]])")

_ALIKE: Final = 0.5
"""Share of words that a headline and a title of the page have in common: search engines are given other words."""

_TELLING: Final = 3
"""Words from which a headline is no chance."""

Json = dict[str, Any]


def article_data(root: Element, titles: Sequence[str], addresses: Sequence[str]) -> Json:
    """The article's own object, references in it resolved; empty where none is known to be this page's.

    `titles` and `addresses` are what the page otherwise calls itself.
    """
    top = [one for script in root.iter("script") if _is_data(script) for one in _read(script.text or "")]
    every = [one for data in top for one in _objects(data, 0, among_others=True)]
    known = {one["@id"]: one for one in every if isinstance(one.get("@id"), str) and len(one) > 1}
    own = [one for data in top for one in _objects(data, 0, among_others=False) if _is_article(one)]
    fits = sorted(
        ((_fit(one, titles, addresses), -place) for place, one in enumerate(own) if _fit(one, titles, addresses)),
        reverse=True,
    )
    found: Json = {}
    for fit, place in fits:
        if fit == fits[0][0]:
            found = {**{key: _resolved(value, known) for key, value in own[-place].items()}, **found}
    return found


def flat(text: Any) -> str | None:
    """A value of text in one line, without the escapes of HTML; none for anything else."""
    return " ".join(html.unescape(text).split()) or None if isinstance(text, str) else None


def named(value: Any) -> str | None:
    """The name of an organisation or a person: of an object, of the first of a list, or the text itself."""
    if isinstance(value, list):
        return next((name for one in value for name in [named(one)] if name), None)
    return flat(value.get("name")) if isinstance(value, dict) else flat(value)


def is_walled(data: Json) -> bool:
    """Whether it says that not everybody may read all of it (https://schema.org/isAccessibleForFree)."""
    parts = data.get("hasPart")
    every = [data, *(parts if isinstance(parts, list) else [parts])]
    said = [one.get("isAccessibleForFree") for one in every if isinstance(one, dict)]
    return any(one is False or str(one).lower().endswith("false") for one in said)


def _is_data(script: Element) -> bool:
    return (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"


def _read(text: str) -> list[Any]:
    """Its value, also where line breaks stand in texts and commas behind the last; none where it is no JSON."""
    if len(text) > _LENGTH:
        return []
    bare = _WRAPPED.sub("", text.strip()).strip().rstrip(";")
    for one in (bare, _TRAILING.sub("", bare), html.unescape(bare)):
        try:
            return [json.loads(one, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _objects(data: Any, depth: int, *, among_others: bool) -> Iterator[Json]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for key, inner in data.items():
            if among_others or key not in _OTHERS:
                yield from _objects(inner, depth + 1, among_others=among_others)
    elif isinstance(data, list):
        for inner in data[:_MOST]:
            yield from _objects(inner, depth + 1, among_others=among_others)


def _is_article(data: Json) -> bool:
    kinds = data.get("@type")
    return any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _fit(data: Json, titles: Sequence[str], addresses: Sequence[str]) -> int:
    """How surely it is about this page: by its address (4), its very headline (3), one like it (1); 0 if not at all.

    One that says itself that it has another address needs the very headline (2).
    """
    stated = [one for key in ("url", "mainEntityOfPage", "@id") for one in [_address(data.get(key))] if one]
    if any(same_page(one, address) for one in stated for address in addresses):
        return 4
    headline = words_of(flat(data.get("headline")) or flat(data.get("name")) or "")
    alike = max((_alike(headline, words_of(title)) for title in titles), default=0)
    elsewhere = bool(stated and addresses)
    return {3: 2 if elsewhere else 3, 1: 0 if elsewhere else 1}.get(alike, 0)


def _alike(headline: list[str], title: list[str]) -> int:
    if len(headline) >= _TELLING and headline in (title, title[: len(headline)], title[-len(headline) :]):
        return 3
    common = len(set(headline) & set(title))
    return int(common >= _ALIKE * max(1, len(set(headline))) and common >= _ALIKE * len(set(title)) and common > 1)


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://", "/")) else None


def _resolved(value: Any, known: dict[str, Json]) -> Any:
    """A value, with what it only refers to put in its place."""
    if isinstance(value, list):
        return [_resolved(one, known) for one in value[:_MOST]]
    if isinstance(value, dict) and value.get("@id") in known and "name" not in value:
        return known[value["@id"]]
    return known.get(value, value) if isinstance(value, str) and "://" in value else value
