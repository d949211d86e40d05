"""What waits to be let in, versions of an address, and what a page held beside its article, in both stores."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fakes.store import MemoryDrafts
from retrieval.adapters.drafts import draft_to_json
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.pending import SqlDrafts
from retrieval.article import Byline, Role
from retrieval.draft import Doubt, Draft, Field, Piece, Reason
from retrieval.plain import article_of, draft_of_text
from retrieval.ports import DRAFT_DAYS, Origin, Waiting
from retrieval.segment import sentences

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ADDRESS = "https://tarrow.example/ferry"
DRAFT = Draft(
    (Piece("The ferry hit a rock."), Piece("Share", Role.ITEM, Reason.SHARE), Piece("“Lucky”", Role.PULLQUOTE)),
    "Ferry",
    ADDRESS,
    Byline(("Ann Dey", "Jo Berg"), date(2026, 5, 1), "Tarrow Post", "en-GB"),
    (Doubt.AUTHOR, Doubt.DATE, Doubt.ADDRESS),
    settled=(Field.TITLE,),
)


@pytest.fixture(params=["memory", "sqlite"])
def drafts(request, tmp_path):
    if request.param == "memory":
        yield MemoryDrafts()
        return
    with Database(f"sqlite:///{tmp_path / 'library.db'}") as database:
        yield SqlDrafts(database)


def waiting(draft=DRAFT, when=NOON):
    return Waiting(draft, when, "person:1")


@pytest.mark.parametrize(
    "draft", [DRAFT, draft_of_text("A pier opens\n\nThe pier opened.\n\nShare this article\n\nSo.")]
)
def test_a_draft_is_found_as_it_was_kept(drafts, draft):
    drafts.keep("o", "d1", waiting(draft))
    assert drafts.find("o", "d1") == waiting(draft)


def test_a_draft_is_its_owners_alone(drafts):
    drafts.keep("o", "d1", waiting())
    assert drafts.find("other", "d1") is None
    assert not drafts.forget("other", "d1")
    assert drafts.find("o", "d1") is not None


def test_a_draft_is_kept_anew_in_its_place(drafts):
    drafts.keep("o", "d1", waiting())
    drafts.keep("o", "d1", waiting(Draft(DRAFT.pieces[:1])))
    assert drafts.find("o", "d1").draft == Draft(DRAFT.pieces[:1])


def test_of_two_who_decide_at_once_one_is_told_that_it_was_there(drafts):
    drafts.keep("o", "d1", waiting())
    assert [drafts.forget("o", "d1"), drafts.forget("o", "d1")] == [True, False]
    assert drafts.find("o", "d1") is None


def test_what_nobody_decides_on_is_forgotten(drafts):
    drafts.keep("o", "old", waiting())
    drafts.keep("o", "young", waiting(when=NOON + timedelta(days=DRAFT_DAYS)))
    assert drafts.find("o", "old") is not None
    drafts.keep("p", "new", waiting(when=NOON + timedelta(days=DRAFT_DAYS, seconds=1)))
    assert drafts.find("o", "old") is None
    assert drafts.find("o", "young") is not None


def test_what_waits_is_counted_in_bytes_and_one_of_them_can_be_left_out(drafts):
    assert drafts.size("o") == 0
    drafts.keep("o", "d1", waiting())
    one = drafts.size("o")
    assert one == len(json.dumps(draft_to_json(DRAFT), ensure_ascii=False).encode()) > len("The ferry hit a rock.")
    drafts.keep("o", "d2", waiting())
    drafts.keep("p", "d3", waiting(Draft(DRAFT.pieces[:1])))
    assert (drafts.size("o"), drafts.size("o", but="d1"), drafts.size("o", but="d3")) == (2 * one, one, 2 * one)
    assert 0 < drafts.size("p") < one


def add(store, text, *, owner="o", minute=0, address=ADDRESS, draft=None):
    article = article_of(draft or draft_of_text(text))
    when, removed = NOON + timedelta(minutes=minute), draft.removed if draft else ()
    store.add(owner, article, sentences(article), None, None, opening=None, when=when, origin=Origin(address, removed))
    return article.id


def test_versions_of_an_address_are_numbered_as_they_were_loaded(store):
    one, two = add(store, "It is one."), add(store, "It is two.", minute=1)
    assert add(store, "It is two.", minute=2) == two
    add(store, "It is one.", minute=3)
    chain = store.versions("o", address=ADDRESS)
    assert [(version.number, version.article) for version in chain] == [(1, one), (2, two), (3, one)]
    assert [version.loaded for version in chain] == [NOON + timedelta(minutes=minute) for minute in (0, 1, 3)]


def test_a_text_may_be_at_several_addresses_and_at_none(store):
    one = add(store, "It is one.")
    add(store, "It is one.", address="https://other.example/")
    nowhere = add(store, "It is nowhere.", address=None)
    found = store.versions("o", article_id=one)
    assert [version.address for version in found] == ["https://other.example/", ADDRESS]
    assert store.versions("o", article_id=nowhere) == []


def test_addresses_that_lead_to_one_page_have_one_chain_and_keep_the_first_of_them(store):
    one = add(store, "It is one.", address="https://www.tarrow.example/ferry?n=2")
    two = add(store, "It is two.", address="http://tarrow.example/ferry/?utm_source=feed&n=2", minute=1)
    other = add(store, "It is other.", address="https://tarrow.example/ferry?n=3", minute=2)
    chain = store.versions("o", address="https://tarrow.example/ferry?n=2&fbclid=x")
    assert [(version.number, version.article) for version in chain] == [(1, one), (2, two)]
    assert {version.address for version in chain} == {"https://www.tarrow.example/ferry?n=2"}
    assert [version.article for version in store.versions("o", article_id=other)] == [other]


@pytest.mark.parametrize("byline", [Byline(), Byline(("Bo Li",), date(2026, 5, 2))])
def test_title_and_byline_of_a_text_that_is_there_are_kept_anew_where_they_are_settled(store, byline):
    first = article_of(replace(draft_of_text("It is one."), title="One", byline=byline))
    anew = replace(first, title=None, byline=Byline(("Ann Dey",), None, "Post"))
    others = add(store, "It is one.", owner="p")
    for article, settled in ((first, ()), (anew, ()), (anew, (Field.TITLE,))):
        before = store.get("o", first.id)
        origin = Origin(None, (Piece("Share", reason=Reason.SHARE),), settled)
        store.add("o", article, sentences(article), None, None, opening=None, when=NOON, origin=origin)
        assert store.get("o", first.id) == (anew if settled else before or first)
    assert store.get("p", others).byline == Byline()
    assert [one.title for one in store.listed("o")] == [None]


def test_versions_are_their_owners_alone(store):
    one = add(store, "It is one.")
    add(store, "It is another's.", owner="p")
    assert [version.article for version in store.versions("o", address=ADDRESS)] == [one]
    assert store.versions("q", address=ADDRESS) == []


def test_a_byline_and_what_was_removed_are_kept_with_the_article(store):
    kept = add(store, "", draft=DRAFT)
    assert store.get("o", kept).byline == DRAFT.byline
    assert store.get("o", kept).paragraphs[1].role is Role.PULLQUOTE
    assert store.removed("o", kept) == DRAFT.removed
    plain = add(store, "It is one.")
    assert (store.get("o", plain).byline, store.removed("o", plain)) == (Byline(), ())
    assert store.removed("p", kept) == ()
