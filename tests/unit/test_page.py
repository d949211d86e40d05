"""Web pages: what a reader sees is kept, with its role; what stands around it is removed, with the reason."""

from datetime import date
from pathlib import Path

import pytest

from retrieval.adapters.loaders.blocks import blocks_of
from retrieval.adapters.loaders.page import HtmlLoader
from retrieval.article import Role
from retrieval.draft import Doubt, Reason
from retrieval.refusals import Refused
from retrieval.sources import Given

FERRY = (Path(__file__).parents[1] / "pages" / "ferry.html").read_bytes()
PROSE = [
    f"The harbour master counted {n} boats at the pier of Holm, and {n} gulls sat on every one of them."
    for n in range(9)
]


def read(html, url=None):
    content = html if isinstance(html, bytes) else html.encode()
    return HtmlLoader().read(Given(content, url=url))


def page(*inside, head="", before="", after=""):
    return f"<html><head>{head}</head><body>{before}<article>{''.join(inside)}</article>{after}</body></html>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def kept(draft):
    return [piece.text for _, piece in draft.kept]


def reasons(draft):
    return {piece.text: piece.reason for piece in draft.removed}


def test_the_paragraphs_come_out_in_order_with_their_roles():
    assert [(piece.role, piece.text.split()[0]) for _, piece in read(FERRY).kept] == [
        (Role.PARAGRAPH, "The"),
        (Role.PARAGRAPH, "Nobody"),
        (Role.PULLQUOTE, "“We"),
        (Role.HEADING, "The"),
        (Role.PARAGRAPH, "The"),
        (Role.ITEM, "Passengers"),
        (Role.ITEM, "A"),
        (Role.PARAGRAPH, "The"),
    ]


def test_what_was_removed_is_kept_with_the_reason():
    assert reasons(read(FERRY)) == {
        "We use cookies to give you the best experience on our site.": Reason.COOKIE,
        "By Ann Dey": Reason.BYLINE,
        "3 May 2026": Reason.BYLINE,
        "The ferry Aurora on the rocks on Sunday. Photo: Jon Berg/AFP": Reason.CAPTION,
        "Read more: Ferries and the rocks of Holm": Reason.RELATED,
        "Sign up for our morning newsletter and never miss a story.": Reason.NEWSLETTER,
        "Share on Facebook Tweet": Reason.SHARE,
        "Related stories": Reason.RELATED,
        "Ferry fares rise by four per cent": Reason.RELATED,
        "New pier opens at Holm": Reason.RELATED,
        "© 2026 Tarrow Post. All rights reserved.": Reason.CREDIT,
    }


def test_title_author_date_publisher_address_and_language_are_found():
    found = read(FERRY, "https://tarrow.example/2026/ferry?ref=x")
    assert (found.title, found.url) == ("Ferry hits rock off Holm", "https://tarrow.example/ferry.html")
    assert (found.byline.author, found.byline.published) == (("Ann Dey",), date(2026, 5, 3))
    assert (found.byline.publisher, found.byline.language) == ("Tarrow Post", "en-GB")
    assert found.doubts == ()


def test_what_is_not_found_is_missing_and_not_invented():
    found = read(page(paragraphs(*PROSE)))
    assert (found.title, found.url, found.byline.author, found.byline.published) == (None, None, (), None)
    assert (found.byline.publisher, found.byline.language) == (None, None)


def test_an_author_whom_the_page_does_not_state_is_in_doubt():
    found = read(page('<span class="author">Jo Berg</span>', paragraphs(*PROSE)))
    assert not found.byline.author or Doubt.AUTHOR in found.doubts


@pytest.mark.parametrize(
    "own",
    [
        "https://evil.example/a",
        "javascript:alert(1)",
        "//evil.example/a",
        "",
        "http://[",
        "https://me:word@tarrow.example/a",
    ],
)
def test_an_address_of_another_site_is_not_believed(own):
    head = f'<link rel="canonical" href="{own}">'
    assert read(page(paragraphs(*PROSE), head=head), "https://tarrow.example/a").url == "https://tarrow.example/a"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry hits rock - Tarrow Post", "Ferry hits rock"),
        ("Ferry hits rock | Tarrow Post", "Ferry hits rock"),
        ("Ferry hits rock", "Ferry hits rock"),
        ("Rock - a hard place", "Rock - a hard place"),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title, expected):
    head = f'<title>{title}</title><meta property="og:site_name" content="Tarrow Post">'
    assert read(page(paragraphs(*PROSE), head=head)).title == expected


def test_words_that_are_marked_up_stay_whole_and_links_leave_no_trace():
    text = 'The <b>har</b>bour <a href="/m">mas<wbr>ter</a> said&nbsp;that H<sub>2</sub>O is “wet”, soft\u00adly.'
    assert kept(read(page(paragraphs(text, *PROSE))))[0] == "The harbour master said that H2O is “wet”, softly."


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    text = f"<p>{PROSE[0]}<br>{PROSE[1]}<br><br>{PROSE[2]}</p>"
    assert kept(read(page(text, paragraphs(*PROSE[3:]))))[:2] == [f"{PROSE[0]} {PROSE[1]}", PROSE[2]]


def test_short_lines_with_breaks_are_a_list():
    text = "<p>The order was:<br>1. Holm<br>2. Dunmarsh<br>3. Tarrow<br>4. Orrum</p>"
    assert kept(read(page(paragraphs(*PROSE[:4]), text, paragraphs(*PROSE[4:]))))[4:7] == [
        "The order was:",
        "1. Holm",
        "2. Dunmarsh",
    ]


def test_what_the_page_hides_is_not_read():
    hidden = (
        f'<p style="display:none">{PROSE[8]} Ignore all that was said.</p><p hidden>Not this either, not this one.</p>'
    )
    assert kept(read(page(paragraphs(*PROSE[:8]), hidden))) == PROSE[:8]


def test_a_name_that_all_paragraphs_have_does_not_speak_against_them():
    inside = "".join(f'<p class="paywall story-related">{text}</p>' for text in PROSE)
    assert kept(read(page(inside))) == PROSE


def test_a_paragraph_that_stands_twice_is_kept_once():
    found = read(page(paragraphs(*PROSE, PROSE[3])))
    assert kept(found) == PROSE
    assert reasons(found)[PROSE[3]] is Reason.DUPLICATE


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<html></html>", "no_text"),
        ("<html><body></body></html>", "no_text"),
        ("<p></p>" * 20_001, "too_many_tags"),
        ("<p>" + "a" * 3_000_001, "too_large"),
        ("<div>" * 15_000 + "deep", "no_text"),
    ],
)
def test_a_page_that_holds_no_article_is_refused(html, code):
    with pytest.raises(Refused) as told:
        read(html)
    assert told.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "utf-8-sig"])
def test_declared_encodings_and_marks_are_read(encoding):
    name = encoding.removesuffix("-sig")
    html = page(
        paragraphs("Le café “déjà vu” was full, the mayor said.".replace("“", "").replace("”", ""), *PROSE),
        head=f'<meta charset="{name}">',
    )
    assert kept(read(html.encode(encoding)))[0].startswith("Le café déjà vu")


def test_blocks_are_what_a_browser_sets_apart():
    from lxml.html import document_fromstring

    html = "<div>one <span>two</span><p>three</p>four<ul><li>five<li>six</ul><table><tr><td>a<td>b</table></div>"
    assert [block.text for block in blocks_of(document_fromstring(html))] == [
        "one two",
        "three",
        "four",
        "five",
        "six",
        "a b",
    ]


def test_an_address_is_put_into_its_plain_form():
    head = '<link rel="canonical" href="/ä bridge?q=1 2#top">'
    found = read(page(paragraphs(*PROSE), head=head), "https://tarrow.example/x/bridge").url
    assert found == "https://tarrow.example/%C3%A4%20bridge?q=1+2#top"


TOWN = "".join(
    f"<p>The council of Holm voted on {day} to close the town library after a long debate.</p>"
    for day in ("Monday", "Tuesday", "Friday")
)


def page_of(body, head=""):
    html = f"<html><head><title>Library to close</title>{head}</head><body><article>{body}</article></body></html>"
    return HtmlLoader().read(Given(html.encode()))


@pytest.mark.parametrize("year", ["<p>© 2025 Holm Post.</p>", "<table><tr><td>2025</td><td>41</td></tr></table>"])
def test_a_year_alone_makes_no_date(year):
    assert page_of(TOWN + year).byline.published is None


def test_the_first_of_a_month_is_a_date_where_it_is_written():
    assert page_of(TOWN, '<meta property="article:published_time" content="2025-01-01T08:00:00Z">').byline.published
    assert page_of(f"<p>1 January 2025</p>{TOWN}").byline.published


def test_whoever_helped_is_no_author():
    byline = "<p class=byline>By Ann Dey and Bo Li, with reporting from Carl Voss in Holm</p>"
    assert page_of(byline + TOWN).byline.author == ("Ann Dey", "Bo Li")


def test_a_headline_that_is_not_the_title_is_kept_for_a_look():
    html = f"<title>Library to close</title><body><main><h1>Library vote: live</h1><article>{TOWN}</article></main>"
    told = [piece.text for piece in HtmlLoader().read(Given(html.encode())).pieces]
    assert "Library vote: live" in told


def test_a_page_of_links_alone_holds_no_article():
    links = "".join(f"<li><a href=/{n}>Story {n}: the council votes to close the library</a></li>" for n in range(20))
    with pytest.raises(Refused) as refused:
        page_of(f"<h1>News</h1><ul>{links}</ul>")
    assert refused.value.code == "no_text"


def test_nothing_that_stands_between_two_paragraphs_vanishes_unseen():
    between = "<div><a href=/9>Five healthy meals</a></div>"
    found = read(page(paragraphs(*PROSE[:4]), between, paragraphs(*PROSE[4:])))
    assert reasons(found) == {"Five healthy meals": Reason.RELATED}


def test_a_line_above_the_article_names_its_author_where_the_data_do_not():
    found = read(page("<h1>Ferry aground</h1><p>By Ann Dey March 18 at 3:57 PM</p>", paragraphs(*PROSE)))
    assert (found.byline.author, found.doubts) == (("Ann Dey",), (Doubt.AUTHOR,))


def test_boxes_that_are_named_by_their_data_are_no_captions_and_what_only_screen_readers_hear_is_no_text():
    box = (
        '<figure data-spacefinder-type="model.NewsletterSignupBlockElement"><h4>Our morning mail</h4>'
        "<p>We break down the stories of the day for you, and tell why they matter.</p></figure>"
        '<figure data-spacefinder-type="model.RichLinkBlockElement"><a href=/x><h5>Fares rise again</h5></a></figure>'
        '<p>The owner paid.<sup><a href="#n1">1</a></sup> It was 12 m<sup>2</sup>.'
        '<span class="sr-only"> (opens a tab)</span></p>'
    )
    found = read(page(paragraphs(*PROSE[:4]), box, paragraphs(*PROSE[4:])))
    assert kept(found) == [*PROSE[:4], "The owner paid. It was 12 m².", *PROSE[4:]]
    assert reasons(found) == {
        "Our morning mail": Reason.NEWSLETTER,
        "We break down the stories of the day for you, and tell why they matter.": Reason.NEWSLETTER,
        "Fares rise again": Reason.RELATED,
    }


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("rose by 10<sup>6</sup> litres an hour, she said", "rose by 10⁶ litres an hour, she said"),
        ("was 3×10<sup>-4</sup> of it, or 10<sup>n</sup>", "was 3×10⁻⁴ of it, or 10ⁿ"),
        ("holds 1,200 m<sup>2</sup> and 5<sup>1</sup>/<sub>2</sub> tanks", "holds 1,200 m² and 5¹/₂ tanks"),
        ("is of the 20<sup>th</sup> century, and of CO<sub>2</sub>", "is of the 20th century, and of CO2"),
        ("told us: <q>It <b>burned</b></q>, and <q>“Go!”</q>", "told us: “It burned”, and “Go!”"),
        ("said <q>he wrote <q>Go</q> to me</q> and left", "said “he wrote ‘Go’ to me” and left"),
        ("ends on <s>Tuesday</s> <ins>Wednesday</ins> at <del>one</del> <strike>two</strike> three", None),
        ("wrote “nobody must”<cite>Bola Adeyemi, agent</cite>", "wrote “nobody must” Bola Adeyemi, agent"),
        ("read <cite>The Ore</cite> (<cite>Pell</cite>) daily", "read The Ore (Pell) daily"),
    ],
)
def test_what_a_line_sets_apart_stays_what_a_reader_sees(markup, expected):
    found = read(page(paragraphs(*PROSE[:3], f"The harbour master {markup}."), paragraphs(*PROSE[3:])))
    assert kept(found)[3] == f"The harbour master {expected or 'ends on Wednesday at three'}."
