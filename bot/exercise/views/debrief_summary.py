"""The three lines on top of a debrief: what was decided, whether the sheet held, what surprises."""

from collections.abc import Sequence

from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.other_text import OtherText
from bot.exercise.rules.other_words import describe_breach
from bot.exercise.rules.voting import common
from bot.exercise.views.debrief_promises import name_inside
from bot.exercise.views.other_texts import first_sentences, group_texts, name_texts
from bot.kernel.message import Listed, Message, count_of, row_of, say

WEIGHTY = (
    "obligation", "scope", "trigger", "voting", "deadline", "evidence", "beneficiary_seat",
    "conduct_condition",
)  # fmt: skip
"""The clauses that matter most, in this order; then those that the card is about."""


def summarize(debrief: Debrief, rows: Sequence[OtherText]) -> tuple[tuple[str, Message], ...]:
    """The three lines, each with its label."""
    return (
        (say("Decided"), _decided(debrief)),
        (say("The sheet"), _held(debrief)),
        (say("Surprise"), _surprise(debrief, rows)),
    )


def _decided(debrief: Debrief) -> Message:
    """What was decided together, by when, and who stopped something or acted alone."""
    state = debrief.state
    sentences: list[str] = []
    together = [count.minute for count in state.counts if common(state, count)]
    if names := state.setting.names(debrief.decided):
        hour = hours(max(together))
        sentences.append(
            say("By {hour} you had decided together: {names}.", hour=hour, names=names)
        )
    else:
        hour = hours(state.minute)
        sentences.append(say("By {hour} nothing was decided together.", hour=hour))
        if alone := [stand.role for stand in debrief.stands if stand.bound | stand.own]:
            roles = list_roles(state, alone)
            sentences.append(say("Each by itself acted: {roles}.", roles=roles))
    if blocked := [stand.role for stand in debrief.stands if stand.blocked]:
        sentences.append(
            say("A proposal was stopped by: {roles}.", roles=list_roles(state, blocked))
        )
    return row_of(sentences, "")


def _held(debrief: Debrief) -> Message:
    """Whether the text held, by the clause that mattered most."""
    state = debrief.state
    space = state.setting.space
    if broken := _by_weight(debrief, Standing.BROKEN):
        first = broken[0]
        clause = name_inside(space, first.clause)
        is_judged = first.clause in state.judged
        breach = None if is_judged else describe_breach(state, first.clause)
        reason = breach or find_reason(first)
        if first.clause not in (*WEIGHTY, *state.setting.card.tests):
            return say(
                "The text mostly held. Not kept: {clause}. {reason}", clause=clause, reason=reason
            )
        return say("Not kept above all: {clause}. {reason}", clause=clause, reason=reason)
    if kept := _by_weight(debrief, Standing.KEPT):
        clause = name_inside(space, kept[0].clause)
        silent = sum(one.silent and one.standing is Standing.OPEN for one in debrief.judgments)
        if silent:
            return count_of(
                silent,
                "Nothing was broken, but {n} clause that the incident asked for is not in it; kept"
                " above all: {clause}.",
                "Nothing was broken, but {n} clauses that the incident asked for are not in it;"
                " kept above all: {clause}.",
                clause=clause,
            )
        return say("Nothing was broken; kept above all: {clause}.", clause=clause)
    if open_ := _by_weight(debrief, Standing.OPEN):
        clause = name_inside(space, open_[0].clause)
        return say("It left open what counted here: {clause}.", clause=clause)
    return say("This incident did not put it to the test.")


def _by_weight(debrief: Debrief, standing: Standing) -> list[ClauseJudgment]:
    """The judgments of that standing, those that matter most first."""
    tests = debrief.state.setting.card.tests
    order = (*(clause for clause in WEIGHTY if clause in tests), *WEIGHTY, *tests)

    def place(judgment: ClauseJudgment) -> int:
        return order.index(judgment.clause) if judgment.clause in order else len(order)

    return sorted((one for one in debrief.judgments if one.standing is standing), key=place)


def find_reason(judgment: ClauseJudgment) -> str:
    """The last sentence of what was done: it says why the clause was kept or not."""
    done = judgment.done
    row = done.fields.get("row") if isinstance(done, Message) else None
    if isinstance(row, Listed) and row.joint == "" and row.items:
        last = row.items[-1]
        return last if isinstance(last, str) else done
    return done


def _surprise(debrief: Debrief, rows: Sequence[OtherText]) -> Message:
    """What another text would have made of the same votes, where that is most different."""
    groups = group_texts(rows)
    if not groups:
        return say("No other option of any one clause would have changed anything.")
    named = name_texts(debrief.state.setting.space, groups[0])
    return say("{clause}: {words}", clause=named, words=first_sentences(groups[0].words))
