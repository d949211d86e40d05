"""Who wrote an article: stated by its page, or seen above it; never a paper, a role or a helper."""

import pytest

from retrieval.adapters.loaders.authors import authors
from retrieval.adapters.loaders.blocks import blocks_of


def seen(*lines):
    from lxml.html import fromstring

    return blocks_of(fromstring("<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"))


def named(*stated, guessed=None, publisher=None, above=()):
    return authors(stated, guessed, publisher, seen(*above), seen(*above))


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Ann Dey", ("Ann Dey",)),
        ("By Ann Dey and Bo Li", ("Ann Dey", "Bo Li")),
        ("Ann Dey, Bo Li & Cy Oz, CNN", ("Ann Dey", "Bo Li", "Cy Oz")),
        ("Ann Dey, Jr.", ("Ann Dey, Jr.",)),
        ("Dey, Ann", ("Dey, Ann",)),
        ({"@type": "Person", "name": "Ann Dey"}, ("Ann Dey",)),
        ([{"name": "Ann Dey"}, {"name": "Bo Li"}], ("Ann Dey", "Bo Li")),
        ({"@type": "Organization", "name": "Holm Post"}, ("Holm Post",)),
        ("https://www.example.org/ann", ()),
        ("admin", ()),
        ({"name": {"name": "Ann Dey"}}, ("Ann Dey",)),
        (7, ()),
    ],
)
def test_what_a_page_states_becomes_names(stated, names):
    assert named(stated)[0] == names


def test_the_first_that_states_a_name_is_believed_and_is_sure_where_a_reader_sees_it_too():
    assert named(None, "", "Ann Dey", "Bo Li", above=["By Ann Dey"]) == (("Ann Dey",), True)
    assert named("Ann Dey", above=["By Bo Li"]) == (("Ann Dey",), False)


def test_a_line_above_the_article_is_believed_before_a_library_and_is_not_sure():
    above = ["Ferry hits rock", "By Ann Dey March 18 at 3:57 PM Follow @ann"]
    assert named(guessed="Bo Li", above=above) == (("Ann Dey",), False)
    assert named(guessed="Bo Li", above=["By the pier of Holm"]) == (("Bo Li",), False)


def test_a_name_is_shown_as_the_page_shows_it_and_the_paper_is_nobody():
    assert named(guessed="Ann Dey Games Editor", above=["Ann Dey", "Games Editor"])[0] == ("Ann Dey",)
    assert named("Ann Dey, The Holm Post", publisher="The Holm Post")[0] == ("Ann Dey",)
    assert named("The Holm Post", publisher="The Holm Post")[0] == ("The Holm Post",)
