"""What a sheet promised beside what was done, clause by clause, in a debrief's details."""

from collections.abc import Sequence

from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.naming import Words
from bot.guarantee.rules.space import Space
from bot.kernel.message import Listed, Message, Part, row_of, say
from bot.kernel.view import Block, Emphasis, Fields, text

STANDINGS = {
    Standing.KEPT: say("kept"),
    Standing.BROKEN: say("not kept"),
    Standing.OPEN: say("left open"),
    Standing.NOT_TESTED: say("not tested"),
    Standing.OWED: say("still owed"),
}
LONG = 80
"""Characters from which on a sentence is not told again."""

MORE, SILENT = say("more than promised"), say("not in the sheet")


def list_promises(debrief: Debrief, wording: Words) -> list[Block]:
    """The clauses that came up, in full, and then those that did not, by name."""
    state = debrief.state
    tested = (*state.setting.card.tests, *wording)
    shown = [
        judgment
        for judgment in debrief.judgments
        if judgment.standing is not Standing.NOT_TESTED or judgment.clause in tested
    ]
    rows = tuple(
        (
            say(
                "{clause}, {standing}",
                clause=name_clause(state.setting.space, judgment.clause),
                standing=describe_standing(judgment),
            ),
            text(_promise(judgment, wording.get(judgment.clause, ""), done)),
        )
        for judgment, done in zip(shown, _refer_back(state.setting.space, shown), strict=True)
    )
    blocks: list[Block] = [Fields(rows)] if rows else []
    rest = [judgment.clause for judgment in debrief.judgments if judgment not in shown]
    if rest:
        names = row_of(name_inside(state.setting.space, clause) for clause in rest)
        blocks.append(text(say("Not tested by this incident: {clauses}.", clauses=names)))
    return blocks


def describe_standing(judgment: ClauseJudgment) -> str:
    """How what was done compares with what was promised, as words after the clause's name."""
    if judgment.silent and judgment.standing is Standing.OPEN:
        return SILENT
    return MORE if judgment.more else STANDINGS[judgment.standing]


def _refer_back(space: Space, judgments: Sequence[ClauseJudgment]) -> list[str]:
    """What was done about each clause; where a long sentence stood under one before, a word on
    where."""
    first: dict[str, str] = {}
    sentences: list[str] = []
    for judgment in judgments:
        done = judgment.done
        row = done.fields.get("row") if isinstance(done, Message) else None
        parts = row.items if isinstance(row, Listed) and row.joint == "" else (done,)
        told: list[Part] = []
        for part in parts:
            if len(f"{part}") > LONG and f"{part}" in first:
                told.append(say("As under “{clause}”.", clause=first[f"{part}"]))
            else:
                first[f"{part}"] = name_clause(space, judgment.clause)
                told.append(part)
        sentences.append(row_of(told, ""))
    return sentences


def _promise(judgment: ClauseJudgment, own: str, done: str) -> Message:
    """What a clause promises, in the text's own words where it has them, and what was done."""
    quoted = say("Your sheet says: “{words}”", words=own)
    promised = row_of((judgment.promised, quoted), "") if own else judgment.promised
    return say(
        "{promised} {heading}{done}",
        promised=promised,
        heading=Emphasis(say("Done: ")),
        done=done,
    )


def name_clause(space: Space, clause: str) -> str:
    """A clause by its name."""
    return space.clause(clause).name


def name_inside(space: Space, clause: str) -> str:
    """A clause's name within a sentence."""
    name = space.clause(clause).name
    return f"{name[:1].lower()}{name[1:]}"
