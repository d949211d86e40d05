"""What a statement holds beside its words: stance, chain, anonymity, whom it means, and what is no statement at all."""

import pytest

from retrieval.attribution.ledger import ledger_of
from retrieval.attribution.narration import with_narration
from retrieval.segment import article_from_text, sentences
from retrieval.statement import How, Kind, Stance

NOBODYS = [
    "The so-called “smart” bins are full.",
    "The film “The Last Refuge” opened on Friday.",
    "Sales rose by 3 percent.",
    "He was nicknamed “the Duke” at school.",
    "The clock says ten.",
    "If the bank says no, the plan is dead.",
    "The minister may say more on Friday.",
    "The claim that the bridge was safe was wrong.",
    "Our warning came too late.",
]


@pytest.mark.parametrize("sentence", NOBODYS, ids=NOBODYS)
def test_marks_and_words_that_are_nobodys_speech_give_no_statement(statements, sentence):
    assert statements(sentence)[1] == ()


STANCES = {
    "said": Stance.SAID,
    "claimed": Stance.CLAIMED,
    "denied": Stance.DENIED,
    "confirmed": Stance.CONFIRMED,
    "warned": Stance.WARNED,
}


@pytest.mark.parametrize("verb", STANCES)
def test_a_verb_of_saying_has_its_stance(statements, verb):
    (found,) = statements(f"Lee Orr {verb} that the plant was closed.")[1]
    assert found.cue.stance is STANCES[verb]


def test_a_denied_saying_is_negated(statements):
    article, (found,) = statements("Lee Orr did not say that the plant was safe.")
    assert (found.negated, article.quote(found.cue.span)) == (True, "did not say")


def test_sources_without_a_name_are_anonymous_and_others_are_not(statements):
    _, found = statements(
        "Two people familiar with the talks said the deal was dead.\n\nThe harbour master, Ann Dey, said it was not."
    )
    assert [one.anonymous for one in found] == [True, False]


def test_a_chain_runs_from_the_nearest_hand_to_the_outlet(statements):
    article, (found,) = statements("The plant will close in May, according to a report citing an internal memo.")
    assert article.quote(found.speaker.span) == "an internal memo"
    assert (found.kind, [article.quote(one) for one in found.via]) == (Kind.DOCUMENT, ["a report"])


def test_somebody_quoted_by_somebody_has_them_for_a_hand(statements):
    article, found = statements("“The inspector told me, ‘It will not hold,’” Ann Dey said.")
    (inner,) = [one for one in found if one.via]
    assert (inner.kind, article.quote(inner.speaker.span)) == (Kind.DIRECT, "The inspector")
    assert [article.quote(one) for one in inner.via] == ["Ann Dey"]


def test_a_quotation_over_paragraphs_is_one_statement(statements):
    article, (found,) = statements("“We will rebuild,” said Ann Dey. “It is what we do.\n\n“And we will do it here.”")
    assert [article.quote(one).rstrip(",") for one in found.content] == [
        "We will rebuild",
        "It is what we do.",
        "And we will do it here.",
    ]


def test_a_headline_that_names_its_speaker_is_a_statement(real_parser):
    article = article_from_text("Mayor: we did nothing wrong\n\nThe town hall was searched on Monday.")
    (found,) = ledger_of(article, real_parser).statements
    assert (article.quote(found.speaker.span), article.quote(found.content[0])) == ("Mayor", "we did nothing wrong")


def test_turns_of_a_transcript_are_direct_speech_of_whoever_stands_before_them(statements):
    article, found = statements("Q: Who closed the gate?\n\nDEY: I closed it myself.\n\nQ: Why?\n\nDEY: It was late.")
    told = [(article.quote(one.speaker.span), article.quote(one.content[0])) for one in found]
    assert ("DEY", "I closed it myself.") in told
    assert ("DEY", "It was late.") in told


def test_answers_of_an_interview_are_nobodys_by_name_and_its_questions_say_nothing(statements):
    article, found = statements(
        "Q: Did the trust ask you to stay?\n\nA: They did. I said no.\n\nQ: Why?\n\nA: It was late.\n\nLIND: It was."
    )
    told = [(one.speaker and article.quote(one.speaker.span), article.quote(one.content[0])) for one in found]
    assert told == [(None, "They did. I said no."), (None, "It was late."), ("LIND", "It was.")]


RESOLVED = [
    ("Ann Dey runs the port. She said the gate was shut.", "She", "Ann Dey", How.PRONOUN),
    ("Ann Dey spoke first. The gate, Dey said, was shut.", "Dey", "Ann Dey", How.NAME),
    (
        "Ann Dey, a spokeswoman for the port, met reporters. The spokeswoman said the gate was shut.",
        "The spokeswoman",
        "Ann Dey",
        How.ROLE,
    ),
    ("Norlake Ltd closed the mill. The company said it had no choice.", "The company", "Norlake Ltd", How.ROLE),
]


@pytest.mark.parametrize(("text", "surface", "means", "how"), RESOLVED, ids=[one for one, *_ in RESOLVED])
def test_whom_a_pronoun_a_role_or_a_surname_means_is_an_inference_with_its_place(statements, text, surface, means, how):
    article, found = statements(text)
    speaker = found[-1].speaker
    assert article.quote(speaker.span) == surface
    assert (article.quote(speaker.resolved.span), speaker.resolved.how) == (means, how)


def test_a_pronoun_that_could_mean_either_of_two_is_left_open(statements):
    _, found = statements("The goalkeeper passed to the referee. They shook hands.\n\n“It was late,” they said.")
    assert found[-1].speaker.resolved is None


def test_narration_is_every_sentence_that_no_statement_touches(real_parser):
    article = article_from_text("The gate\n\nThe gate was shut. “It was late,” said Ann Dey. It opened at nine.")
    ledger = ledger_of(article, real_parser)
    told = with_narration(ledger, sentences(article))
    assert [one.kind for one in told if one.kind is not Kind.NARRATION] == [Kind.DIRECT]
    assert [article.quote(one.content[0]) for one in told if one.kind is Kind.NARRATION][-2:] == [
        "The gate was shut.",
        "It opened at nine.",
    ]


def test_other_languages_give_their_quotations_and_say_that_nobody_is_determined(real_parser):
    article = article_from_text(
        "Der Hafen\n\nDer Hafen wurde am Montag geschlossen. „Wir bauen ihn wieder auf“, sagte die Leiterin des Hafens."
    )
    ledger = ledger_of(article, real_parser)
    assert not ledger.determined
    assert [(one.kind, one.speaker, article.quote(one.content[0])) for one in ledger.statements] == [
        (Kind.DIRECT, None, "Wir bauen ihn wieder auf")
    ]
