"""The three lines on top of a debrief: what was decided, whether the sheet held, what surprises."""

from collections.abc import Sequence

from bot.exercise.rules.breach_words import describe_breach
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.other_text import OtherText
from bot.exercise.rules.voting import common
from bot.exercise.views.debrief_promises import (
    LABEL_KEPT,
    LABEL_MORE,
    LABEL_NOT_KEPT,
    LABEL_SILENT,
    find_label,
    name_inside,
    sort_by_weight,
)
from bot.exercise.views.other_texts import first_sentences, group_texts, name_texts
from bot.kernel.message import Listed, Message, count_of, row_of, say


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
    """Whether the text held: how many of its clauses were kept, and why the one that mattered most
    was not."""
    space = debrief.state.setting.space
    judgments = sort_by_weight(debrief)
    kept = [one for one in judgments if find_label(one) in (LABEL_KEPT, LABEL_MORE)]
    if broken := [one for one in judgments if find_label(one) == LABEL_NOT_KEPT]:
        return _count_broken(debrief, broken, len(kept))
    if kept:
        clause = name_inside(space, kept[0].clause)
        silent = sum(find_label(one) == LABEL_SILENT for one in judgments)
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
    if left_open := [one for one in judgments if one.standing is Standing.OPEN]:
        clause = name_inside(space, left_open[0].clause)
        return say("It left open what counted here: {clause}.", clause=clause)
    return say("This incident did not put it to the test.")


def _count_broken(debrief: Debrief, broken: Sequence[ClauseJudgment], kept: int) -> Message:
    """How many clauses were kept and how many not, with the reason of the first of these."""
    state, first = debrief.state, broken[0]
    breach = None if first.clause in state.judged else describe_breach(state, first.clause)
    clause = name_inside(state.setting.space, first.clause)
    reason = breach or find_reason(first)
    kept_words = count_of(kept, "{n} clause kept", "{n} clauses kept")
    if not kept:
        kept_words = say("No clause kept")
    if len(broken) == 1:
        return say(
            "{kept}, 1 not kept: {clause}. {reason}", kept=kept_words, clause=clause, reason=reason
        )
    return say(
        "{kept}, {broken} not kept, above all {clause}. {reason}",
        kept=kept_words,
        broken=len(broken),
        clause=clause,
        reason=reason,
    )


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
