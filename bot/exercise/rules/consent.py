"""The second voice of the United States: what its government takes on, Congress must agree to."""

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import AgreeInCongress
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clauses.deeds import done_by, find_helpers, parties
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.game_clock import DAY
from bot.exercise.rules.holding import DECISION, DELIVERY, FORCES
from bot.exercise.rules.setting import CONGRESS, UNITED_STATES
from bot.exercise.rules.stake_cards import ConsentTerms
from bot.exercise.rules.stakes import find_card
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Assessment
from bot.kernel.ids import MemberId

NEEDS_CONSENT = frozenset({"money", "materiel", "air_defence", "forces"})
"""What costs money or puts people in danger, and so is not the government's alone."""

LAW = frozenset({"treaty", "domestic_law"})
"""Legal forms to which Congress has agreed before."""

SHARERS = 2
"""Other guarantors that have to help before Congress calls it shared."""


def find_pending(state: Exercise) -> frozenset[str]:
    """What the United States took on and Congress has not decided about."""
    decided = frozenset[str]().union(*(consent.what for consent in state.consents))
    return (done_by(state, UNITED_STATES) & NEEDS_CONSENT) - decided


def agree(state: Exercise, command: AgreeInCongress) -> list[ExerciseEvent]:
    """Congress agrees or not, by a member."""
    move = command.id if command.words else ""
    agreed = command.agreed == "yes"
    minute = minute_at(state, command.at)
    return _decide(state, command, minute, (agreed, ""), command.by.member, move)


def agree_by_script(state: Exercise, command: ExerciseCommand, minute: int) -> list[ExerciseEvent]:
    """Congress decides by its card where a script plays it; nothing while it waits."""
    if CONGRESS not in state.scripted or not find_pending(state):
        return []
    verdict = find_verdict(state, minute)
    return [] if verdict is None else _decide(state, command, minute, verdict, None)


def find_verdict(state: Exercise, minute: int) -> tuple[bool, str] | None:
    """Whether Congress agrees by its card, and why: law, or its terms. It waits a day for what its
    terms ask for."""
    if state.procedure.chosen("bindingness") in LAW:
        return True, "law"
    card = find_card(state, CONGRESS)
    terms = ConsentTerms.NONE if card is None else card.terms
    unasked = terms is ConsentTerms.PROOF and not state.setting.card.has_attacker
    if terms is ConsentTerms.NONE or unasked:
        return True, ""
    if terms is ConsentTerms.NO_FORCES:
        return "forces" not in find_pending(state), terms.value
    if terms is ConsentTerms.PROOF:
        is_met = state.author >= Assessment.PROBABLE and not state.refuted
    else:
        others = (role for role in parties(state) if role != UNITED_STATES)
        is_met = len(find_helpers(state, others)) >= SHARERS
    if is_met:
        return True, terms.value
    return (False, terms.value) if minute - state.injects[0].minute >= DAY else None


def _decide(
    state: Exercise,
    command: ExerciseCommand,
    minute: int,
    verdict: tuple[bool, str],
    by: MemberId | None,
    move: str = "",
) -> list[ExerciseEvent]:
    """What Congress says; a no keeps back what the government took on."""
    agreed, why = verdict
    pending = find_pending(state)
    events: list[ExerciseEvent] = [
        e.ConsentGiven(
            at=command.at,
            minute=minute,
            by=by,
            role=CONGRESS,
            what=tuple(sorted(pending)),
            agreed=agreed,
            why=why,
            move=move,
        )
    ]
    if not agreed:
        kept_back = _find_kept_back(state, pending)
        events.append(
            e.Withheld(at=command.at, minute=minute, by=by, role=UNITED_STATES, what=kept_back)
        )
    return events


def _find_kept_back(state: Exercise, pending: frozenset[str]) -> str:
    """What a no keeps back: forces alone, what was decided, or else deliveries and money."""
    if pending == {"forces"}:
        return FORCES
    bound = any(
        UNITED_STATES in outcome.bound for count in state.counts for outcome in count.outcomes
    )
    return DECISION if bound else DELIVERY
