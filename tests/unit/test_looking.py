"""What is said of an article before it is let in."""

from bot import looking
from fakes.house import CONSOLE, House
from retrieval.article import Byline
from retrieval.draft import Doubt, Draft, Piece, Reason


def preview(*texts, house=None, **about):
    return (house or House()).gate.look("console", Draft(tuple(Piece(text) for text in texts), **about))


def test_what_was_not_found_is_said_to_be_missing():
    assert looking.byline(Byline()) == "No author found · no date found"


def test_every_doubt_has_words():
    assert set(looking.DOUBTS) == set(Doubt)


def test_few_paragraphs_are_counted():
    assert looking.remarks(preview("The ferry hit a rock.")) == ["It has 1 paragraph only."]


def test_pieces_are_counted_by_their_reasons():
    pieces = [Piece("a", reason=reason) for reason in (Reason.SHARE, Reason.SHARE, Reason.CAPTION)]
    assert looking.removed(pieces) == "1 caption, 2 share lines"


def test_a_known_text_is_said_to_be_here_under_its_title():
    house = House()
    house.gate.let_in(Draft((Piece("The ferry hit a rock."),), "Ferry"), CONSOLE)
    (few, known) = looking.remarks(preview("The ferry hit a rock.", house=house, title="Other"))
    assert known == "This text is here already, as “Ferry”, and stays as it is there."
    assert few
