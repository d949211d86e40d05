"""What pages of many makers say of their article: found, or missing, and never another's."""

import json
from pathlib import Path

import pytest

from retrieval.adapters.loaders.documents import read_document
from retrieval.gate import preview_of
from retrieval.sources import Given

PAGES = Path(__file__).parents[1] / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_title_author_date_publisher_language_address_and_warnings_of_a_page(name):
    wanted = dict(EXPECTED[name])
    given = Given((PAGES / name).read_bytes(), name, url=wanted.pop("fetched"))
    preview = preview_of(read_document(given), None)
    draft = preview.draft
    assert {
        "title": draft.title,
        "author": list(draft.byline.author),
        "date": draft.byline.published and draft.byline.published.isoformat(),
        "publisher": draft.byline.publisher,
        "language": preview.language,
        "url": draft.url,
        "warnings": [doubt.value for doubt in preview.doubts],
    } == wanted
