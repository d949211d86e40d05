"""Forms as they come back: what was typed and chosen."""

from bot.channel.called import Interaction
from bot.channel.press import payload


def inputs(interaction: Interaction) -> dict[str, str]:
    """What was typed into a form, or chosen first, by the input's id.

    It is read from what Discord sent, so that no form is remembered.
    """
    found: dict[str, str] = {}
    for row in payload(interaction).get("components", []):
        for one in [row.get("component"), *row.get("components", [])]:
            value = one and (one.get("value") or next(iter(one.get("values") or []), ""))
            if one and isinstance(value, str):
                found[str(one.get("custom_id"))] = value
    return found
