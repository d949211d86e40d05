"""What is said where moderators let what was found not be cited."""

from bot.words import heading, notes
from retrieval.answer import Answer, Citation, Closest, Note, NotInArticle
from retrieval.article import Span

OUT = ((6, "It is wrong."),)
TOLD = "Paragraph 6 is not cited here, moderators say: It is wrong."


def told(outcome, excluded=OUT):
    noted = (Note.FOLLOWED, Note.NO_NUMBER)
    return Answer(outcome, 0.1, (), (), noted, understood="And the cost?", excluded=excluded)


def test_that_moderators_let_it_not_be_cited_is_no_silence_of_the_article():
    hidden = told(NotInArticle())
    assert heading(hidden) == "Moderators let what was found not be cited."
    assert notes(hidden) == ["Understood as a follow-up: And the cost?", TOLD]
    silent = told(NotInArticle(), ())
    assert heading(silent) == "The article does not say."
    assert len(notes(silent)) == 2


def test_the_closest_of_the_rest_is_said_to_be_that():
    hidden = told(Closest(Citation("p1s1", 1, Span(0, 5), 0.1)))
    assert heading(hidden) == "Moderators let what was found not be cited. The closest passage of the rest:"
    assert notes(hidden)[1:] == [TOLD]
