"""Drafts as JSON: between processes, and in the database until somebody has looked at them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from retrieval.article import Byline, Role
from retrieval.draft import Doubt, Draft, Field, Piece, Reason

Json = dict[str, Any]


def draft_to_json(draft: Draft) -> Json:
    """A draft as plain values."""
    return {
        "title": draft.title,
        "url": draft.url,
        "byline": byline_to_json(draft.byline),
        "doubts": [doubt.value for doubt in draft.doubts],
        "as_it_came": draft.as_it_came,
        "pieces": pieces_to_json(draft.pieces),
        "settled": [field.value for field in draft.settled],
    }


def draft_from_json(data: Mapping[str, Any]) -> Draft:
    """The draft of `draft_to_json`. Raises `KeyError`, `TypeError`, `ValueError` for anything else."""
    return Draft(
        pieces_from_json(data["pieces"]),
        data["title"],
        data["url"],
        byline_from_json(data["byline"]),
        tuple(Doubt(one) for one in data["doubts"]),
        data["as_it_came"],
        tuple(Field(one) for one in data.get("settled", ())),  # those of older versions do not tell
    )


def pieces_to_json(pieces: Sequence[Piece]) -> list[list[Any]]:
    """Pieces as rows: text, role, reason, start, block."""
    return [[one.text, one.role.value, one.reason and one.reason.value, one.start, one.block] for one in pieces]


def pieces_from_json(rows: Sequence[Sequence[Any]]) -> tuple[Piece, ...]:
    """The pieces of `pieces_to_json`."""
    return tuple(
        Piece(text, Role(role), None if reason is None else Reason(reason), start, block)
        for text, role, reason, start, block in rows
    )


def byline_to_json(byline: Byline) -> Json:
    """A byline as plain values."""
    return {
        "author": list(byline.author),
        "published": byline.published and byline.published.isoformat(),
        "publisher": byline.publisher,
        "language": byline.language,
    }


def byline_from_json(data: Mapping[str, Any]) -> Byline:
    """The byline of `byline_to_json`."""
    published = data["published"]
    when = None if published is None else date.fromisoformat(published)
    return Byline(tuple(data["author"]), when, data["publisher"], data["language"])
