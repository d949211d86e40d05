"""The recorded run: all that the bot can do, with no rule broken, and each part of it tells what it must."""

import re

import pytest
import pytest_asyncio
from wire.record import record

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

MUST = {
    "An article is loaded": (
        "Fetching the page …",
        "Loading was cancelled. Nothing was kept.",
        "By Nora Quist · 3 May 2025 · The Ellery Courier",
        "⚠ It looks as if only the beginning is here",
        "Discarded; nothing was kept.",
        "Open here now: **Ferry to Tarrow Island will be scrapped**",
        "The link leads where Pullquote does not go",
    ),
    "Readers ask": (
        "[On the page → http://127.0.0.1:",
        "#:~:text=Lockhart%20declined",
        "-# Shared by Alice",
        "The article does not say.",
        "The article does not mention anybody of that name.",
        "months old",
        "of the stored text; SHA-256",
        "and Discord refuses the layout",
    ),
    "Questions that follow another": (
        "-# Understood as a follow-up: Who said that? (What did the memo advise?)",
        "mention me in it, or use /ask",
        "bob: @Pullquote and Takala? [in about the ferry]",
        "-# Understood as a follow-up: What did Takala say?",
    ),
    "Readers read, and are offered what there is": (
        "The Ellery Courier · 3 May 2025",
        "### Who speaks in Ferry to Tarrow Island will be scrapped",
        "-# Paragraphs 1 to ",
        "   Who declined to comment?\n",
        "   Library closed\n",
        "   Ruth Anselm\n",
    ),
    "Claims are checked": ("**✓ ", "**≠ ", "**… ", "**✂ ", "**⧓ ", "**✗ ", "**⚠ ", "There are no words in it"),
    "A moderator looks at an answer": (
        "### The latest answers",
        "### Why this answer",
        "from the menu of its message: the same",
    ),
    "An answer is reported": ("this is case 1", "### Case 1 · open · reported by 2 people", "reported by @alice"),
    "The answer is judged": (
        "judged by @mod: Out of context",
        "amended by @mod: Wrong passage",
        "reopened by @mod",
        "Moderators have retracted this answer.",
        "Moderators have put other passages in the place",
        "answer restored by @mod",
        "Case 1, which you reported, was judged",
    ),
    "The question is reworded, and the message is gone": ("question reworded by @mod", "It could not be changed"),
    "Several articles": ("Which one do you mean?", "The mayor declined to comment on the roof.", "article: *"),
    "Direct messages": ("> The pier opened in June", "Understood as a follow-up: How much did the pier cost?"),
    "An app of one's own": (
        "Article 11 of 11",
        "— the official (unnamed; probably One harbour official, ¶10), said (¶10)",
        "passages 6 to 7 of 7",
        "that one interaction needed: 1\n",
    ),
    "The record is examined": ("1 answer found", "week of", "✓ The record holds", "record-1.jsonl"),
    "The page has changed": ("since then: 2 changed of 18 paragraphs", "+ ¶1 ", "Version 2 of 2"),
    "The questions are asked again": ("8 questions asked again, ", "other passages"),
    "Something is not to be cited": (
        "Paragraph 8 is not cited here, moderators say: The paper corrected it.",
        "Moderators let paragraph 8 not be cited",
        "Moderators let the passage not be cited",
        "Moderators have locked this article (It is disputed.)",
        "is unlocked.",
    ),
    "A server is set up": (
        "Below every answer stands: Corrected on Monday.",
        "for 9 days",
        "⚠ No question is answered: the channel for them is gone.",
        "⚠ The channel that is told of changes and reports is gone",
        "Nothing was removed.",
        "### Pullquote answers with the article's own words",
        "Removed: **Library closed**.",
    ),
    "What is kept of people": ("their words for 9 days here", "my-questions.json", "Erased: "),
    "The bot is invited": ("### Hello! I answer questions",),
    "Limits are reached": ("This library is full", "You can ask again in"),
    "The end": ("unknown routes: 0;", "violations of Discord's rules: 0."),
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def told(tmp_path_factory):
    """What was told, by the part of the run."""
    _, told = await record(tmp_path_factory.mktemp("home"), lambda _: None)
    return told


async def test_the_run_goes_through_all_of_its_parts_and_breaks_no_rule(told):
    assert list(told) == list(MUST)
    assert re.fullmatch(
        r"\n######## The end\nRequests: \d{3}; unknown routes: 0;\nviolations of Discord's rules: 0\.\n",
        told["The end"],
    )


@pytest.mark.parametrize("part", MUST)
async def test_each_part_tells_what_it_must(told, part):
    assert [one for one in MUST[part] if one not in told[part]] == []


async def test_nobody_reads_an_id_of_a_person_or_the_inside_of_an_error(told):
    whole = "".join(told.values())
    assert [one for one in ("Traceback", "<@", "<t:", "None", "{", "}") if one in whole] == []
