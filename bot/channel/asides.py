"""What one person is told beside the reply that they wait for, once they have it: to them alone, in one message."""

from typing import Final

from bot.channel.called import Interaction, refuse

_KEPT: Final = "asides"


def aside(interaction: Interaction, sentence: str) -> None:
    """Tell it to whoever has called or pressed, after the reply; twice the same is told once."""
    kept: list[str] = interaction.extras.setdefault(_KEPT, [])
    if sentence not in kept:
        kept.append(sentence)


def told_already(interaction: Interaction, sentence: str) -> None:
    """The reply itself says as much."""
    interaction.extras[_KEPT] = [one for one in interaction.extras.get(_KEPT, []) if one != sentence]


async def tell_asides(interaction: Interaction) -> None:
    """Now; nothing where that comes too late."""
    kept: list[str] = interaction.extras.pop(_KEPT, [])
    if kept:
        await refuse(interaction, "\n".join(kept))
