"""The errors, and the drawing of them at the top of their module."""

import inspect
import re

import pytest

from retrieval import errors, unavailable
from retrieval.errors import PullquoteError

MODULES = (errors, unavailable)
CLASSES = list(
    dict.fromkeys(
        one
        for module in MODULES
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, PullquoteError)
    )
)
KINDS = {
    "UnusableInput",
    "NotFound",
    "NotNow",
    "QuotaReached",
    "ModelsUnavailable",
    "StoreUnavailable",
    "ServiceRefuses",
}
LEAVES = [one for one in CLASSES if one.__name__ not in KINDS | {"PullquoteError"}]
SAMPLES = {"count": 987, "limit": 1_000, "unit": "sentences"}


def lines():
    return [line for module in MODULES for line in module.__doc__.splitlines()]


def drawn():
    """Each class of the drawing with the one it hangs from."""
    parents, above = {}, []
    for line in lines():
        node = re.match(r"([│├└─ ]*)([A-Z]\w+)(?:  +[a-z].*)?$", line)
        if node:
            depth = len(node[1]) // 4
            parents[node[2]] = above[depth - 1] if depth else "Exception"
            above[depth:] = [node[2]]
    return parents


def wanted(kind):
    """The names of what it must be given."""
    given = inspect.signature(kind).parameters.values()
    return [one.name for one in given if one.default is one.empty and one.kind is not one.VAR_KEYWORD]


def sample(kind):
    return kind(**{name: SAMPLES.get(name, f"<{name}>") for name in wanted(kind)})


def test_the_drawing_lists_every_class_under_its_parent_and_no_other():
    assert drawn() == {one.__name__: one.__base__.__name__ for one in CLASSES}


def test_every_node_of_the_drawing_is_read():
    tree = [line for line in lines() if line.startswith(("├", "└", "│", " "))]
    assert len(tree) == len(drawn()) - 1 == len(CLASSES) - 1


def test_every_class_has_a_code_of_its_own():
    codes = [vars(one).get("code") for one in CLASSES]
    assert len(set(codes)) == len(CLASSES)
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(?:_[a-z]+)*", code or "")] == []
    assert PullquoteError.code == "internal"


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_every_error_is_one_sentence_of_what_happened_and_says_what_to_do(kind):
    error = sample(kind)
    assert re.fullmatch(r"[A-Z<0-9][^\n]*\.", error.message)
    assert str(error) == error.message
    assert error.remedy
    assert "\n" not in error.remedy


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_every_error_names_what_it_was_given(kind):
    error = sample(kind)
    for name in wanted(kind):
        told = SAMPLES.get(name, f"<{name}>")
        assert (f"{told:,}" if isinstance(told, int) else told) in error.message


def test_a_kind_can_carry_words_of_its_own():
    error = unavailable.StoreUnavailable("What happened.", "What to do.")
    assert (error.message, error.remedy, error.code) == ("What happened.", "What to do.", "store_unavailable")
