"""Sentences without facts that Discord alone needs, beside those that every front end says."""

from bot import says
from bot.tongue import Phrase


class Says(says.Says):
    """In the language of the moment, each time."""

    ARTICLES = Phrase("Articles")
    ANY_ARTICLE = Phrase("Any article here")
    KEPT = Phrase("Nothing was removed.")
    REMOVE_IT = Phrase("Remove it")
    KEEP_IT = Phrase("Keep it")
    MENTION_ME = Phrase("I cannot read that message: mention me in it, or use /ask.")
    OPEN_HERE = Phrase("open here")
    ANSWERS = Phrase("The latest answers")
    OUTCOME_CLOSEST = Phrase("No passage answers; the closest was shown")
    OUTCOME_WITHHELD = Phrase("Moderators let it not be cited")
    OUTCOME_NONE = Phrase("The article does not say")
    PRIVATELY = Phrase("shown privately")
    NOWHERE = Phrase("not known to have been shown")
    NEWER = Phrase("The page has had a newer version since: /article diff compares them, /open opens it.")
    STALE = Phrase("This button is from another version of Pullquote, or its message has changed. Ask again with /ask.")
    SHARED_ALREADY = Phrase("This answer was shared already.")
    NOT_ALLOWED = Phrase("You may not do that here.")
    NO_VOICE = Phrase(
        "I may not write in that channel. Somebody who manages the server can allow it (View Channel, Send Messages), "
        "or use /ask: that works without it."
    )
    STALE_COMMAND = Phrase("This command is from another version of Pullquote. Wait a minute, and give it again.")
    TOO_LATE = Phrase("The answer came too late to be shown in its place. Ask again, please.")
    NONE_OPEN = Phrase("No article was open here.")
    NO_ARTICLES = Phrase("There are no articles here yet. Load one with /load.")
    NOTHING_ASKED = Phrase("Nothing was asked here yet.")
    LINK_OR_FILE = Phrase("Give a link or a file, not both; nothing was loaded.")
    TOO_LATE_TO_CANCEL = Phrase("There is no such load to cancel: it is in, or was given up.")
    FETCHING = Phrase("Fetching the page …")
    READING_IT = Phrase("Reading it …")
    DISCARDED = Phrase("Discarded; nothing was kept.")
    CANCEL = Phrase("Cancel")
    OPEN_IT_HERE = Phrase("Open it here")
    CORRECT = Phrase("Correct")
    LOOK = Phrase("See all of it")
    DISCARD = Phrase("Discard")
    CORRECT_TITLE = Phrase("Correct the article")
    AUTHOR_LABEL = Phrase("Author")
    AUTHOR_HINT = Phrase("Several with commas between them; with semicolons, where a name has a comma.")
    DATE_LABEL = Phrase("Date of publication")
    DATE_HINT = Phrase("As in 2024-05-31; empty where it is not known.")
    DROP_LABEL = Phrase("Leave out paragraphs")
    DROP_HINT = Phrase("Their numbers, as “See all of it” shows them.")
    RESTORE_LABEL = Phrase("Put back what was removed")
    REMOVED = Phrase("Removed, by number:")
    NOTHING_CHANGED = Phrase("The two say the same.")
    NO_EARLIER = Phrase("This article has no other version here.")
    GETTING_READY = Phrase("Pullquote has just been started and is getting ready; the article follows.")
    READING = Phrase("Reading the article")
    HOW_TO_ASK = Phrase("Ask with /ask, or mention me with a question.")
    IN_CONTEXT = Phrase("In context")
    ON_THE_PAGE = Phrase("On the page")
    MORE = Phrase("More")
    SHARE = Phrase("Share")
    READ_ON = Phrase("Read on from here")
    READ_IT = Phrase("Read it")
    TO_THE_PAGE = Phrase("To the page")
    BACK = Phrase("Back")
    ONWARD = Phrase("Onward")
    PASTE_TITLE = Phrase("Paste an article")
    TITLE_LABEL = Phrase("Title")
    TITLE_HINT = Phrase("Left empty, a first line that looks like a headline is taken.")
    TEXT_LABEL = Phrase("Text")
    TEXT_HINT = Phrase("At most 4,000 characters here; longer texts go on below, or come as a file with /load.")
    MORE_TEXT_LABEL = Phrase("Text, continued")
    MORE_TEXT_HINT = Phrase("Begin at a new paragraph.")
    IN_A_FILE = Phrase("The reply is too long to be shown as text: it is attached whole.")
    ERASED_THEIRS = Phrase("somebody whose question was erased")
    NAME_GONE = Phrase("somebody whose name is no longer kept")
    PRIVACY_PAGE = Phrase("Page on privacy")
    TERMS_PAGE = Phrase("Terms of use")
    EXPORT = Phrase("Give me all of it")
    ERASE = Phrase("Erase it")
    ERASE_ALL = Phrase("Erase all of it")
    KEEP_ALL = Phrase("Keep it")
    EXPORTED = Phrase("All that is kept of you:")
    TOO_MUCH_TO_EXPORT = Phrase(
        "It is more than Discord takes as one file. Ask whoever runs Pullquote for it, or for a part of it."
    )
    SETUP = Phrase("What holds in this server")
    GONE_CHANNEL = Phrase("a channel that is gone")
    ANSWERED_NOWHERE = Phrase(
        "⚠ No question is answered: the channel for them is gone. Choose another with /setup answers, or let questions "
        "be answered everywhere with /setup answers alone."
    )
    LOG_GONE = Phrase(
        "⚠ The channel that is told of changes and reports is gone, so nobody is told. Choose another with /setup log."
    )
    LOG_UNTOLD = Phrase(
        "That was done, but the log channel was not told: it is gone, or I may not write in it. /setup show says "
        "which, and /setup log chooses another."
    )
    NOTHING_LACKING = Phrase("✓ Pullquote may do all that it needs, here and in the channels named.")
    WHO_MAY_LOAD = Phrase(
        "Who may load, open, remove and audit: those who may manage messages, unless you choose others in Server "
        "Settings → Integrations → Pullquote. Pullquote keeps to what is chosen there, for its buttons too."
    )
