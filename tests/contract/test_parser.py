"""What `retrieval.ports.Parser` promises, on the fake and on the real model."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from fakes.models import FirstVerb
from retrieval.adapters.models.files import ModelFiles
from retrieval.adapters.models.parser import SpacyParser
from retrieval.unavailable import ModelsUnavailable

SHORT = "Dunford declined."
ODD = [
    SHORT,
    "",
    " ",
    "\n\t ",
    "?",
    "“”",
    "NO COMMENT",
    "Ann\u00a0Dey  said\nso.",
    "\N{GRINNING FACE}" * 40,
    "word " * 5000,
]


@pytest.fixture(scope="session")
def fake():
    return FirstVerb()


@pytest.fixture(params=["fake", "real_parser"], ids=["fake", "real"])
def parser(request):
    return request.getfixturevalue(request.param)


def test_no_texts_have_no_trees(parser):
    assert parser.parse([]) == []


def test_the_subject_hangs_on_its_verb_and_the_verb_on_itself(parser):
    (tree,) = parser.parse([SHORT])
    subject, verb, *_ = tree.tokens
    assert (subject.text, subject.dep, tree.head(subject).lemma) == ("Dunford", "nsubj", "decline")
    assert (verb.dep, verb.head) == ("ROOT", verb.place)
    assert [token.text for token in tree.children(verb, "nsubj")] == ["Dunford"]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_tokens_are_slices_of_their_text_in_order_and_none_is_space(parser, text):
    (tree,) = parser.parse([text])
    assert tree.text == text
    assert [text[token.start : token.end] for token in tree.tokens] == [token.text for token in tree.tokens]
    assert [token.place for token in tree.tokens] == list(range(len(tree.tokens)))
    assert all(one.end <= other.start for one, other in zip(tree.tokens, tree.tokens[1:], strict=False))
    assert not any(token.text.isspace() for token in tree.tokens)


def test_a_tree_does_not_depend_on_the_other_texts_nor_on_the_thread(parser):
    alone = [parser.parse([text])[0] for text in ODD]
    assert parser.parse(ODD) == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: parser.parse([text])[0], ODD)) == alone


def test_progress_ends_with_all_of_them(parser):
    told = []
    parser.parse([SHORT] * 70, lambda done, of: told.append((done, of)))
    assert told[-1] == (70, 70)


def test_a_text_is_one_sentence_whatever_stands_in_it(real_parser):
    (tree,) = real_parser.parse(["Ann Dey left. Lee Orr said no."])
    assert len({token.place for token in tree.tokens if token.dep == "ROOT"}) >= 1
    assert [token.text for token in tree.tokens if token.dep == "nsubj"] == ["Dey", "Orr"]


def test_a_folder_without_a_pipeline_is_refused(tmp_path):
    with pytest.raises(ModelsUnavailable):
        SpacyParser(ModelFiles(tmp_path, "nothing@1")).parse([SHORT])
