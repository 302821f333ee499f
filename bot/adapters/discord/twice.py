"""Interactions that come twice: delivered again by Discord, or a button clicked twice."""

import math
from collections import OrderedDict

import discord

MOST = 2000
"""Interactions that are remembered."""

A_DOUBLE_CLICK = 1.0
"""Seconds within which the same button of the same message, pressed again, was meant once."""


class Twice:
    """Remembers what came of late."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, float] = OrderedDict()

    def delivered(self, interaction: discord.Interaction, now: float) -> bool:
        """Was this very interaction delivered before? `now` is in seconds of any clock."""
        return self._again(str(interaction.id), now, math.inf)

    def clicked(self, interaction: discord.Interaction, action: str, now: float) -> bool:
        """Did the same member press the same button a moment ago?"""
        if interaction.type is not discord.InteractionType.component or not interaction.message:
            return False
        mark = f"{interaction.user.id} {interaction.message.id} {action}"
        return self._again(mark, now, A_DOUBLE_CLICK)

    def _again(self, mark: str, now: float, span: float) -> bool:
        before = self._seen.get(mark)
        if before is not None and now - before < span:
            return True
        self._seen[mark] = now
        self._seen.move_to_end(mark)
        if len(self._seen) > MOST:
            self._seen.popitem(last=False)
        return False
