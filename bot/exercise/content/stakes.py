"""The hidden cards of guarantors, as content has them."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.exercise.rules.stake_cards import ConsentTerms, StakesCard


@cache
def load_stakes() -> tuple[StakesCard, ...]:
    """All cards, in the order of the file."""
    file = files("bot.exercise.content") / "exercise" / "stakes.toml"
    return tuple(
        StakesCard(
            **{
                **card,
                "limits": frozenset(card.get("limits", ())),
                "terms": ConsentTerms(card.get("terms", "")),
            }
        )
        for card in tomllib.loads(file.read_text("utf-8"))["card"]
    )
