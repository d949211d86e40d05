"""Days and addresses of web pages: only those that are the article's own, and in doubt where nobody states them."""

from datetime import date

import pytest

from retrieval.adapters.loaders.page import HtmlLoader
from retrieval.draft import Doubt
from retrieval.sources import Given

PROSE = [
    f"The harbour master of Holm counted {n} boats at the pier, and {n} gulls on every one of them." for n in range(9)
]


def read(html, url=None):
    return HtmlLoader().read(Given(html.encode(), url=url))


def page(*inside, head="", before="", after=""):
    return f"<html><head>{head}</head><body>{before}<article>{''.join(inside)}</article>{after}</body></html>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("head", "inside", "after"),
    [
        ("", f"<p>{PROSE[0]} The last accident on the route was on May 3, 2021.</p>", ""),
        ("", '<p>It was launched on <time datetime="2019-03-12">2019-03-12</time> and nobody minded at all.</p>', ""),
        ("", "", '<div class="related"><a href="/2">Other</a> <time datetime="2018-02-03">3 Feb 2018</time></div>'),
        ('<meta name="date" content="2024-03">', "", ""),
        ('<meta property="article:modified_time" content="2026-06-03T10:00:00Z">', "", ""),
        ("", "<p>Updated: 5 May 2026</p>", ""),
        ("", "<p>Published: 03/04/2026</p>", ""),
    ],
)
def test_no_day_is_taken_from_prose_from_elsewhere_or_from_a_change(head, inside, after):
    found = read(page("<h1>Ferry aground</h1>", inside, paragraphs(*PROSE), head=head, after=after))
    assert found.byline.published is None


def test_todays_day_at_the_top_of_the_page_is_not_that_of_the_article():
    today = "<div class=topbar><time datetime=2026-10-11>Sunday, 11 October 2026</time></div>"
    assert read(page("<h1>Ferry aground</h1>", paragraphs(*PROSE), before=today)).byline.published is None
    both = page("<h1>Ferry aground</h1><p>3 May 2026</p>", paragraphs(*PROSE), before=today)
    assert read(both).byline.published == date(2026, 5, 3)
    assert read(both).doubts == ()


def test_a_day_that_only_the_address_has_is_in_doubt():
    found = read(page("<h1>Ferry aground</h1>", paragraphs(*PROSE)), "https://tarrow.example/2026/may/03/ferry")
    assert (found.byline.published, found.doubts) == (date(2026, 5, 3), (Doubt.DATE,))


@pytest.mark.parametrize(
    "own", ["http://127.0.0.1:8080/admin", "http://intranet/a", "https://tarrow.example/", "a.html"]
)
def test_a_file_gives_itself_no_address_that_no_reader_could_reach(own):
    assert read(page(paragraphs(*PROSE), head=f'<link rel="canonical" href="{own}">')).url is None


def test_the_address_that_a_file_gives_itself_is_in_doubt_and_one_that_was_fetched_is_not():
    html = page(paragraphs(*PROSE), head='<link rel="canonical" href="https://tarrow.example/ferry">')
    assert (read(html).url, read(html).doubts) == ("https://tarrow.example/ferry", (Doubt.ADDRESS,))
    assert read(html, "https://tarrow.example/ferry?ref=x").doubts == ()


def test_a_byline_below_headline_picture_and_summary_is_found():
    above = (
        "<span>At sea</span><h1>Ferry aground</h1><ul><li>It hit a rock on Sunday.</li><li>Nobody was hurt.</li></ul>"
    )
    line = "<p class=byline>By Ann Dey</p><p>Published: 21:10, 3 May 2026 | Updated: 23:40, 4 May 2026</p>"
    found = read(page(above, line, paragraphs(*PROSE)))
    assert (found.byline.author, found.byline.published) == (("Ann Dey",), date(2026, 5, 3))


@pytest.mark.parametrize(
    "other",
    [
        "<div class=related><meta itemprop=datePublished content=2018-01-02><i itemprop=author>Bo Li</i></div>",
        '<section class=comments><meta itemprop=author content="Bo Li"><p>By Bo Li</p><b>3 May 2019</b></section>',
        "<aside><p>By Bo Li</p><time datetime=2019-01-01>1 January 2019</time></aside>",
    ],
)
def test_what_stands_in_another_part_of_the_page_is_said_of_something_else(other):
    for html in (
        page("<h1>Ferry aground at Holm</h1>", paragraphs(*PROSE), after=other),
        page("<h1>Ferry aground at Holm</h1>", other, paragraphs(*PROSE)),
    ):
        found = read(html)
        assert (found.byline.published, "Bo Li" in found.byline.author and not found.doubts) == (None, False)
    assert read(page("<h1>Ferry aground at Holm</h1>", paragraphs(*PROSE), after=other)).byline.author == ()


def test_a_day_below_the_article_is_not_its_own_and_one_below_its_text_is_in_doubt():
    comment = "<div class=c><time datetime=2025-02-02>2 February 2025</time> bob: thanks</div>"
    assert read(page("<h1>Ferry aground</h1>", paragraphs(*PROSE), after=comment)).byline.published is None
    bare = f"<html><body><h1>Ferry aground</h1>{paragraphs(*PROSE[:3])}{comment}</body></html>"
    assert Doubt.DATE in read(bare).doubts or read(bare).byline.published is None
    foot = read(page("<h1>Ferry aground</h1>", paragraphs(*PROSE[:3]), "<p>Published: 3 May 2026</p>"))
    assert (foot.byline.published, foot.doubts) == (date(2026, 5, 3), (Doubt.DATE,))


def test_a_page_of_teasers_is_doubted_as_a_list_of_links_and_an_article_with_two_links_is_not():
    teasers = "".join(
        f"<h2><a href=/{n}>{title}</a></h2><p>{title} after a vote that took an hour. <a href=/{n}>Read more</a></p>"
        for n, title in enumerate(
            ["Council delays pier", "Bakery is fined", "Bus to the hospital", "School wins final"]
        )
    )
    assert Doubt.LINKS in read(f"<html><body><main><h1>Local news</h1>{teasers}</main></body></html>").doubts
    linked = [
        f'{PROSE[0]} <a href="/a">A statement.</a>',
        *PROSE[1:],
        '<a href="/b">The harbour master wrote more.</a>',
    ]
    assert Doubt.LINKS not in read(page("<h1>Ferry aground</h1>", paragraphs(*linked))).doubts
