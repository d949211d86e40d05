"""The title of an article, without its site's name at either end, and never the site's name itself."""

import pytest

from retrieval.adapters.loaders.titles import title_of

FERRY = "Ferry hits reef off Tarrow"


@pytest.mark.parametrize(
    "stated",
    [
        f"Tarrow Post | {FERRY}",
        f"{FERRY} | Tarrow Post",
        f"{FERRY} - Tarrow Post",
        f"{FERRY} – Coast – Tarrow Post",
        f"Tarrow Post: {FERRY}",
        FERRY.upper(),
    ],
)
def test_a_headline_that_is_either_end_of_what_is_stated_is_the_title(stated):
    assert title_of([stated], None, ["Holm", FERRY], []) == FERRY


@pytest.mark.parametrize(
    ("stated", "sites"),
    [
        (f"{FERRY} - Tarrow Post", ["Tarrow Post"]),
        (f"Tarrow Post | {FERRY}", ["tarrowpost"]),
        (f"{FERRY} | Coast | Tarrow Post", ["Tarrow Post"]),
        (f"Tarrow Post | {FERRY}", []),
        (f"{FERRY} | Tarrow Post", []),
    ],
)
def test_without_a_headline_the_sites_name_is_taken_away(stated, sites):
    assert title_of([stated], None, [], sites) == FERRY


def test_what_is_no_name_of_the_site_stays():
    assert title_of([f"{FERRY} - a report"], None, [], ["Tarrow Post"]) == f"{FERRY} - a report"
    social = f"{FERRY} | Ann Dey"
    assert title_of([social], social, [FERRY], ["Tarrow Post"]) == social
    assert title_of([social], None, [FERRY], ["Tarrow Post"]) == FERRY


def test_the_name_of_the_site_is_no_title():
    assert title_of(["Tarrow Post", FERRY], None, [], ["Tarrow Post"]) == FERRY
    assert title_of(["Tarrow Post"], None, [FERRY], ["Tarrow Post"]) == FERRY
    assert title_of([], None, [], []) is None
