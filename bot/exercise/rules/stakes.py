"""Hidden cards: what a commitment is worth to a guarantor, what it may cost, and what would end it
at home. They are dealt by the seed, and opened in the debrief."""

from datetime import datetime
from zlib import crc32

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clauses.deeds import done_by
from bot.exercise.rules.stake_cards import ConsentTerms, StakesCard
from bot.exercise.state import Exercise


class OpenedStakes(Struct, frozen=True):
    """A role's card in the debrief, with the responses of that role that reached its limit."""

    card: StakesCard
    reached: frozenset[str]


def deal(state: Exercise, at: datetime) -> list[ExerciseEvent]:
    """One card for each role that has some, always the same for the same seed. None asks who did it
    where nobody attacked."""
    dealt: list[tuple[str, str]] = []
    attacked = state.setting.card.has_attacker
    fitting = [
        card for card in state.setting.stakes if attacked or card.terms is not ConsentTerms.PROOF
    ]
    for role in dict.fromkeys(card.role for card in fitting):
        cards = [card for card in fitting if card.role == role]
        number = crc32(f"{state.opened.seed}:stakes:{role}".encode()) % len(cards)
        dealt.append((role, cards[number].id))
    return [e.StakesDealt(at=at, cards=tuple(dealt))] if dealt else []


def find_card(state: Exercise, role: str) -> StakesCard | None:
    """The card that a role was dealt; None for one without."""
    dealt = state.stakes.get(role, "")
    cards = (card for card in state.setting.stakes if card.role == role and card.id == dealt)
    return next(cards, None)


def find_crossed(state: Exercise, role: str, responses: frozenset[str]) -> frozenset[str]:
    """Those of some responses that would end a commitment at a role's home."""
    card = find_card(state, role)
    return frozenset[str]() if card is None else responses & card.limits


def open_stakes(state: Exercise) -> tuple[OpenedStakes, ...]:
    """All cards that were dealt, in the order of the roles, with what reached their limits."""
    cards = (find_card(state, role.id) for role in state.setting.roles)
    return tuple(
        OpenedStakes(card, done_by(state, card.role) & card.limits)
        for card in cards
        if card is not None
    )
