"""What an act needs beside its phase and its member: each gives the refusal where it is missing.
The role is that of whoever acts; "" asks only for what is missing to every role."""

from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import next_inject
from bot.exercise.rules.consent import find_pending
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.state import Exercise
from bot.kernel.refusal import RefusalCode


def nothing(_: Exercise, __: str) -> None:
    """No more is needed."""
    return


def company(state: Exercise, _: str) -> RefusalCode | None:
    """An exercise that is not played by one member alone."""
    return ExerciseRefusal.PLAYED_ALONE if state.opened.alone else None


def somebody(state: Exercise, _: str) -> RefusalCode | None:
    """A role that is taken."""
    return None if any(state.holders.values()) else ExerciseRefusal.NOBODY_JOINED


def time_for_red_lines(state: Exercise, _: str) -> RefusalCode | None:
    """A meeting that is still ahead."""
    return ExerciseRefusal.RED_LINE_LATE if state.meeting_called is not None else None


def something_to_report(state: Exercise, role: str) -> RefusalCode | None:
    """An incident that this role has not reported."""
    return (
        ExerciseRefusal.REPORTED_ALREADY
        if any(report.role == role for report in state.reports)
        else None
    )


def meeting_to_call(state: Exercise, role: str) -> RefusalCode | None:
    """A report, and no meeting that was called or that this role has asked for."""
    if state.meeting_called is not None:
        return ExerciseRefusal.MEETING_CALLED
    if not state.reports:
        return ExerciseRefusal.NOTHING_REPORTED
    return ExerciseRefusal.MEETING_ASKED if role in state.asking else None


def room_for_a_proposal(state: Exercise, role: str) -> RefusalCode | None:
    """A meeting at which this role sits, and none of its proposals in this stage."""
    if state.meeting_called is None:
        called_for = ExerciseRefusal.MEETING_NOT_CALLED
        return called_for if state.reports else ExerciseRefusal.NOTHING_REPORTED
    if role == BENEFICIARY and not state.procedure.sits:
        return ExerciseRefusal.NO_SEAT_FOR_BENEFICIARY
    return ExerciseRefusal.PROPOSED_THIS_STAGE if role in state.now.proposed else None


def something_to_count(state: Exercise, _: str) -> RefusalCode | None:
    """A proposal whose votes are not counted, or words on whether the guarantee applies."""
    is_asked = bool(state.verdicts) and state.application is None
    return None if state.open_proposals or is_asked else ExerciseRefusal.NOTHING_TO_COUNT


def application_to_settle(state: Exercise, _: str) -> RefusalCode | None:
    """A meeting, in which it is not settled whether the guarantee applies."""
    if state.meeting_called is None:
        return ExerciseRefusal.MEETING_NOT_CALLED
    return None if state.application is None else ExerciseRefusal.APPLICATION_SETTLED


def wording(state: Exercise, _: str) -> RefusalCode | None:
    """A sheet with words of its own."""
    return None if state.opened.worded else ExerciseRefusal.NO_WORDING


def something_owed(state: Exercise, role: str) -> RefusalCode | None:
    """An incident that was reported, and a role that is a guarantor under the text."""
    if not state.reports:
        return ExerciseRefusal.NOTHING_REPORTED
    is_bound = not role or role in guarantors(state.setting, state.procedure)
    return None if is_bound else ExerciseRefusal.NOT_OWED


def proposal(state: Exercise, _: str) -> RefusalCode | None:
    """Something that was proposed."""
    return None if state.proposals else ExerciseRefusal.NOTHING_PROPOSED


def something_to_agree_to(state: Exercise, _: str) -> RefusalCode | None:
    """Something that the United States took on and Congress has not decided about."""
    return None if find_pending(state) else ExerciseRefusal.NOTHING_TO_AGREE_TO


def question_to_answer(state: Exercise, role: str) -> RefusalCode | None:
    """A question that was asked in public, and that this role has not answered."""
    last = len(state.questions)
    if not last:
        return ExerciseRefusal.NOTHING_ASKED
    answered = any(one.role == role and one.question == last for one in state.answers)
    return ExerciseRefusal.ANSWERED_ALREADY if answered else None


def first_question(state: Exercise, role: str) -> RefusalCode | None:
    """A stage in which this role has not asked."""
    return ExerciseRefusal.SAID_THIS_STAGE if role in state.now.asked else None


def first_statement(state: Exercise, role: str) -> RefusalCode | None:
    """A stage in which this role has not stated anything."""
    return ExerciseRefusal.SAID_THIS_STAGE if role in state.now.stated else None


def more_news(state: Exercise, _: str) -> RefusalCode | None:
    """A card with another inject."""
    return ExerciseRefusal.NO_MORE_INJECTS if next_inject(state) is None else None
