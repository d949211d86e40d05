"""HTML as a tree, read as browsers read it: leniently, and without fetching anything."""

from retrieval.adapters.loaders.blocks import Element


def parsed(html: str) -> Element | None:
    """The root; none where there is nothing to make a tree of."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
