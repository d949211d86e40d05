"""Who says what, and how, in every form that English news has for it. The parser is the real one.

A line is a sentence and what is to be found in it: kind, speaker, cue, the pieces of what is said.
"""

import pytest

FORMS = {
    "verb behind": ("“We will rebuild,” Ann Dey said.", "direct", "Ann Dey", "said", ["We will rebuild"]),
    "verb before": ("Ann Dey said, “We will rebuild.”", "direct", "Ann Dey", "said", ["We will rebuild."]),
    "turned round": ("“We will rebuild,” said Ann Dey.", "direct", "Ann Dey", "said", ["We will rebuild"]),
    "British marks": ("‘We will rebuild’, said Ann Dey.", "direct", "Ann Dey", "said", ["We will rebuild"]),
    "typewriter marks": ('"We will rebuild," Ann Dey said.', "direct", "Ann Dey", "said", ["We will rebuild"]),
    "German marks": ("„We will rebuild“, said Ann Dey.", "direct", "Ann Dey", "said", ["We will rebuild"]),
    "French marks": ("« We will rebuild », said Ann Dey.", "direct", "Ann Dey", "said", ["We will rebuild"]),
    "colon": ("Ann Dey: “We will rebuild.”", "direct", "Ann Dey", None, ["We will rebuild."]),
    "verb and colon": ("Ann Dey said: “We will rebuild.”", "direct", "Ann Dey", "said", ["We will rebuild."]),
    "dash and name": ("“We will rebuild.” — Ann Dey", "direct", "Ann Dey", None, ["We will rebuild."]),
    "whose message": (
        "Her message to the council? “We will rebuild.”",
        "direct",
        "Her",
        "message",
        ["We will rebuild."],
    ),
    "with the words": (
        "Ann Dey met him at the gate with the words, “We will rebuild.”",
        "direct",
        "Ann Dey",
        "words",
        ["We will rebuild."],
    ),
    "a written thing": (
        "The key came back in an envelope, with a typed note: “Sorry. We will rebuild.”",
        "document",
        "a typed note",
        None,
        ["Sorry. We will rebuild."],
    ),
    "interrupted": (
        "“We will rebuild,” Ann Dey said, “and we will do it here.”",
        "direct",
        "Ann Dey",
        "said",
        ["We will rebuild", "and we will do it here."],
    ),
    "going on": (
        "“We will rebuild,” Ann Dey said. “We will do it here.”",
        "direct",
        "Ann Dey",
        "said",
        ["We will rebuild", "We will do it here."],
    ),
    "going on from a piece": (
        "The plan is “a disgrace,” Ann Dey said. “It will fail.”",
        "mixed",
        "Ann Dey",
        "said",
        ["The plan is", "a disgrace", "It will fail."],
    ),
    "officials at the end": (
        "After nearly 20 years, the government plans to reverse its position, officials said late Thursday.",
        "indirect",
        "officials",
        "said",
        ["After nearly 20 years, the government plans to reverse its position"],
    ),
    "day of the saying": (
        "The bank said on Thursday it would close.",
        "indirect",
        "The bank",
        "said",
        ["it would close"],
    ),
    "broken by a dash": (
        "“The plan” — Ann Dey paused — “is dead.”",
        "direct",
        "Ann Dey",
        None,
        ["The plan", "is dead."],
    ),
    "title with a point": (
        "“We will rebuild,” Detective Sgt. Lois Kemper said.",
        "direct",
        "Detective Sgt. Lois Kemper",
        "said",
        ["We will rebuild"],
    ),
    "part quoted": (
        "Ann Dey said the plan was “a disgrace.”",
        "mixed",
        "Ann Dey",
        "said",
        ["the plan was", "a disgrace."],
    ),
    "name for it": (
        "Lee Orr described the plan as “a disgrace”.",
        "mixed",
        "Lee Orr",
        "described",
        ["the plan", "a disgrace"],
    ),
    "clause": ("Ann Dey said that the plan was dead.", "indirect", "Ann Dey", "said", ["the plan was dead"]),
    "clause without that": ("Ann Dey said the plan was dead.", "indirect", "Ann Dey", "said", ["the plan was dead"]),
    "said at the end": ("The plan is dead, Ann Dey said.", "indirect", "Ann Dey", "said", ["The plan is dead"]),
    "said in between": ("The plan, Ann Dey said, is dead.", "indirect", "Ann Dey", "said", ["The plan", "is dead"]),
    "according to": (
        "According to the ministry, the plan is dead.",
        "indirect",
        "the ministry",
        "According to",
        ["the plan is dead"],
    ),
    "according to, behind": (
        "The plan is dead, according to two officials.",
        "indirect",
        "two officials",
        "according to",
        ["The plan is dead"],
    ),
    "wish": (
        "The union demanded that the plant stay open.",
        "indirect",
        "The union",
        "demanded",
        ["the plant stay open"],
    ),
    "vow": ("Lee Orr vowed to fight the ruling.", "indirect", "Lee Orr", "vowed", ["to fight the ruling"]),
    "denial": ("Lee Orr denied the charges.", "indirect", "Lee Orr", "denied", ["the charges"]),
    "accusation": (
        "Lee Orr accused the board of theft.",
        "indirect",
        "Lee Orr",
        "accused",
        ["the board of theft"],
    ),
    "plea": (
        "Lee Orr pleaded not guilty to nine counts of fraud.",
        "indirect",
        "Lee Orr",
        "pleaded",
        ["not guilty to nine counts of fraud"],
    ),
    "passive with agent": (
        "The plan was described by Lee Orr as a mess.",
        "indirect",
        "Lee Orr",
        "described",
        ["The plan", "as a mess"],
    ),
    "memo": ("The memo says the plan is dead.", "document", "The memo", "says", ["the plan is dead"]),
    "memo quoted": (
        "The memo warns of “a long winter”.",
        "document",
        "The memo",
        "warns",
        ["a long winter"],
    ),
    "noun with agent": (
        "A denial by the ministry that troops had crossed was repeated on Monday.",
        "indirect",
        "the ministry",
        "denial",
        ["troops had crossed"],
    ),
    "noun with owner": (
        "The mayor’s claim that the bridge was safe was wrong.",
        "indirect",
        "The mayor",
        "claim",
        ["the bridge was safe"],
    ),
    "noun and description": (
        "Orr’s description of the plan as “a disgrace” drew applause.",
        "mixed",
        "Orr",
        "description",
        ["the plan", "a disgrace"],
    ),
    "reported question": (
        "Ann Dey asked whether the plan was dead.",
        "indirect",
        "Ann Dey",
        "asked",
        ["whether the plan was dead"],
    ),
    "fronted place": (
        "In Bern, a diplomat said the plan was dead.",
        "indirect",
        "a diplomat",
        "said",
        ["the plan was dead"],
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_gives_its_speaker_its_cue_and_its_words(statements, form):
    sentence, kind, speaker, cue, words = form
    article, (found,) = statements(sentence)
    told = (
        found.kind.value,
        article.quote(found.speaker.span),
        article.quote(found.cue.span) if found.cue else None,
        [article.quote(one).rstrip(",") for one in found.content],
    )
    assert told == (kind, speaker, cue, words)
