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

LABEL_KEPT, LABEL_NOT_KEPT = say("Kept"), say("Not kept")
LABEL_MORE = say("More than promised")
LABEL_OPEN, LABEL_SILENT = say("Left open"), say("Asked for, not in the sheet")

WEIGHTY = (
    "obligation", "scope", "trigger", "voting", "deadline", "evidence", "beneficiary_seat",
    "conduct_condition",
)  # fmt: skip
"""The clauses that matter most, in this order; then those that the card is about."""


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


def find_label(judgment: ClauseJudgment) -> str:
    """The label under which a clause stands; "" for one that was not tested."""
    match judgment.standing:
        case Standing.KEPT:
            return LABEL_MORE if judgment.more else LABEL_KEPT
        case Standing.BROKEN | Standing.OWED:
            return LABEL_NOT_KEPT
        case Standing.OPEN:
            return LABEL_SILENT if judgment.silent else LABEL_OPEN
        case Standing.NOT_TESTED:
            return ""


def sort_by_weight(debrief: Debrief) -> list[ClauseJudgment]:
    """The judgments of a debrief, those that matter most first."""
    tests = debrief.state.setting.card.tests
    order = (*(clause for clause in WEIGHTY if clause in tests), *WEIGHTY, *tests)

    def place(judgment: ClauseJudgment) -> int:
        return order.index(judgment.clause) if judgment.clause in order else len(order)

    return sorted(debrief.judgments, key=place)


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
