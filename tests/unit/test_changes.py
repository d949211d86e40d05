"""What has changed from one version to the next."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.changes import changes
from retrieval.segment import article_from_paragraphs

ONE, TWO, THREE = "The ferry hit a rock near Holm on Sunday.", "Nobody was hurt, she said.", "Divers will look at it."
REWORDED = "The ferry hit a rock near Holm on Monday."


def told(before, after):
    one, other = article_from_paragraphs(before), article_from_paragraphs(after)
    found = changes(one, other)
    return [(c.before and c.before.number, c.after and c.after.number, c.same) for c in found]


def test_what_is_the_same_is_so_whatever_its_number_and_white_space():
    assert told([ONE, TWO], ["A new beginning of it.", ONE.replace(" ", "  "), TWO]) == [
        (None, 1, False),
        (1, 2, True),
        (2, 3, True),
    ]


def test_a_reworded_paragraph_stands_beside_its_old_self():
    assert told([ONE, TWO], [REWORDED, TWO]) == [(1, 1, False), (2, 2, True)]


def test_what_was_removed_stands_where_it_was():
    assert told([ONE, TWO, THREE], [ONE, THREE]) == [(1, 1, True), (2, None, False), (3, 2, True)]
    assert told([ONE, TWO], [ONE, THREE]) == [(1, 1, True), (None, 2, False), (2, None, False)]


TEXTS = st.lists(
    st.sampled_from([ONE, TWO, THREE, REWORDED, "Something else entirely was said."]), min_size=1, max_size=6
)


@given(TEXTS, TEXTS)
def test_every_paragraph_of_both_is_told_once_and_in_order(before, after):
    found = told(before, after)
    assert [old for old, _, _ in found if old] == list(range(1, len(before) + 1))
    assert [new for _, new, _ in found if new] == list(range(1, len(after) + 1))
