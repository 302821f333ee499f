"""Whether the guarantee applies: the first question of a meeting, answered as the sheet says."""

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import VoteOnApplication
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.naming import name_inside
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.reading import TextVerdict, reads_event, reads_place
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Voting
from bot.kernel.ids import MemberId
from bot.kernel.message import row_of, say
from bot.kernel.refusal import Refused, check_option

YES, NO, CANNOT_SAY, SPLIT = "yes", "no", "open", "split"
VERDICTS = (YES, NO, CANNOT_SAY)
AUTOMATIC, ON_REQUEST, FOUND_BY_MECHANISM, NEVER = (
    "automatic", "beneficiary_request", "mechanism_assessed", "none",
)  # fmt: skip
"""Options of the trigger that settle the question in a way of their own."""


def vote_on_application(state: Exercise, command: VoteOnApplication) -> list[ExerciseEvent]:
    """A party says whether the guarantee applies; the last word of a role counts."""
    check_option(name_question(state), command.verdict, VERDICTS)
    role = state.role_of(command.by.member)
    if role not in find_askable(state):
        asked = row_of((name_inside(state, one) for one in find_askable(state)), "and")
        raise Refused(ExerciseRefusal.NOT_ASKED, role=name_inside(state, role), roles=asked)
    if state.verdicts.get(role) == command.verdict:
        return []
    return say_whether(state, command, role, command.verdict, command.by.member)


def name_question(state: Exercise) -> str:
    """What a meeting asks first: whether the promise is still kept where nobody attacked."""
    return say("Does it apply?") if state.setting.card.has_attacker else say("Still kept?")


def say_whether(
    state: Exercise,
    command: ExerciseCommand,
    role: str,
    verdict: str,
    by: MemberId | None,
    why: str = "",
) -> list[ExerciseEvent]:
    """A role's word, and what is settled by it once all have spoken. While it stays open, because
    too many can't say, nothing is settled, and all may say so anew."""
    minute = minute_at(state, command.at)
    said = e.ApplicationVoted(
        at=command.at, minute=minute, by=by, role=role, verdict=verdict, why=why
    )
    after = evolve(state, said)
    return [said, *settle_once_said(after, command, minute)]


def settle_once_said(
    state: Exercise, command: ExerciseCommand | ExerciseEvent, minute: int
) -> list[ExerciseEvent]:
    """What all that was said settles: nothing while a word is missing, or while it stays open."""
    if find_missing(state):
        return []
    settled = settle(state, command, minute)
    return [one for one in settled if one.applies != CANNOT_SAY]


def find_askable(state: Exercise) -> tuple[str, ...]:
    """The roles present that may say whether it applies: the guarantors, and the beneficiary unless
    the sheet keeps it out."""
    parties = guarantors(state.setting, state.procedure)
    beneficiary = () if state.procedure.chosen("beneficiary_seat") == "absent" else (BENEFICIARY,)
    return tuple(role for role in (*parties, *beneficiary) if role in state.present)


def find_counted(state: Exercise) -> tuple[str, ...]:
    """Those of them whose word counts: a beneficiary that is only heard is heard."""
    if state.procedure.sits:
        return find_askable(state)
    return tuple(role for role in find_askable(state) if role != BENEFICIARY)


def find_missing(state: Exercise) -> tuple[str, ...]:
    """Those who count and have not spoken; nobody once it is settled."""
    if state.application is not None or state.meeting_called is None:
        return ()
    return tuple(role for role in find_counted(state) if role not in state.verdicts)


def find_undecided(state: Exercise) -> tuple[str, ...]:
    """Those who can't say yet, once all have spoken and it is still open."""
    if state.application is not None or state.meeting_called is None or find_missing(state):
        return ()
    return tuple(role for role in find_counted(state) if state.verdicts.get(role) == CANNOT_SAY)


def settle_by_text(
    state: Exercise, command: ExerciseCommand | ExerciseEvent, minute: int
) -> list[ExerciseEvent]:
    """What the trigger settles by itself once the meeting is called; nothing where parties vote."""
    parties = guarantors(state.setting, state.procedure)
    trigger = state.procedure.chosen("trigger")
    verdict = ""
    if not state.setting.card.has_attacker:
        return []
    if trigger == NEVER:
        verdict = NO
    elif trigger == AUTOMATIC:
        verdict = read_event_and_place(state)
    elif trigger == ON_REQUEST and any(report.role == BENEFICIARY for report in state.reports):
        verdict = YES if read_event_and_place(state) != NO else NO
    if verdict not in (YES, NO):
        return []
    roles = parties if verdict == YES else ()
    return [
        e.ApplicationSettled(
            at=command.at, minute=minute, applies=verdict, roles=roles, itself=True
        )
    ]


def read_event_and_place(state: Exercise) -> str:
    """What the text says of event and place: yes, no or open; open where nobody did anything."""
    if not state.setting.card.has_attacker:
        return CANNOT_SAY
    choices, features = state.procedure.choices, state.setting.card.features
    verdicts = {
        reads_event(state.setting.space, choices, features).verdict,
        reads_place(state.setting.space, choices, features).verdict,
    }
    if TextVerdict.NO in verdicts:
        return NO
    return CANNOT_SAY if TextVerdict.OPEN in verdicts else YES


def settle(
    state: Exercise, command: ExerciseCommand | ExerciseEvent, minute: int
) -> list[e.ApplicationSettled]:
    """Whether it applies by what was said so far; nothing once it is settled or while
    nobody spoke.

    Under the trigger of discretion, and without a rule for the vote, each guarantor answers for
    itself. A share is taken of those who said yes or no. Consensus needs a yes and no no. It stays
    open while more can't say than say yes or no, where no guarantor says yes but the Beneficiary
    alone, and where each answers for itself, none says yes and somebody can't say.
    """
    if state.application is not None or state.meeting_called is None or not state.verdicts:
        return []
    parties = guarantors(state.setting, state.procedure)
    counted = find_counted(state)
    said = {role: state.verdicts.get(role, "") for role in counted}
    for_it = tuple(role for role in parties if said.get(role) == YES)
    yes = sum(verdict == YES for verdict in said.values())
    no = sum(verdict == NO for verdict in said.values())
    cannot_say = sum(verdict == CANNOT_SAY for verdict in said.values())
    applies, roles = NO, tuple[str, ...]()
    by_each = state.procedure.chosen("trigger") != FOUND_BY_MECHANISM
    vote = state.procedure.vote
    if by_each or state.procedure.voting is Voting.ALONE:
        applies = SPLIT if for_it and len(for_it) < len(parties) else YES if for_it else NO
        roles = for_it
        refused = any(said.get(role) == NO for role in parties)
        is_open = not for_it and (cannot_say > 0 or not refused)
    else:
        match state.procedure.voting:
            case Voting.JOINING:
                carried = len(for_it) >= (vote.joining if vote else 1)
                roles = for_it if carried else ()
            case Voting.SHARE:
                share = vote.share if vote else None
                carried = bool(yes) and share is not None and yes >= share * (yes + no)
                roles = parties if carried else ()
            case _:
                carried = bool(yes) and not no
                roles = parties if carried else ()
        applies = YES if carried else NO
        is_open = cannot_say > yes + no or (carried and not for_it)
    if is_open or not (yes or no):
        applies, roles = CANNOT_SAY, ()
    return [e.ApplicationSettled(at=command.at, minute=minute, applies=applies, roles=roles)]
