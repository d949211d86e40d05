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
        ("Ann Dey, Senior Reporter", ("Ann Dey",)),
        ("Ann O&#039;Dey", ("Ann O'Dey",)),
        ("Ann Dey, May 3, 2026", ("Ann Dey",)),
        ("By Ann Dey in Holm", ("Ann Dey",)),
        ("Santiago Rey y Cajal", ("Santiago Rey y Cajal",)),
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
    assert named(guessed="Bo Li", above=["By the pier of Holm", "Bo Li"]) == (("Bo Li",), False)


def test_a_name_that_a_library_guesses_and_no_reader_sees_is_nobody():
    assert named(guessed="Bo Li", above=["By the pier of Holm", "The pier of Bo Limb"]) == ((), False)


def test_a_name_is_shown_as_the_page_shows_it_and_the_paper_is_nobody():
    assert named(guessed="Ann Dey Games Editor", above=["Ann Dey", "Games Editor"])[0] == ("Ann Dey",)
    assert named("Ann Dey, The Holm Post", publisher="The Holm Post")[0] == ("Ann Dey",)
    assert named("The Holm Post", publisher="The Holm Post")[0] == ("The Holm Post",)


@pytest.mark.parametrize(
    "name",
    [
        "Sarah Martinez",
        "Sarah Martin",
        "Andrew Marr",
        "Theresa May",
        "Hans Mayer",
        "Peter Jansen",
        "Jon Decker",
        "Eva Novak",
        "Juliet Augustin",
        "Paul Marsh",
        "Ana Marques",
        "Jan March",
        "Di Brown",
        "Von Trapp",
        "April June",
    ],
)
def test_a_surname_that_begins_like_a_month_or_a_first_name_like_a_preposition_stays_whole(name):
    assert named(name, above=[f"By {name}"]) == ((name,), True)
    assert named(f"{name} May 3, 2026")[0] == (name,)


def test_a_paper_that_signs_its_own_article_gives_way_to_whom_its_page_names():
    assert named("The Holm Post", publisher="The Holm Post", above=["By Ann Dey"]) == (("Ann Dey",), False)
    assert named("The Holm Post", publisher="The Holm Post", above=["The Holm Post"]) == (("The Holm Post",), True)


def test_a_name_is_seen_in_whole_words_alone():
    assert named("Ann De", above=["By Ann Dey"]) == (("Ann De",), False)


@pytest.mark.parametrize(
    "marked",
    [
        '<span class="author vcard">Julia Novak</span>',
        '<a rel="author" href="/j">Julia Novak</a>',
        '<b itemprop="author">Julia Novak</b>',
    ],
)
def test_a_place_for_the_author_names_one_who_is_not_sure(marked):
    above = seen("Ferry aground", f"{marked}, 3 May 2026", '<span class="author">Follow Us</span>')
    assert authors([], None, None, above, above) == (("Julia Novak",), False)
