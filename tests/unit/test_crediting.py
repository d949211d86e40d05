"""Words that are quoted right and given to the wrong person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import verdicts
from retrieval.article import Span
from retrieval.crediting import is_another, named_beside
from retrieval.finding import check
from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.statement import Cue, How, Kind, Ledger, Resolved, Speaker, Stance, Statement

TEXT = (
    "Mill to close\n\n“We have waited long enough,” said Ines Calder. Robert Penn, who runs the trust, was away.\n\n"
    "“The mill is not safe,” Penn said. “It never will be.”\n\n“I am against haste,” she told reporters."
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(words, name, cue, resolved=None, **more):
    spoken = Speaker(span(name), resolved)
    return Statement(Kind.DIRECT, spoken, Cue(span(cue), Stance.SAID), tuple(span(one) for one in words), **more)


PENN = Resolved(span("Robert Penn"), How.NAME)
STATEMENTS = (
    said(["We have waited long enough"], "Ines Calder", "said"),
    said(["The mill is not safe", "It never will be"], "Penn said"[:4], "Penn said"[5:], PENN),
    said(["I am against haste"], "she", "told", Resolved(span("Ines Calder"), How.PRONOUN)),
)
SHELF = shelved(article_from_text(TEXT)).with_ledger(Ledger("by hand", STATEMENTS))


def credited(message):
    return [
        None if one.credited is None else SHELF.article.quote(one.credited)
        for one in check([SHELF], [message])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("“We have waited long enough,” said Robert Penn.", ["Ines Calder"]),
        ("“We have waited long enough,” Robert Penn told reporters.", ["Ines Calder"]),
        ("“We have waited long enough” — Donald Duck", ["Ines Calder"]),
        ("Robert Penn: “We have waited long enough”", ["Ines Calder"]),
        ("According to the trust's chair, Robert Penn, “we have waited long enough”", ["Ines Calder"]),
        ("“We have waited … enough,” said Mr Penn.", ["Ines Calder"]),
        ("“The mill is not safe,” said Ines Calder. “It never will be.”", ["Robert Penn", "Robert Penn"]),
        ("“The mill is not safe,” said Amy Penn.", ["Robert Penn"]),
        ("Robert Penn said: “The mill is not safe” and Calder said “we have waited long enough”", [None, None]),
        ("“We have waited long enough,” said Calder.", [None]),
        ("“We have waited long enough,” said the mayor.", [None]),
        ("“We have waited long enough.” He said that twice.", [None]),
        ("“We have waited long enough.”", [None]),
        ("“We have waited far too long,” said Robert Penn.", [None]),
        ("“I am against haste,” said Robert Penn.", [None]),
        ("Robert Penn said we have waited long enough.", [None]),
    ],
)
def test_words_given_to_another_than_the_article_gives_them_to_are_told(message, names):
    assert credited(message) == names


def test_who_really_said_it_is_said_in_place_of_the_tick():
    (found,) = check([SHELF], ["“We have waited long enough,” said Robert Penn."])
    assert verdicts.told(found) == (
        "⚠ The article says this, word for word. The article gives these words to Ines Calder."
    )


def test_without_a_ledger_nobody_is_said_to_have_said_it():
    (found,) = check([shelved(SHELF.article)], ["“We have waited long enough,” said Robert Penn."])
    assert found.credited is None


def test_an_unnamed_source_is_not_named():
    hidden = Ledger("by hand", (said(["We have waited long enough"], "Ines Calder", "said", anonymous=True),))
    (found,) = check([SHELF.with_ledger(hidden)], ["“We have waited long enough,” said Robert Penn."])
    assert found.credited is None


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Penn", "Robert Penn", False),
        ("Mr Penn", "Robert Penn", False),
        ("R. Penn", "Robert Penn", False),
        ("Amy Penn", "Robert Penn", True),
        ("Robert Penn", "the miller Robert Penn", False),
        ("Robert J. Penn", "Robert Penn", False),
        ("Dunn", "Economy minister Rafe Dunn", False),
        ("Mayor Celeste Amadi", "Mayor Robert Penn", True),
        ("The Varley Heritage Trust", "the trust", False),
    ],
)
def test_names_are_of_two_people_where_they_share_no_word_or_a_family_alone(one, other, differ):
    assert is_another(one, other) is differ


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_may_stand_beside_a_quotation(before, behind):
    assert named_beside(before, behind) == named_beside(before, behind)


MAYOR = (
    "Mill to close\n\n“We have waited long enough,” said the mayor, Ines Calder.\n\n"
    "“The mill is not safe,” Robert Penn said. “I am against haste,” he told reporters."
)


def placed(words):
    start = MAYOR.index(words)
    return Span(start, start + len(words))


def spoke(words, speaker, cue, **more):
    return Statement(Kind.DIRECT, speaker, Cue(placed(cue), Stance.SAID), (placed(words),), **more)


TOWN = shelved(article_from_text(MAYOR)).with_ledger(
    Ledger(
        "by hand",
        (
            spoke("We have waited long enough", Speaker(placed("Ines Calder")), "said"),
            spoke("The mill is not safe", Speaker(placed("Robert Penn")), "said"),
            spoke(
                "I am against haste",
                Speaker(
                    Span(placed("he told").start, placed("he told").start + 2),
                    Resolved(placed("Robert Penn"), How.PRONOUN),
                ),
                "told",
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("message", "name", "unchecked"),
    [
        ("“The mill is not safe,” the mayor said.", "Robert Penn", False),
        ("“The mill is not safe,” said the mayor.", "Robert Penn", False),
        ("the mayor said: “The mill is not safe”", "Robert Penn", False),
        ("The mayor: “The mill is not safe”", "Robert Penn", False),
        ("According to the mayor, “the mill is not safe”", "Robert Penn", False),
        ("“We have waited long enough,” the mayor said.", None, False),
        ("“We have waited long enough,” said the surgeon.", None, True),
        ("“I am against haste,” said the mayor.", None, True),
        ("Calder: “I am against haste”", None, True),
        ("Calder: “The mill is not safe”", "Robert Penn", False),
        ("“I am against haste,” said Penn.", None, False),
        ("“The mill is safe,” said Penn.", None, True),
        ("“The mill is not safe.” The road is long.", None, False),
        ("“A bear ate the bridge at noon today,” said Penn.", None, False),
    ],
)
def test_a_role_is_held_like_a_name_and_what_cannot_be_held_is_said_to_be_open(message, name, unchecked):
    (found,) = check([TOWN], [message])
    told = None if found.credited is None else MAYOR[found.credited.start : found.credited.end]
    assert (told, found.unchecked) == (name, unchecked)
    assert ("Who said it was not checked." in verdicts.told(found)) is unchecked
