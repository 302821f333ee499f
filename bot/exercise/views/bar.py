"""The bar that stays in sight beside an exercise: its incident, the hour of the game, the next
deadline, and what this reader may do."""

from bot.exercise.rules.application import find_missing
from bot.exercise.rules.clock import DECIDE, MEET, hours_first, next_deadline
from bot.exercise.rules.naming import list_roles, role_name
from bot.exercise.rules.voting import find_missing_voters
from bot.exercise.rules.wording import find_unjudged
from bot.exercise.state import Exercise, ExercisePhase, ExerciseProposal
from bot.exercise.views.steps import allowed_steps, find_verdicts, offer_judging, steps, votes
from bot.kernel.bar import Bar, BarClock
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Button, Buttons, Strong, Text, Tone, text


def exercise_bar(exercise: str, state: Exercise, by: Caller) -> Bar:
    """How an exercise stands, for one member, with the buttons that they may press."""
    role = state.role_of(by.member)
    proposal = _to_vote_on(state, role)
    buttons = list(steps(state, exercise, by))
    if proposal is not None and (choice := votes(state, exercise, by)) is not None:
        ways = [way for way in choice.options if way.value.split()[2] == str(proposal.number)]
        first = len(list(allowed_steps(state, find_verdicts(state, by), by)))
        buttons[first:first] = [Button(way.label, way.value, Tone.PRIMARY) for way in ways]
    if isinstance(judging := offer_judging(state, exercise, by), Buttons):
        buttons[:0] = judging.buttons
    elif judging is not None:
        buttons[:0] = [Button(way.label, way.value) for way in judging.options]
    if not role and state.phase is ExercisePhase.GATHERING:
        join = f"/exercise join exercise:{exercise}"
        buttons.insert(0, Button(say("Take a role"), join, Tone.PRIMARY))
    board = Button(say("See the incident"), f"/exercise show exercise:{exercise}")
    return Bar(
        title=state.setting.card.title,
        now=text(_now(state)),
        clock=_clock(state),
        rows=tuple(_rows(state, role)),
        buttons=(*buttons, board),
        call=_call(state, role, proposal),
    )


def _call(state: Exercise, role: str, proposal: ExerciseProposal | None) -> str:
    """What this reader has to do now."""
    if state.phase is ExercisePhase.RUNNING and role in find_missing(state):
        if not state.setting.card.has_attacker:
            return say("Say whether the promise is still kept.")
        return say("Say whether the guarantee applies.")
    if proposal is not None:
        return say("Your role’s vote is open.")
    is_asked = state.phase is ExercisePhase.RUNNING and role and find_unjudged(state, role)
    return say("Say whether your sheet is kept.") if is_asked else ""


def _now(state: Exercise) -> str:
    match state.phase:
        case ExercisePhase.GATHERING:
            return say("Roles are being taken")
        case ExercisePhase.PAUSED:
            return say("{what} (paused)", what=hours_first(state.minute))
        case ExercisePhase.OVER:
            return say("The exercise is over")
        case ExercisePhase.RUNNING:
            return hours_first(state.minute)


def _clock(state: Exercise) -> BarClock | None:
    """The next deadline of the sheet, where there is one and time runs."""
    if (ahead := next_deadline(state)) is None:
        return None
    what, until = ahead
    labels = {MEET: say("Meet within"), DECIDE: say("Decide within")}
    return BarClock(label=labels[what], until=until)


def _rows(state: Exercise, role: str) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    if role:
        rows.append((say("Your role"), text(Strong(role_name(state, role)))))
    if state.phase is ExercisePhase.GATHERING:
        free = sum(not state.holders.get(one.id) for one in state.setting.roles)
        rows.append((say("Free roles"), text(str(free))))
    if missing := find_missing(state):
        attacked = state.setting.card.has_attacker
        unsaid = say("Still to say whether it applies") if attacked else say("Still to say")
        rows.append((unsaid, text(list_roles(state, missing))))
    for proposal in state.open_proposals[-1:]:
        votes_missing = len(find_missing_voters(state, proposal))
        proposed = say("{number}: {responses}", number=proposal.number,
                       responses=state.setting.names(proposal.responses))  # fmt: skip
        rows.append((say("Proposal"), text(proposed)))
        rows.append((say("Votes missing"), text(str(votes_missing))))
    return rows


def _to_vote_on(state: Exercise, role: str) -> ExerciseProposal | None:
    """The latest proposal on which a role still has to vote."""
    if state.phase is not ExercisePhase.RUNNING:
        return None
    waiting = (p for p in reversed(state.open_proposals) if role in find_missing_voters(state, p))
    return next(waiting, None)
