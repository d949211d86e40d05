"""Words that are the article's and say something else without what stands beside them."""

import pytest

from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.verifying import Verdict, verified

ROAD = shelved(
    article_from_text(
        """Road opens

“I am ready,” Una Brix said. Her rival, Otto Lark, replied: “I doubt it.”

“The road is new,” said Brix. “The bridge is old,” said Lark. “It is no toy,” he said.

Had the frost come early, the tar would have cracked. Instead of closing the road, the county doubled the guards. It \
is as safe as a playground, and it cost £2.4 million. More than 40 lorries crossed it. It fell to −5 degrees.

A friend of the owner was fined. Some think that the guard is Emil Stroh. Non-toxic paint was used.

Was the tar safe? Nobody knows. The lamp is lit. It rained. Not a drop fell in June.

Stroh did not call the road “a toy for the rich”. He called it “a gift”, which it is not. He said: “I never \
wrote ‘the road is mine’. It is ours. However, I paid for it.”

The tar is good and the report says so. The tar is black, the owner said."""
    )
)


@pytest.mark.parametrize(
    "claim",
    [
        "the tar would have cracked",
        "closing the road",
        "It is as safe",
        "it cost £2.4",
        "40 lorries crossed it",
        "5 degrees",
        "the owner was fined",
        "the guard is Emil Stroh",
        "toxic paint was used",
        "the tar safe",
        "a toy for the rich",
        "a gift",
        "the road is mine",
        "It is ours.",
        "The tar is black",
    ],
)
def test_words_that_turn_without_their_neighbours_are_cut(claim):
    assert verified(ROAD, claim).verdict is Verdict.CUT


@pytest.mark.parametrize(
    "claim",
    [
        "I am ready. I doubt it.",
        "I am ready … I doubt it.",
        "The road is new. The bridge is old.",
        "The road is new … The bridge is old.",
        "it rained not a drop",
    ],
)
def test_words_of_two_people_or_two_sentences_run_together_are_joined(claim):
    assert verified(ROAD, claim).verdict is Verdict.JOINED


@pytest.mark.parametrize(
    "claim",
    [
        "I am ready",
        "I doubt it",
        "Was the tar safe?",
        "Nobody knows",
        "The bridge is old. It is no toy.",
        "the county doubled the guards",
        "More than 40 lorries crossed it",
        "It fell to −5 degrees",
        "Non-toxic paint was used",
        "The tar is good",
        "it rained. not a drop fell",
    ],
)
def test_words_that_say_alone_what_they_say_in_their_place_are_not(claim):
    assert verified(ROAD, claim).verdict is Verdict.IDENTICAL


@pytest.mark.parametrize("claim", ["It fell to 5 degrees", "as safe as a playground, and it cost £24 million"])
def test_signs_of_a_number_are_part_of_it(claim):
    assert verified(ROAD, claim).verdict is Verdict.ALTERED


def test_of_two_places_the_one_counts_where_the_words_stand_whole():
    twice = shelved(article_from_text("Row\n\nHe denied that the gate was open.\n\nThe gate was open."))
    found = verified(twice, "The gate was open.")
    assert (found.verdict, [one.id for one in found.passages]) == (Verdict.IDENTICAL, ["p3s1"])


@pytest.mark.parametrize(
    ("claim", "unframed"),
    [
        ("The tar is black", True),
        ("the guard is Emil Stroh", False),
        ("the owner was fined", False),
        ("closing the road", False),
        ("a toy for the rich", False),
    ],
)
def test_a_clause_without_who_said_so_is_told_as_that_and_nothing_else_is(claim, unframed):
    found = verified(ROAD, claim)
    assert (found.verdict, found.unframed) == (Verdict.CUT, unframed)


def test_what_somebody_is_only_wanted_to_say_nobody_says():
    wanted = shelved(article_from_text("Road\n\n“People want me to say the road is safe,” Una Brix said."))
    found = verified(wanted, "the road is safe")
    assert (found.verdict, found.unframed) == (Verdict.CUT, False)
