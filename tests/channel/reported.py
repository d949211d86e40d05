"""An answer that is reported, and what those do and read who look after it."""

from fakes import channel as reading

HIT = "What did the ferry hit?"
ROCK = "> The ferry hit a rock near Holm."


def raw(components):
    """Of messages in a channel the components come as values, of replies as they were sent."""
    return [one if isinstance(one, dict) else one.to_dict() for one in components]


def texts(components):
    return reading.texts(raw(components))


def labels(components):
    return reading.labels(raw(components))


async def report(place, answer, reason="wrong_passage", words="It is about the crew.", by=None):
    who = by or place.reader
    form = await who.click(answer.response, label="Report")
    return await who.submit_modal(form, {"reason": [reason], "words": words})


async def judged(place, shown, label):
    """Press it on the card, or on the latest in that channel; what the card says then."""
    card = getattr(shown, "last_message", None)
    await place.moderator.click(card or shown, label=label)
    return texts((shown.last_message if card else shown).components)


def said(sent):
    return "\n".join(texts(one.components) for one in [sent.response, *sent.followups] if one is not None)


def cards(log):
    """The first lines of the cards in the log channel, oldest first."""
    read = [texts(one.components) for one in log.history()]
    return [one.partition("\n")[0] for one in read if one.startswith("### Case ")]


async def retract(place, card, why="It is another ferry."):
    """The form of *Retract*, sent in."""
    form = await place.moderator.click(card, label="Retract")
    return await place.moderator.submit_modal(form, {"words": why})


async def replace(place, card, passages="p3s1", why="This one."):
    """The form of *Replace with passage …*, sent in."""
    form = await place.moderator.click(card, label="Replace with passage …")
    return await place.moderator.submit_modal(form, {"passages": passages, "words": why})
