"""What the room hears of whether the guarantee applies, and of whether parties hold to it."""

from collections.abc import Sequence

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.application import CANNOT_SAY, NO, SPLIT, YES, find_counted
from bot.exercise.rules.naming import list_roles, name_inside, role_name
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Strong, text

_SETTLED: dict[str, str] = {
    YES: say("The guarantee applies."),
    NO: say("The guarantee doesn’t apply."),
    SPLIT: say("Each answers for itself, and they differ."),
    CANNOT_SAY: say("It stays open whether the guarantee applies."),
}
_SETTLED_KEPT: dict[str, str] = {
    YES: say("The promise is still kept."),
    NO: say("The promise is no longer kept."),
    SPLIT: say("Each answers for itself, and they differ."),
    CANNOT_SAY: say("It stays open whether the promise is still kept."),
}
_WHY = {
    "evidence": say("the finding is too weak so far"),
    "refuted": say("the finding points away from the Adversary"),
    "conduct": say("the Beneficiary’s own part is in doubt"),
    "text": say("the sheet doesn’t cover this"),
    "interest": "",
}


def is_said_alike(event: ExerciseEvent, other: ExerciseEvent | None) -> bool:
    """Do two parties say the same at once of whether it applies, for the same reason?"""
    return (
        isinstance(event, e.ApplicationVoted)
        and isinstance(other, e.ApplicationVoted)
        and (event.at, event.verdict, event.why) == (other.at, other.verdict, other.why)
    )


def announce_verdict(
    event: e.ApplicationVoted, state: Exercise, others: Sequence[str] = ()
) -> list[Block]:
    """What a party says of whether it applies, and why where a script plays it; `others` said the
    same before it."""
    judge = _verdict if state.setting.card.has_attacker else _verdict_on_promise
    first, *rest = (*others, event.role)
    named = row_of((role_name(state, first), *(name_inside(state, one) for one in rest)), "and")
    said = judge(event.verdict, named)
    if why := _WHY.get(event.why, ""):
        return [text(say("{vote} (by script: {why}).", vote=said, why=why))]
    if not {*others, event.role} & {*find_counted(state)}:
        return [text(say("{vote} (heard, not counted).", vote=said))]
    return [text(say("{vote}.", vote=said))]


def _verdict(verdict: str, role: Message) -> Message:
    if verdict == YES:
        return say("{role}: the guarantee applies", role=role)
    if verdict == NO:
        return say("{role}: the guarantee doesn’t apply", role=role)
    return say("{role} can’t say yet whether the guarantee applies", role=role)


def _verdict_on_promise(verdict: str, role: Message) -> Message:
    if verdict == YES:
        return say("{role}: the promise is still kept", role=role)
    if verdict == NO:
        return say("{role}: the promise is no longer kept", role=role)
    return say("{role} can’t say yet whether the promise is still kept", role=role)


def announce_application(event: e.ApplicationSettled, state: Exercise) -> list[Block]:
    """Whether it applies, and for whom."""
    sentences = list[Message]()
    if event.itself:
        sentences.append(say("The sheet itself settles that. Nobody has to vote."))
    if not state.setting.card.has_attacker:
        return [text(Strong(_SETTLED_KEPT[event.applies]))]
    if event.applies == SPLIT:
        sentences.append(say("It applies for: {roles}.", roles=list_roles(state, event.roles)))
    return [text(Strong(row_of((_SETTLED[event.applies], *sentences), "")))]


def announce_evidence(event: e.EvidenceHandedIn, state: Exercise) -> Block:
    """That a role handed something in; what it was only the assessor and the record have."""
    return text(say("{role} hands evidence to the Assessor.", role=role_name(state, event.role)))


def announce_wording(clause: str, state: Exercise) -> Block:
    """That the sheet's own words of a clause come up; they follow."""
    name = state.setting.space.clause(clause).name
    return text(Strong(say("Your sheet on “{clause}”. Is it kept?", clause=name)))


def announce_judgement(event: e.WordingJudged, state: Exercise) -> Block:
    """What a party says of the sheet's own words."""
    role, clause = role_name(state, event.role), state.setting.space.clause(event.clause).name
    if event.kept:
        return text(say("{role}: “{clause}” is kept.", role=role, clause=clause))
    return text(say("{role}: “{clause}” is not kept.", role=role, clause=clause))


def announce_withholding(event: e.Withheld, state: Exercise) -> Block:
    """What a guarantor keeps back."""
    role = role_name(state, event.role)
    match event.what:
        case "decision":
            kept_back = say("{role} won’t carry out what was decided.", role=role)
        case "delivery":
            kept_back = say("{role} stops its deliveries and money.", role=role)
        case "forces":
            kept_back = say("{role} takes its forces away.", role=role)
        case _:
            kept_back = say("{role} leaves the guarantee.", role=role)
    return text(Strong(kept_back))
