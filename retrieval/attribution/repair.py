"""Trees that the parser is known to hang wrongly, hung rightly before any rule looks at them."""

from dataclasses import replace

from retrieval.parsed import ROOT, Parsed, Token


def repaired(tree: Parsed) -> Parsed:
    """In "Orr, a trader, called it a mess" the parser takes "called" for "who was called": it is the verb.

    Only where the sentence has a noun for its root and no other verb to carry it.
    """
    root = next((one for one in tree.tokens if one.head == one.place), None)
    if root is None or root.pos not in {"NOUN", "PROPN"}:
        return tree
    verb = next((one for one in tree.children(root, "acl", "relcl") if _finite_in_disguise(tree, root, one)), None)
    return tree if verb is None else _turned(tree, root, verb)


def _finite_in_disguise(tree: Parsed, root: Token, verb: Token) -> bool:
    if (
        verb.tag not in {"VBN", "VBD"}
        or verb.place < root.place
        or tree.child(verb, "agent", "auxpass", "aux", "nsubj")
    ):
        return False
    before = tree.tokens[verb.place - 1]
    return (
        before.text in {",", "—", "–", ")"} and tree.child(verb, "dobj", "ccomp", "xcomp", "oprd", "prep") is not None
    )


def _turned(tree: Parsed, root: Token, verb: Token) -> Parsed:
    tokens = list(tree.tokens)
    for child in tree.children(root):
        if child.place > verb.place:
            tokens[child.place] = replace(child, head=verb.place, dep="advcl" if child.dep == "acl" else child.dep)
    tokens[root.place] = replace(root, dep="nsubj", head=verb.place)
    tokens[verb.place] = replace(verb, dep=ROOT, head=verb.place, tag="VBD")
    return Parsed(tree.text, tuple(tokens))
