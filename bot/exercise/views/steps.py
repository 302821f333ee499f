"""What can be done next in an exercise: the buttons on its board, as far as its table allows
them."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from bot.exercise.commands import playing as c
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.allowed import TABLE, may
from bot.exercise.rules.application import find_askable
from bot.exercise.rules.clock import number_next
from bot.exercise.rules.naming import NO_NAMES, Names, holders
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.seats import roles_with_room
from bot.exercise.rules.setting import ExerciseRole
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_missing_voters, find_voters
from bot.exercise.rules.who import LEADER
from bot.exercise.rules.wording import find_unjudged
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.command import Caller
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Button, Buttons, Choice, Option, Tone

MOST_VOTES = 24
"""Ways to vote that are offered."""


class OfferedStep(Struct, frozen=True):
    """A button, and the act that it asks for; None for one that only shows something."""

    act: type[AllowedAct] | None
    button: Button


BEGIN = OfferedStep(c.Start, Button(say("Begin"), "/exercise begin", Tone.PRIMARY))
BRIEF = OfferedStep(c.ShowBrief, Button(say("My role"), "/exercise brief"))
RED_LINE = OfferedStep(c.SetRedLine, Button(say("My red line"), "/exercise redline"))
_LEAVE = OfferedStep(c.LeaveRole, Button(say("Leave your role"), "/exercise leave"))
_REPORT = OfferedStep(c.Report, Button(say("Report"), "/exercise report", Tone.PRIMARY))
_CALL = OfferedStep(
    c.CallMeeting, Button(say("Call the meeting"), "/exercise convene", Tone.PRIMARY)
)
_IT_APPLIES = OfferedStep(
    c.VoteOnApplication, Button(say("It applies"), "/incident applies yes", Tone.PRIMARY)
)
_NOT_APPLIES = OfferedStep(
    c.VoteOnApplication, Button(say("It doesn’t"), "/incident applies no", Tone.PRIMARY)
)
_CANNOT_SAY = OfferedStep(
    c.VoteOnApplication, Button(say("Can’t say yet"), "/incident applies open", Tone.PRIMARY)
)
_STILL_KEPT = (
    OfferedStep(
        c.VoteOnApplication, Button(say("It’s still kept"), "/incident applies yes", Tone.PRIMARY)
    ),
    OfferedStep(c.VoteOnApplication, Button(say("No longer kept"), "/incident applies no")),
)
EVIDENCE = OfferedStep(
    c.HandInEvidence, Button(say("Hand in evidence"), "/incident evidence", Tone.PRIMARY)
)
KEPT = OfferedStep(c.JudgeWording, Button(say("Are our words kept?"), "/incident kept"))
WITHHOLD = OfferedStep(c.Withhold, Button(say("Keep something back"), "/incident withhold"))
LIVE = OfferedStep(c.ChooseLife, Button(say("Go, wait or leave?"), "/incident choose"))
AGREE = OfferedStep(
    c.AgreeInCongress, Button(say("Does Congress agree?"), "/incident agree", Tone.PRIMARY)
)
DARE = OfferedStep(c.ChooseRung, Button(say("What do we dare?"), "/incident dare"))
ANSWER = OfferedStep(c.AnswerQuestion, Button(say("Answer"), "/incident answer", Tone.PRIMARY))
ASK = OfferedStep(c.AskInExercise, Button(say("Ask in public"), "/exercise ask"))
STATE = OfferedStep(c.State, Button(say("Make a statement"), "/exercise state"))
_PROPOSE = OfferedStep(c.Propose, Button(say("Propose"), "/exercise propose", Tone.PRIMARY))
COUNT = OfferedStep(c.Count, Button(say("Count the votes"), "/exercise count"))
FIND = OfferedStep(c.Find, Button(say("Publish a finding"), "/exercise find"))
RESPOND = OfferedStep(c.Respond, Button(say("Act alone"), "/exercise respond"))
PAUSE = OfferedStep(c.PauseExercise, Button(say("Pause"), "/exercise pause"))
RESUME = OfferedStep(c.ResumeExercise, Button(say("Go on"), "/exercise resume", Tone.PRIMARY))
END = OfferedStep(c.End, Button(say("End the incident"), "/exercise end", Tone.DANGER))
_DEBRIEF = OfferedStep(
    c.ShowDebrief, Button(say("See the debrief"), "/exercise debrief", Tone.PRIMARY)
)
_FILE = OfferedStep(c.ShowDebrief, Button(say("As Markdown"), "/exercise debrief kind:markdown"))
DETAILS = OfferedStep(None, Button(say("See the incident"), "/exercise show"))
CHAIR_BUTTON = Button(say("Chair"), "/exercise desk")
"""Opens the desk of the exercise's chair, for the chair alone."""
COUNT_BUTTON = Button(say("Count the votes"), "/exercise desk do:count", Tone.PRIMARY)
"""Counts the votes at the chair's desk, where all have voted."""


def steps(
    state: Exercise, exercise: str, by: Caller | None = None, *, detailed: bool = False
) -> tuple[Button, ...]:
    """The buttons by how far the exercise has come: those that this member may press, or without
    one those that all see, with the chair's own acts behind one; where it is not `detailed`
    already, they lead to the details."""
    details = () if detailed else (DETAILS,)
    return offer(state, exercise, (*find_verdicts(state, by), *_steps(state), *details), by)


def find_verdicts(state: Exercise, by: Caller | None = None) -> tuple[OfferedStep, ...]:
    """What can be said of whether the guarantee applies, or is still kept where nobody attacked,
    while it is asked, by this member or by anybody."""
    asked = by is None or state.role_of(by.member) in find_askable(state)
    is_open = state.meeting_called is not None and state.application is None
    if not (is_open and asked):
        return ()
    said = (_IT_APPLIES, _NOT_APPLIES) if state.setting.card.has_attacker else _STILL_KEPT
    return (*said, _CANNOT_SAY)


def allowed_steps(
    state: Exercise, candidates: Iterable[OfferedStep], by: Caller | None = None
) -> Iterator[OfferedStep]:
    """Of some steps those that the table allows to a member, or to anybody."""
    return (step for step in candidates if step.act is None or may(state, step.act, by))


def offer(
    state: Exercise,
    exercise: str,
    candidates: Iterable[OfferedStep],
    by: Caller | None = None,
) -> tuple[Button, ...]:
    """Of some steps the buttons that this member may press; for all to see, those of the chair are
    one that opens their desk."""
    allowed = list(allowed_steps(state, candidates, by))
    buttons = [step.button for step in allowed]
    if by is None and state.has_chair:
        buttons = [step.button for step in allowed if not _is_of_desk(step)]
        if len(buttons) < len(allowed):
            counts = COUNT in allowed and _is_fully_voted(state)
            buttons += [COUNT_BUTTON, CHAIR_BUTTON] if counts else [CHAIR_BUTTON]
    return tuple(_pin(button, exercise) for button in buttons)


def _is_fully_voted(state: Exercise) -> bool:
    """Do votes only wait to be counted?"""
    proposals = state.open_proposals
    return bool(proposals) and not any(find_missing_voters(state, one) for one in proposals)


def _is_of_desk(step: OfferedStep) -> bool:
    """Is it an act that only a chair does, where an exercise has a chair?"""
    return step.act is not None and TABLE[step.act].who is LEADER


def _pin(button: Button, exercise: str) -> Button:
    """A button that names its exercise."""
    return replace(button, action=f"{button.action} exercise:{exercise}")


def _steps(state: Exercise) -> tuple[OfferedStep, ...]:
    match state.phase:
        case ExercisePhase.GATHERING:
            return (BEGIN, BRIEF, RED_LINE, _LEAVE)
        case ExercisePhase.RUNNING:
            pause = (PAUSE,) if state.has_clock else ()
            acts = (COUNT, FIND, ANSWER, BRIEF, RESPOND)
            return (find_procedure(state), *acts, go_on(state), *pause, END)
        case ExercisePhase.PAUSED:
            return (RESUME,)
        case ExercisePhase.OVER:
            return (_DEBRIEF, _FILE)
        case _:
            assert_never(state.phase)


def go_on(state: Exercise) -> OfferedStep:
    """Brings the card's next development; pressed twice, it brings one."""
    action = f"/exercise next number:{number_next(state)}"
    return OfferedStep(c.Next, Button(say("Next development"), action))


def find_procedure(state: Exercise) -> OfferedStep:
    """What comes next by the sheet."""
    if not state.reports:
        return _REPORT
    return _CALL if state.meeting_called is None else _PROPOSE


def offer_judging(
    state: Exercise, exercise: str, by: Caller | None = None
) -> Buttons | Choice | None:
    """A way to say whether the sheet's own words are kept that came up: by this member, or by
    anybody who has not said so."""
    role = "" if by is None else state.role_of(by.member)
    clauses = find_unjudged(state, role) if role or by is None else ()
    if not clauses or not may(state, c.JudgeWording, by):
        return None
    if len(clauses) == 1:
        name = state.setting.space.clause(clauses[0]).name
        labels = (
            (say("{clause}: kept", clause=name), "yes"),
            (say("{clause}: not kept", clause=name), "no"),
        )
        return Buttons(
            tuple(Button(label, _judging(clauses[0], kept, exercise)) for label, kept in labels)
        )
    names = [(clause, state.setting.space.clause(clause).name) for clause in clauses]
    options = [
        option
        for clause, name in names
        for option in (
            Option(say("“{clause}” is kept", clause=name), _judging(clause, "yes", exercise)),
            Option(say("“{clause}” is not kept", clause=name), _judging(clause, "no", exercise)),
        )
    ]
    return Choice(say("Is it kept?"), tuple(options[:MOST_VOTES]))


def _judging(clause: str, kept: str, exercise: str) -> str:
    return f"/incident kept {clause} {kept} exercise:{exercise}"


def votes(state: Exercise, exercise: str, by: Caller | None = None) -> Choice | None:
    """A way to vote on each open proposal, the latest first; to a member only on those on which
    their role has a vote."""
    if not may(state, c.CastRoleVote, by):
        return None
    role = state.role_of(by.member) if by is not None else ""
    options = tuple(
        Option(
            _vote_label(vote, proposal.number),
            f"/exercise vote {proposal.number} {vote} exercise:{exercise}",
        )
        for proposal in reversed(state.open_proposals)
        if by is None or role in find_voters(state, proposal)
        for vote in (FOR, AGAINST, ASIDE)
    )
    if not options:
        return None
    voters = {role for proposal in state.open_proposals for role in find_voters(state, proposal)}
    only_guarantors = all(state.setting.role(role).guarantor for role in voters)
    shared = by is None and only_guarantors and not state.opened.alone
    title = say("Guarantors: vote for your role") if shared else say("Vote for your role")
    return Choice(title, options[:MOST_VOTES])


def _vote_label(vote: str, proposal: int) -> str:
    if vote == FOR:
        return say("For proposal {number}", number=proposal)
    if vote == AGAINST:
        return say("Against proposal {number}", number=proposal)
    return say("Abstain on proposal {number}", number=proposal)


def free_roles(
    state: Exercise, exercise: str, by: Caller | None = None, names: Names = NO_NAMES
) -> Choice | None:
    """The roles that have room, before it begins."""
    if state.phase is not ExercisePhase.GATHERING or not may(state, c.JoinRole, by):
        return None
    options = tuple(
        Option(
            role.label,
            f"/exercise join {role.id} exercise:{exercise}",
            describe_role(state, role, names),
        )
        for role in roles_with_room(state)
    )
    return Choice(say("Take a role"), options) if options else None


def describe_role(state: Exercise, role: ExerciseRole, names: Names) -> Message | str:
    """Who plays a role already, and whether it is only a guest under the sheet."""
    about = list[Message]()
    if state.holders.get(role.id):
        about.append(say("with {members}", members=holders(state, role.id, names)))
    if role.guarantor and role.id not in guarantors(state.setting, state.procedure):
        about.append(say("a guest under this sheet"))
    return row_of(about, ",") if about else ""
