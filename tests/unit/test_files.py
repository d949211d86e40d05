"""Word, EPUB and PDF files: paragraphs as they are read, with their roles; what is no paragraph is removed."""

from datetime import date

import pytest

from bad_inputs.documents import CATALOGUE, FONT, PAGE, docx, epub, pdf, stream
from retrieval.adapters.loaders.docx import DocxLoader
from retrieval.adapters.loaders.epub import EpubLoader
from retrieval.adapters.loaders.lines import Line, pieces_of, running
from retrieval.adapters.loaders.pdf import PdfLoader
from retrieval.article import Role
from retrieval.draft import Doubt, Reason
from retrieval.sources import Given

STYLES = (
    '<w:styles xmlns:w="x">'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="I"><w:name w:val="Intense Quote"/></w:style>'
    '<w:style w:styleId="C"><w:name w:val="caption"/></w:style>'
    "</w:styles>"
)


def p(inside, style=None, more=""):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{inside}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def kept(draft):
    return [(piece.role, piece.text) for _, piece in draft.kept]


def test_a_word_document_comes_out_with_the_roles_of_its_styles():
    body = "".join(
        [
            p(r("Ferry hits rock"), "T"),
            p(r("The ferry ") + r("hit") + r(" a rock.")),
            p(r("What follows"), "Mine"),
            p(r("Divers will look."), more="<w:numPr/>"),
            p(r("“Lucky,” she said."), "Q"),
            p(r("“Very lucky.”"), "I"),
            p(r("The ferry on the rocks"), "C"),
        ]
    )
    found = DocxLoader().read(Given(docx(body, **{"word/styles.xml": STYLES})))
    assert found.title == "Ferry hits rock"
    assert kept(found) == [
        (Role.PARAGRAPH, "The ferry hit a rock."),
        (Role.HEADING, "What follows"),
        (Role.ITEM, "Divers will look."),
        (Role.QUOTE, "“Lucky,” she said."),
        (Role.PULLQUOTE, "“Very lucky.”"),
    ]
    assert [(piece.text, piece.reason) for piece in found.removed] == [("The ferry on the rocks", Reason.CAPTION)]


def test_of_a_word_document_only_what_is_seen_is_read():
    gone = f"<w:del>{r('deleted ')}</w:del><w:ins>{r('inserted ')}</w:ins>"
    hidden = r("hidden ", "<w:vanish/>")
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    line = "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{p(r('A cell.'))}</w:tc></w:tr></w:tbl>"
    found = DocxLoader().read(Given(docx(p(gone + hidden + field + line) + table)))
    assert [text for _, text in kept(found)] == ["inserted one two well-known", "A cell."]


def test_an_epub_comes_out_in_the_order_of_its_spine_with_what_it_says_of_itself():
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Ferry hits rock</dc:title><dc:creator>Ann Dey</dc:creator><dc:date>2026-05-03T10:00</dc:date>"
        "<dc:publisher>Tarrow Post</dc:publisher><dc:language>en-GB</dc:language></metadata><manifest>"
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="c"/><itemref idref="b"/></spine></package>'
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="x"><body>{}</body></html>'
    chapter = page.format(
        "<h1>Ferry hits rock</h1><p>The ferry <em>hit</em> a&#160;rock.</p><figure><figcaption>The ferry</figcaption>"
        "</figure><blockquote><p>Lucky.</p></blockquote><aside epub:type='footnote'><p>A note.</p></aside>"
    )
    more = {"a.opf": package, "nav.xhtml": page.format("<p>Contents</p>"), "b b.xhtml": page.format("<p>The end.</p>")}
    found = EpubLoader().read(Given(epub("<!DOCTYPE html>" + chapter, **more)))
    assert (found.title, found.byline.author, found.byline.published) == (
        "Ferry hits rock",
        ("Ann Dey",),
        date(2026, 5, 3),
    )
    assert (found.byline.publisher, found.byline.language) == ("Tarrow Post", "en-GB")
    assert kept(found) == [
        (Role.PARAGRAPH, "The ferry hit a rock."),
        (Role.QUOTE, "Lucky."),
        (Role.PARAGRAPH, "The end."),
    ]
    assert [piece.reason for piece in found.removed] == [Reason.CAPTION, Reason.OTHER]


def drawn(*lines):
    """A page: lines with the size of their letters, from the top down."""
    shown, y = [], 760
    for text, size in lines:
        shown.append(f"BT /F {size} Tf 1 0 0 1 50 {y} Tm ({text}) Tj ET")
        y -= 2 * size
    return stream("\n".join(shown).encode())


def test_a_pdf_comes_out_in_paragraphs_with_its_largest_line_as_title():
    lines = [
        ("Ferry hits rock off Holm", 24),
        ("The ferry hit a rock near the island of Holm on Sunday with a hun-", 12),
        ("dred passengers on board, the coastguard of Holm and Tarrow said so.", 12),
        ("Nobody was hurt.", 12),
        ("The owner declined to comment on what the master of the ship had", 12),
        ("done.", 12),
    ]
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    found = PdfLoader().read(Given(pdf(CATALOGUE, pages, PAGE, drawn(*lines), FONT)))
    assert found.title == "Ferry hits rock off Holm"
    first, second = (text for _, text in kept(found))
    assert first.startswith(
        "The ferry hit a rock near the island of Holm on Sunday with a hundred passengers on board, "
    )
    assert first.endswith("the coastguard of Holm and Tarrow said so. Nobody was hurt.")
    assert second == "The owner declined to comment on what the master of the ship had done."


def test_a_masthead_is_no_title_and_the_byline_below_the_headline_is_the_articles():
    lines = [
        ("THE TARROW DAILY POST", 40),
        ("Ferry hits rock off Holm", 22),
        ("By Ann Dey", 10),
        ("3 May 2026", 10),
        ("The ferry hit a rock near the island of Holm on Sunday with a hundred", 12),
        ("passengers on board, the coastguard of Holm and Tarrow said so at noon.", 12),
    ]
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    found = PdfLoader().read(Given(pdf(CATALOGUE, pages, PAGE, drawn(*lines), FONT)))
    assert found.title == "Ferry hits rock off Holm"
    assert (found.byline.author, found.byline.published) == (("Ann Dey",), date(2026, 5, 3))
    assert found.doubts == (Doubt.AUTHOR, Doubt.DATE)


CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator><dc:language>{}</dc:language></c>'


@pytest.mark.parametrize(
    ("line", "creator", "authors", "doubts"),
    [
        ("By Ann Dey", "", ("Ann Dey",), (Doubt.AUTHOR,)),
        ("By Ann Dey", "Ann Dey", ("Ann Dey",), ()),
        ("By Ann Dey", "Jo Berg", ("Ann Dey",), (Doubt.AUTHOR,)),
        ("The ferry sank.", "Jo Berg", ("Jo Berg",), (Doubt.AUTHOR,)),
        ("The ferry sank.", "python-docx", (), ()),
    ],
)
def test_a_byline_is_believed_before_whoever_made_the_file(line, creator, authors, doubts):
    body = p(r(line)) + p(r("The ferry hit a rock near Holm."))
    found = DocxLoader().read(Given(docx(body, **{"docProps/core.xml": CORE.format(creator, "en-gb")})))
    assert (found.byline.author, found.doubts, found.byline.language) == (authors, doubts, "en-GB")


@pytest.mark.parametrize("language", ["English", "English (UK)", "", "x"])
def test_a_language_that_is_no_tag_is_none(language):
    body = p(r("The ferry hit a rock near Holm."))
    found = DocxLoader().read(Given(docx(body, **{"docProps/core.xml": CORE.format("", language)})))
    assert found.byline.language is None


def test_lines_that_run_along_with_the_pages_are_known_whatever_their_numbers():
    texts = ("The ferry hit a rock.", "Nobody was hurt.", "Divers will look.", "The owner is silent.")
    pages = [[Line("Tarrow Post"), Line(text), Line(f"{number}")] for number, text in enumerate(texts, start=1)]
    assert running(pages) == {"tarrow post": "Tarrow Post", "#": "4"}
    assert running(pages[:2]) == {"#": "2"}


def test_a_paragraph_that_a_page_breaks_is_put_together():
    long = "The ferry hit a rock near the island of Holm on Sunday"
    pages = [[Line(f"{long}, and"), Line("")], [Line("nobody was hurt."), Line(""), Line(f"{long}.")]]
    assert [piece.text for piece in pieces_of(pages)] == [f"{long}, and nobody was hurt.", f"{long}."]
