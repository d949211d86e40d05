"""Sentences without facts that every front end says. Those with facts are in `bot.words`."""

from bot.tongue import Phrase


class Says:
    """In the language of the moment, each time."""

    UNDETERMINED = Phrase(
        "The article is not in English: its quotations are listed, and their speakers could not be told."
    )
    NOBODY_SPEAKS = Phrase("Nobody is given words in this article.")
    UNNAMED = Phrase("(unnamed)")
    NOT_IN_ARTICLE = Phrase("The article does not say.")
    WITHHELD = Phrase("Moderators let what was found not be cited.")
    CLOSEST_OF_REST = Phrase("Moderators let what was found not be cited. The closest passage of the rest:")
    WHAT_TO_ASK = Phrase(
        "I answer questions about a news article with its own words: ask who said what, when, where or why."
    )
    NO_SUMMARY = Phrase("I write no summaries, I quote: ask about something in the article, such as who said what.")
    NONE_OPEN_YET = Phrase(
        "No article is open yet: /open FILE opens one. To see how it works first: python -m bot demo"
    )
    NOTHING_FOUND = Phrase("Nothing was found.")
    CLOSEST = Phrase("The article does not answer this directly. The closest passage:")
    UNTITLED = Phrase("Untitled article")
    INTERNAL = Phrase("Something went wrong on our side; nothing that was stored is lost.")
    READY = Phrase("The search by meaning is ready.")
    AGREES = Phrase("The full search finds the same passages.")
    FULLER = Phrase("With the full search:")
    NOT_READY = Phrase("The search by meaning could not be started, so answers come from words alone:")
    NO_ARTICLES = Phrase("The library is empty. Load an article with: pullquote load FILE")
    READING = Phrase("Reading the article")
    FETCHING = Phrase("Fetching the page")
    OPEN_IT = Phrase("Open it? [y]es, [c]orrect, [n]o")
    DISCARDED = Phrase("Discarded; nothing was kept.")
    EMPTYING = Phrase("An empty line leaves a field as it is; a dash empties it.")
    NO_VERSIONS = Phrase("This article was not loaded from an address; it has no other versions.")
    LOOKING = Phrase("Looking")
    INDEXING = Phrase("Indexing the article")
    WARMING = Phrase("Loading the search by meaning")
    YOUR_TURN = Phrase("Ask your own questions. /open FILE opens another article, Ctrl-D leaves.")
    CHAT_HELP = Phrase("Ask a question, or: /open FILE|ID to open an article, /list to see them, Ctrl-D to leave.")
    PACKAGED = Phrase("packaged")
    NOT_SET = Phrase("not set")
    TOKENED = Phrase("a token is set")
    UNTOKENED = Phrase("no token is set; to run the bot, set DISCORD_TOKEN or DISCORD_TOKEN_FILE")
