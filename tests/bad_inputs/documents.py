"""Files that would hurt a careless reader: each with the code that is expected, or words that are read all the same."""

import io
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "The ferry hit a rock near Holm on Sunday, the coastguard said."


def zipped(members, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body, **more):
    document = body if body.startswith("<?") else f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def paragraph(text=SAID):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def epub(chapter, **more):
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "a.opf": package}
    return zipped({**members, "c.xhtml": chapter, **more})


def pdf(*objects, trailer="/Root 1 0 R"):
    """A file of these objects, the first the catalogue."""
    found, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    found += b"".join(b"%010d 00000 n \n" % place for place in places)
    found += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return bytes(found)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def written(*lines):
    shown = b"".join(b"(%s) Tj 0 -16 Td " % line.encode() for line in lines)
    return stream(b"BT /F 12 Tf 50 750 Td %s ET" % shown)


def flate(size):
    packed = zlib.compress(b" " * size, 9)
    return stream(packed, b"/Filter /FlateDecode")


def flate_twice(size):
    packed = zlib.compress(zlib.compress(b" " * size, 9), 9)
    return stream(packed, b"/Filter [/FlateDecode /FlateDecode]")


def lying_zip():
    """A member of thirty megabytes that says it has ten bytes."""
    made = bytearray(docx(paragraph() + " " * 30_000_000))
    real = struct.pack("<I", zipfile.ZipFile(io.BytesIO(bytes(made))).getinfo("word/document.xml").file_size)
    return bytes(made).replace(real, struct.pack("<I", 10))


def run(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {W}><w:body>{paragraph('&i;')}</w:body></w:document>"
)
LOCAL = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body>{paragraph('&x;')}</w:body></w:document>"
)
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS = {f"word/{n}.xml": "" for n in range(3_000)}
RIGHTS = "META-INF/encryption.xml"
LONG = "article_too_long|too_large|too_many_parts|too_many_tags|unpacks_too_large|took_too_long"
PACKED = "unpacks_too_large|scanned|damaged|took_too_much"
SLOW = "took_too_long|took_too_much|article_too_long|too_many_tags|no_text"

BAD = {
    "a Word file of half a gigabyte": (docx(paragraph() + " " * 60_000_000), "unpacks_too_large"),
    "a zip that lies about a size": (lying_zip(), "unpacks_too_large|damaged"),
    "a Word file of three thousand parts": (docx(paragraph(), **PARTS), "too_many_parts"),
    "entities that multiply": (docx(LAUGHS), "dangerous"),
    "an entity that names a local file": (docx(LOCAL), "dangerous"),
    "entities in the styles": (docx(paragraph(), **{"word/styles.xml": LAUGHS}), "dangerous"),
    "paragraphs inside each other": (docx("<w:p><w:r>" * 50_000 + "</w:r></w:p>" * 50_000), "damaged|too_many_parts"),
    "no document in a Word file": (zipped({"[Content_Types].xml": "", "word/other.xml": ""}), "damaged"),
    "a Word file cut off": (docx(paragraph())[:200], "damaged"),
    "an empty Word file": (docx(""), "no_text"),
    "a Word file of no XML": (docx("<?nothing"), "damaged"),
    "a relation that leads out": (
        docx(paragraph(), **{"_rels/.rels": '<R><r Type="x/officeDocument" Target="../../../etc/passwd"/></R>'}),
        SAID,
    ),
    "names that climb out": (docx(paragraph(), **{"../../../tmp/x": "x", "/etc/x": "x"}), SAID),
    "a locked Word file": (OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old Word file": (OLE + bytes(2_000), "kind_unknown"),
    "a zip of other things": (zipped({"a.txt": "x"}), "kind_unknown"),
    "a zip in a zip": (zipped({"a.zip": zipped({"b.zip": zipped({"c": "x"})})}), "kind_unknown"),
    "an EPUB with rights": (
        epub(XHTML.format(f"<p>{SAID}</p>"), **{RIGHTS: '<e><EncryptionMethod Algorithm="x#aes"/></e>'}),
        "encrypted",
    ),
    "an EPUB with scrambled fonts": (
        epub(
            XHTML.format(f"<p>{SAID}</p>"),
            **{RIGHTS: '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'},
        ),
        SAID,
    ),
    "an EPUB without a package": (zipped({"META-INF/container.xml": "<c/>"}), "damaged"),
    "an EPUB that leads nowhere": (zipped({"META-INF/container.xml": '<c><rootfile full-path="x"/></c>'}), "damaged"),
    "an EPUB without words": (epub(XHTML.format("")), "no_text"),
    "an EPUB with entities": (epub('<!DOCTYPE html [<!ENTITY x "y">]>' + XHTML.format("<p>&x;</p>")), "dangerous"),
    "an EPUB of a hundred megabytes": (epub(XHTML.format("<p>a</p>") + " " * 100_000_000), "unpacks_too_large"),
    "an EPUB of broken XHTML": (epub(f"<html><body><p>{SAID}<br><p>And then"), SAID),
    "a PDF of nothing": (b"%PDF-1.7", "damaged"),
    "a PDF cut off": (pdf(CATALOGUE, PAGES, PAGE, written(SAID), FONT)[:300], "damaged|no_text|scanned"),
    "a PDF of noise": (b"%PDF-1.4\n" + bytes(range(256)) * 400, "damaged|no_text"),
    "a PDF without pages": (pdf(CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>"), "no_text"),
    "a PDF of pictures": (pdf(CATALOGUE, PAGES, PAGE, stream(b"q 600 0 0 800 0 0 cm /I Do Q"), FONT), "scanned"),
    "a PDF whose pages hold themselves": (
        pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "damaged|no_text|took_too_long",
    ),
    "a PDF that lies about its pages": (
        pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", PAGE, written(SAID), FONT),
        "too_many_pages|damaged|took_too_long|" + SAID,
    ),
    "a PDF of three hundred pages": (
        pdf(CATALOGUE, b"<< /Type /Pages /Kids [%s] /Count 300 >>" % (b"3 0 R " * 300), PAGE, written(SAID), FONT),
        "too_many_pages",
    ),
    "a PDF stream that unpacks to 200 MB": (pdf(CATALOGUE, PAGES, PAGE, flate(200_000_000), FONT), PACKED),
    "a PDF stream packed twice": (pdf(CATALOGUE, PAGES, PAGE, flate_twice(400_000_000), FONT), PACKED),
    "a PDF that runs a program": (
        pdf(CATALOGUE[:-2] + b"/OpenAction << /S /Launch /F (cmd) >> >>", PAGES, PAGE, written(SAID), FONT),
        SAID,
    ),
    "a PDF table of contents that leads to itself": (
        pdf(CATALOGUE, PAGES, PAGE, written(SAID), FONT, trailer="/Root 1 0 R /Prev 9"),
        "damaged|" + SAID,
    ),
    "a PDF with a password": (
        pdf(CATALOGUE, PAGES, PAGE, written(SAID), FONT, trailer="/Root 1 0 R /Encrypt << /Filter /Other /V 9 >>"),
        "encrypted|damaged",
    ),
    "a PDF of huge numbers": (
        pdf(CATALOGUE, PAGES, PAGE, stream(b"BT /F 1e308 Tf 9e999 9e999 Td (a) Tj ET"), FONT),
        "scanned|damaged|no_text",
    ),
    "50,000 divisions inside each other": (b"<html><body>" + b"<div>" * 19_000 + b"x", "no_text"),
    "a page of nine hundred thousand tags": (b"<html>" + b"<i>" * 900_000, "too_many_tags"),
    "20,000 paragraphs": (b"<html><body>" + b"<p>a" * 19_990, "no_text|took_too_long|a"),
    "an attribute of two megabytes": (b"<html><body><p a='" + b"x" * 2_000_000 + b"'>" + SAID.encode() * 9, SAID),
    "a word of two megabytes": (b"<html><body><p>" + b"x" * 2_000_000, "no_text|xxx"),
    "a million character references": (b"<html><body><p>" + b"&#65;" * 500_000, "no_text|AAA"),
    "a page of NULs": (b"<html><body><p>" + b"\0" * 1_000_000 + b"</p></body></html>", "no_text"),
    "JSON as deep as the sea": (
        b"<html><script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>" + SAID.encode() * 9,
        SAID,
    ),
    "a program": (b"MZ\x90\0" + bytes(500), "kind_unknown"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "kind_unknown"),
    "sound": (b"ID3\x04" + bytes(500), "kind_unknown"),
    "a database": (b"SQLite format 3\0" + bytes(500), "kind_unknown"),
    "rich text": (rb"{\rtf1 \ansi The ferry hit a rock.}", "kind_unknown"),
    "gzip": (b"\x1f\x8b\x08" + bytes(500), "kind_unknown"),
    "a list of half a million items": (b"# a\n" + b"- a\n" * 490_000, SLOW),
    "two million brackets": (b"# a\n" + b"[" * 1_990_000, SLOW),
    "two million stars": (b"# a\n" + b"a**b" * 490_000, "abab|" + SLOW),
    "quotations inside each other": (b"# a\n" + b">" * 50_000 + b" a b c", "a b c|article_empty|" + SLOW),
    "a table of ten thousand columns": (b"# a\n\n" + b"|a" * 10_000 + b"|\n" + b"|-" * 10_000 + b"|\n|b", "a|" + SLOW),
    "Markdown of eight megabytes": (b"# a\n" + b"[a](b) " * 1_100_000, "article_too_long"),
    "a text of a million lines": (b"a b.\n\n" * 330_000, "article_too_long"),
    "a text of seven megabytes": (b"The ferry hit a rock. " * 330_000, "article_too_long"),
    "a Word file of three hundred thousand letters": (docx(run("a") * 300_000), LONG),
    "a Word file of fifteen megabytes of words": (docx(run(SAID * 20) * 5_000), LONG),
    "an EPUB of ten megabytes of words": (epub(XHTML.format(f"<p>{SAID * 10}</p>" * 15_000)), LONG),
    "half a character": (b"The ferry hit a rock. \xe2\x82", SAID[:9]),
    "blanks": (b" \n\t\n " * 1_000, "article_empty"),
    "nothing": (b"", "article_empty"),
    "nine megabytes of text": (b"The ferry hit a rock. " * 450_000, "too_large"),
}  # fmt: skip
