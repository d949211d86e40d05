"""Plain text: the byline above it names its author and its day, in doubt; nothing else does."""

from datetime import date

import pytest

from retrieval.adapters.loaders.plain import TextLoader
from retrieval.draft import Doubt
from retrieval.sources import Given

STORY = "The ferry hit a rock near Holm on Sunday.\n\nNobody was hurt, Orr said.\n\nThe last such day was 3 May 2021."

BOTH = ("Ann Dey", "Theresa May")


def read(text):
    return TextLoader().read(Given(text.encode()))


@pytest.mark.parametrize(
    ("head", "authors", "day"),
    [
        ("Ferry aground\n\nBy Ann Dey\n\n3 May 2026", ("Ann Dey",), date(2026, 5, 3)),
        (
            "Ferry aground\n\nBy Ann Dey and Theresa May, Holm\n\nMay 3, 2026",
            ("Ann Dey", "Theresa May"),
            date(2026, 5, 3),
        ),
        ("Ferry aground\n\nPublished: 03/04/2026", (), None),
        ("Ferry aground", (), None),
    ],
)
def test_a_byline_above_a_text_is_taken_in_doubt(head, authors, day):
    found = read(f"{head}\n\n{STORY}")
    assert (found.byline.author, found.byline.published) == (authors, day)
    assert found.doubts == (*((Doubt.AUTHOR,) if authors else ()), *((Doubt.DATE,) if day else ()))
    assert found.title == "Ferry aground"
