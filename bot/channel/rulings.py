"""How the rules of a server read, and what is said of them in its log channel."""

from collections.abc import Sequence

from bot.tongue import count, name, say


def ready(servers: int) -> str:
    """For the operator's terminal."""
    return count(
        "Pullquote is connected, in {number} server.", "Pullquote is connected, in {number:,} servers.", servers
    )


def answered_in(channels: Sequence[str]) -> str:
    """Where questions are answered."""
    if not channels:
        return say("Questions are answered in every channel.")
    return say("Questions are answered in {channels}.", channels=", ".join(channels))


def banner_is(banner: str | None, articles: int) -> str:
    """What stands below answers; `articles` have a line of their own."""
    own = [count("{number} article has a line of its own.", "{number} articles have lines of their own.", articles)]
    all_have = say("Below every answer stands: {banner}", banner=banner) if banner else say("No line below answers.")
    return " ".join([all_have, *(own if articles else [])])


def log_is(channel: str | None) -> str:
    """Which channel is told."""
    return say("Changes are told in {channel}.", channel=channel) if channel else say("No channel is told of changes.")


def retention_is(chosen: int | None, in_force: int) -> str:
    """For how long it is kept who asked: what the server has chosen, or what its host allows."""
    kept = count("Who asked is kept for {number} day", "Who asked is kept for {number} days", in_force)
    if chosen is None:
        return say("{kept}, as whoever runs Pullquote has chosen.", kept=kept)
    if chosen > in_force:
        return say("{kept}: whoever runs Pullquote keeps it no longer.", kept=kept)
    return say("{kept}.", kept=kept)


def questions_are(days: int | None) -> str:
    """For how long it is kept what was asked."""
    if days is None:
        return say("What was asked and what was cited are kept for good.")
    return count(
        "What was asked is kept for {number} day; what was cited, for good.",
        "What was asked is kept for {number} days; what was cited, for good.",
        days,
    )


def lacking(channel: str, name: str, why: str) -> str:
    """What the bot may not do there, in Discord's words, and what fails."""
    return say("⚠ {name} is missing in {channel}. {why}", name=name, channel=channel, why=why)


def gone(channels: int) -> str:
    """That some of the channels for questions are no longer there, and what takes them off the list."""
    return count(
        "⚠ A channel for questions is gone. The next /setup answers takes it off the list.",
        "⚠ {number} channels for questions are gone. The next /setup answers takes them off the list.",
        channels,
    )


def not_for_you(command: str) -> str:
    """For whoever presses what belongs to a command that the server does not let them use."""
    return say(
        "You may not use /{command} here, so this is not for you either. Who may is chosen in Server Settings → "
        "Integrations → Pullquote.",
        command=name(command),
    )


def rules_changed(person: int, what: str) -> str:
    """For the log channel."""
    return say("<@{person}> changed what holds here with /setup {what}.", person=person, what=what)


def article_opened(person: int, title: str) -> str:
    """For the log channel."""
    return say("<@{person}> opened **{title}**.", person=person, title=title)


def article_corrected(person: int, title: str) -> str:
    """For the log channel, of an article that was in the library already."""
    return say("<@{person}> corrected the title, the author or the date of **{title}**.", person=person, title=title)


def article_removed(person: int, title: str) -> str:
    """For the log channel."""
    return say("<@{person}> removed **{title}** from the library.", person=person, title=title)
