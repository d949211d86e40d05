"""The gate: what would be loaded, set right by whoever looks at it, and let in whole."""

from dataclasses import replace
from datetime import date

import pytest

from fakes.house import CONSOLE, House
from retrieval.article import Byline, Role
from retrieval.doubts import doubts_of
from retrieval.draft import Doubt, Draft, Field, Piece, Reason
from retrieval.errors import ArticleTooLong, EmptyArticle
from retrieval.gate import Correction, corrected
from retrieval.plain import article_of, draft_of_text
from retrieval.refusals import UnknownDraft, UnknownPiece

ADDRESS = "https://tarrow.example/ferry#top"
TEXT = "Ferry aground\n\nThe ferry hit a rock near Holm.\n\nShare this article\n\nNobody was hurt, Orr said."


def page(*texts, **about):
    return Draft(tuple(Piece(text) for text in texts), **{"url": ADDRESS, **about})


def kept(draft):
    return [(number, piece.text) for number, piece in draft.kept]


def test_a_text_keeps_the_numbers_of_its_blocks_whatever_is_left_out():
    draft = draft_of_text(TEXT)
    assert [number for number, _ in kept(draft)] == [1, 2, 4]
    article = article_of(draft)
    assert (article.paragraphs[0].number, article.paragraphs[0].role) == (1, Role.HEADING)
    assert [article.quote(one.span) for one in article.paragraphs] == [text for _, text in kept(draft)]
    assert "Share" not in article.text


def test_a_text_of_which_all_is_kept_stays_as_it_came():
    text = "One line.\r\n\r\n\r\n  Two  lines.\n"
    assert article_of(draft_of_text(text)).text == text


def test_lines_of_a_picture_above_a_paragraph_are_taken_off_it():
    draft = draft_of_text("© Ann Dey / Reuters\nThe ferry hit a rock near Holm, said Orr.\n\nNobody was hurt.")
    assert kept(draft) == [(1, "The ferry hit a rock near Holm, said Orr."), (2, "Nobody was hurt.")]
    assert [piece.reason for piece in draft.removed] == [Reason.CREDIT]
    assert [number for number, _ in kept(corrected(draft, Correction(restore=(1,))))] == [1, 2, 3]


def test_a_text_without_a_blank_line_has_a_paragraph_a_line_where_lines_are_long():
    one = "The ferry hit a rock near the island of Holm on Sunday morning, she said."
    two = "Nobody of the hundred and twelve passengers on board of it was hurt at all."
    assert kept(draft_of_text(f"{one}\n{two}")) == [(1, one), (2, two)]
    assert kept(draft_of_text("Roses\nViolets\nSugar")) == [(1, "Roses\nViolets\nSugar")]


def test_wrapped_lines_are_one_paragraph_and_its_sentences_run_on():
    from retrieval.segment import sentences

    first = "The ferry hit a rock near the island of Holm on Sunday\nmorning with a hundred passengers on board."
    text = f"{first} Nobody was\nhurt."
    article = article_of(draft_of_text(text))
    assert [article.quote(one.span) for one in sentences(article)] == [
        first,
        "Nobody was\nhurt.",
    ]


def test_paragraphs_are_dropped_and_restored_by_the_numbers_of_the_preview():
    draft = replace(draft_of_text(TEXT), as_it_came=None)
    found = corrected(draft, Correction(drop=(2, 4), restore=(1,)))
    assert [text for _, text in kept(found)] == ["Ferry aground", "Share this article"]
    assert [piece.reason for piece in found.removed] == [Reason.OTHER, Reason.OTHER]


@pytest.mark.parametrize(("drop", "restore"), [((3,), ()), ((9,), ()), ((), (0,)), ((), (2,))])
def test_a_number_that_is_not_there_is_said_not_to_be(drop, restore):
    with pytest.raises(UnknownPiece):
        corrected(draft_of_text(TEXT), Correction(drop=drop, restore=restore))


def test_what_is_not_corrected_stays_and_an_author_who_is_confirmed_is_no_longer_in_doubt():
    draft = page("a b c", title="T", byline=Byline(("A",), date(2026, 1, 1)), doubts=(Doubt.AUTHOR, Doubt.ENCODING))
    assert corrected(draft, Correction()) == draft
    found = corrected(draft, Correction(title="", author=("B",), published=date(2026, 1, 2)))
    assert (found.title, found.byline, found.doubts) == (None, Byline(("B",), date(2026, 1, 2)), (Doubt.ENCODING,))
    assert found.settled == tuple(Field)


def test_what_is_emptied_is_missing_and_no_longer_in_doubt():
    draft = page("a b c", byline=Byline(("A",), date(2026, 1, 1)), doubts=(Doubt.AUTHOR, Doubt.DATE, Doubt.ENCODING))
    found = corrected(draft, Correction(author=(), published=""))
    assert (found.byline, found.doubts) == (Byline(), (Doubt.ENCODING,))
    assert (found.settled, draft.settled) == ((Field.AUTHOR, Field.DATE), ())


def test_a_correction_of_a_text_that_is_here_already_holds_and_what_is_not_corrected_stays():
    house = House()
    first = page("The ferry hit a rock.", title="Ferry", byline=Byline(("Ann Dey",), date(2021, 5, 3), "Post"))
    known = house.gate.let_in(first, CONSOLE).article.id
    house.gate.let_in(replace(first, title="Other", byline=Byline(("Bo Li",))), CONSOLE)
    assert house.library.article("console", known).title == "Ferry"
    again = house.gate.let_in(corrected(first, Correction(title="Ferry aground", published="")), CONSOLE)
    kept_now = house.library.article("console", known)
    assert (again.new, again.article.title) == (False, "Ferry aground")
    assert (kept_now.title, kept_now.byline) == ("Ferry aground", Byline(("Ann Dey",), None, "Post"))


def test_doubts_are_told_in_one_order():
    subscribe = Piece("Subscribe to continue reading", reason=Reason.NEWSLETTER)
    assert doubts_of(replace(page("One thing was said here."), pieces=(Piece("One thing was said."), subscribe))) == (
        Doubt.PAYWALL,
        Doubt.SHORT,
    )
    links = page(*[f"Ferry fares rise {n}" for n in range(6)])
    assert doubts_of(links) == (Doubt.LINKS,)
    prose = page(*[f"The harbour master said on day {n} that the ferry would not come." for n in range(5)])
    assert doubts_of(prose) == ()
    german = page(*[f"Der Bürgermeister hat am Tag {n} gesagt, dass die Fähre nicht mehr kommt." for n in range(5)])
    assert doubts_of(german) == (Doubt.NOT_ENGLISH,)
    doubled = replace(prose, pieces=(*prose.pieces, *(Piece("x", reason=Reason.DUPLICATE) for _ in range(2))))
    assert doubts_of(doubled) == (Doubt.REPEATS,)


def test_a_preview_says_whether_the_text_is_known_and_what_has_changed():
    house = House()
    first = page("The ferry hit a rock.", "Nobody was hurt.", title="Ferry")
    fresh = house.gate.look("console", first)
    assert (fresh.known, fresh.earlier, fresh.changes) == (None, None, ())
    house.gate.let_in(first, CONSOLE)
    assert house.gate.look("console", first).known.title == "Ferry"
    second = page("The ferry hit a rock.", "Two were hurt.", "It sank.")
    preview = house.gate.look("console", second)
    assert preview.earlier.title == "Ferry"
    assert [one.same for one in preview.changes] == [True, False, False, False]
    assert house.gate.look("other", second).earlier is None


def test_what_waits_is_accepted_once_and_then_gone():
    house = House()
    waits = house.gate.wait("console", page("The ferry hit a rock.", title="Ferry"), "person:1")
    assert house.gate.waiting("console", waits).made_by == "person:1"
    loaded = house.gate.accept(waits, CONSOLE)
    assert (loaded.article.title, house.library.open_in(CONSOLE)[0].id) == ("Ferry", loaded.article.id)
    with pytest.raises(UnknownDraft):
        house.gate.accept(waits, CONSOLE)
    assert [one.address for one in house.library.versions("console", loaded.article.id)] == [ADDRESS.partition("#")[0]]


def test_what_is_too_long_to_be_loaded_is_refused_before_it_is_looked_at():
    with pytest.raises(ArticleTooLong):
        draft_of_text("a b\n\n" * 2_001)
    with pytest.raises(ArticleTooLong):
        House().gate.look("console", page("It is so. " * 2_001))


def test_a_correction_that_leaves_nothing_changes_nothing():
    house = House()
    waits = house.gate.wait("console", page("The ferry hit a rock."), "person:1")
    with pytest.raises(EmptyArticle):
        house.gate.correct("console", waits, Correction(drop=(1,)))
    assert kept(house.gate.waiting("console", waits).draft) == [(1, "The ferry hit a rock.")]
    assert house.gate.discard("console", waits)
    assert not house.gate.discard("console", waits)


def test_an_address_that_only_a_file_gives_does_not_join_the_versions_of_the_page():
    house = House()
    house.gate.let_in(page("The ferry hit a rock.", "Nobody was hurt."), CONSOLE)
    forged = page("The ferry was sold.", "Everybody was paid.", doubts=(Doubt.ADDRESS,))
    assert house.gate.look("console", forged).earlier is None
    loaded = house.gate.let_in(forged, CONSOLE)
    assert house.library.versions("console", loaded.article.id) == []
    assert len(house.articles.versions("console", address=ADDRESS.partition("#")[0])) == 1


def test_the_items_of_an_article_make_no_list_of_links_of_it():
    said = [
        Piece(f"The clerk answered the question of caller number {n} within a day, as she had to.") for n in range(4)
    ]
    short = [Piece(words, Role.HEADING) for words in ("Clerk", "Callers", "Fees")]
    items = [Piece(f"Caller {n}", Role.ITEM) for n in range(6)]
    assert doubts_of(Draft((*said, *short, *items))) == ()


def test_a_headline_is_no_paragraph_of_the_body_and_the_others_keep_their_numbers():
    draft = draft_of_text("Dam floods valley\n\nAn earthen dam gave way at dawn.\n\nNobody was hurt, the mayor said.\n")
    assert draft.title == "Dam floods valley"
    assert [number for number, _ in draft.kept] == [1, 2, 3]
    assert [number for number, _ in draft.body] == [2, 3]
