"""What `/help` and the welcome say: who can do what, in the fewest words that name all of it."""

from bot.channel import says
from bot.tongue import Phrase, say


class GuideSays(says.Says):
    """In the language of the moment, each time."""

    HELP = Phrase("Pullquote answers with the article's own words")
    WHAT = Phrase(
        "Ask about a news article, and get the sentences that answer, who said them and where they stand; or that the "
        "article does not say. Pullquote never writes a sentence of its own about the news."
    )
    ASK = Phrase(
        "**Ask**\n"
        "- `/ask`, or mention me with a question; in direct messages just write.\n"
        "- Reply to an answer to go on from it: “and why?”, “who said that?”\n"
        "- *private* shows an answer to you first; *article: Any article here* looks in all of them.\n"
        "- Below an answer: *In context*, *On the page*, *More*, *Share*; *Report* tells moderators what is wrong."
    )
    CHECK = Phrase(
        "**Check**\n"
        "- `/verify`, or *Apps: Check against the article* in the menu of any message: whether the article says that, "
        "word for word.\n"
        "- `/passage` shows a passage in its place, by the id below it."
    )
    READ = Phrase("**Read**\n- `/article` list, info, read; speakers: who speaks in it; diff: what has changed.")
    LOAD = Phrase(
        "**Load** (who may manage messages, unless the server chose others)\n"
        "- `/load` takes a link, a file or a pasted text, and shows it before it opens.\n"
        "- `/open`, `/close`, `/remove` look after the library."
    )
    LOOK_AFTER = Phrase(
        "**Look after it**\n"
        "- `/audit` tells what was answered, to whom and why: recent, answer, search, export; cases, case; article, "
        "stats, gaps; lock, exclude; replay, verify. *Apps: Audit this answer* is in the menu of an answer.\n"
        "- `/setup` chooses where I answer and what stands below answers: show, answers, banner, log, retention."
    )
    OF_YOU = Phrase("`/privacy`: what is kept of you, to see, to take and to erase.")

    WELCOME = Phrase("Hello! I answer questions about news articles with their own words")
    BEGIN = Phrase(
        "**To begin**\n"
        "1. Somebody who may manage messages gives me an article: `/load` takes a link, a file or a pasted text.\n"
        "2. Anybody asks about it: `/ask`, or a message that mentions me.\n"
        "3. I answer wherever I am asked, until `/setup` chooses where. `/help` names everything else."
    )
    WELCOME_PRIVACY = Phrase("What I keep of people, and how everybody can see, take and erase it: `/privacy`.")


def lacking_everywhere(name: str, why: str) -> str:
    """What the bot was not allowed in the server that it has just joined."""
    return say("⚠ {name} is missing in this server. {why}", name=name, why=why)
