"""All that stands behind a result, for whoever asks and for files: tables, reasons, statistics."""

from collections.abc import Mapping, Sequence

from bot.debate.rules.positions import wording
from bot.debate.rules.positions.credit import Credit, CreditedMove
from bot.debate.rules.positions.disclosure import hides_swing
from bot.debate.rules.positions.fairness import FloorShare, Unit, fairness_note, gini, measure_words
from bot.debate.rules.positions.result import Marks, Result
from bot.debate.rules.positions.stance import Camp, camp_names, per_cent, signed, stance_words
from bot.debate.rules.positions.swing import ORDER, Swing
from bot.debate.views.listening import render_attempts
from bot.debate.views.result_judged import judges_blocks
from bot.debate.views.result_words import (
    Names,
    label_of,
    name_of,
    person_of,
)
from bot.kernel.message import Listed, Number, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Fields,
    Heading,
    Items,
    Quotation,
    Strong,
    Table,
    Text,
    View,
    line,
    note,
    text,
)


def render_details(result: Result, names: Names) -> View:
    """What a result does not show at once, for one member."""
    export = Button(say("Get the transcript"), f"/debate export debate:{result.debate}")
    head = (Heading(say("Result in detail")), text(Strong(result.motion)))
    return View(blocks=(*head, *detail_blocks(result, names), Buttons((export,))))


def detail_blocks(result: Result, names: Names) -> list[Block]:
    """The same without head and buttons, as files have it."""
    blocks: list[Block] = []
    if result.conclusion:
        blocks += [text(say("The chair closed the debate with these words:"))]
        blocks += [Quotation(line(result.conclusion))]
    if result.restated:
        lines = tuple(text(render_attempts(each, result.format)) for each in result.restated)
        blocks += [Heading(say("Restating the other side’s best point")), Items(lines)]
    if result.shared_reasons:
        unnamed = tuple(text(reason) for reason in result.shared_reasons)
        blocks += [Heading(say("Reasons, without names")), Items(unnamed)]
    if result.decision:
        blocks += judges_blocks(result.decision, result, names)
    if result.reasons:
        sentences = tuple(
            text(say("{judge}: {reason}", judge=person_of(member, names), reason=reason))
            for member, reason in result.reasons.items()
        )
        blocks += [Heading(say("Reasons for the decision")), Items(sentences)]
    if result.swing:
        blocks += _movement_blocks(result.swing, result)
    blocks += _movers_blocks(result, names)
    blocks += _credit_blocks(result)
    blocks += _floor_blocks(result, names)
    blocks += _evidence_blocks(result)
    if result.dropped:
        unanswered_claims = tuple(text(label_of(claim, result)) for claim in result.dropped)
        blocks += [Heading(say("Unanswered claims")), Items(unanswered_claims)]
    return blocks + _statistics_blocks(result)


def _movement_blocks(swing: Swing, result: Result) -> list[Block]:
    camps = camp_names(result.format)
    blocks: list[Block] = []
    if swing.table.voters and not hides_swing(result):
        blocks += [Heading(say("The votes")), _shares(swing, camps), _table(swing, camps)]
    if once := wording.one_time_voters(swing, result):
        blocks.append(text(once))
    return blocks


def _shares(swing: Swing, camps: Mapping[Camp, str]) -> Fields:
    before, after = swing.table.before, swing.table.after
    return Fields(
        tuple(
            (
                camps[camp],
                text(
                    say(
                        "{before} before ({voters_before}), {after} after ({voters_after}): "
                        "{points}",
                        before=per_cent(before.share(camp)),
                        voters_before=before.of(camp),
                        after=per_cent(after.share(camp)),
                        voters_after=after.of(camp),
                        points=Strong(
                            say("{signed} points", signed=signed(swing.table.swing(camp)))
                        ),
                    ),
                ),
            )
            for camp in ORDER
        )
    )


def _table(swing: Swing, camps: Mapping[Camp, str]) -> Table:
    table = swing.table
    return Table(
        (say("Before"), *(say("{side} after", side=camps[camp]) for camp in ORDER)),
        tuple(
            (camps[before], *(str(table.went(before, after)) for after in ORDER))
            for before in ORDER
        ),
        say("Before (rows) and after (columns)"),
    )


def _movers_blocks(result: Result, names: Names) -> list[Block]:
    if result.secret or not result.moves:
        return []
    movers = tuple(_move(move, result, names) for move in result.moves)
    return [Heading(say("Who moved")), Items(movers)]


def _move(move: CreditedMove, result: Result, names: Names) -> Text:
    before, after = move.change.before, move.change.after
    moved = say(
        "{who}: from {before} to {after}",
        who=person_of(after.member, names),
        before=stance_words(before.stance),
        after=Strong(stance_words(after.stance)),
    )
    if not move.credited:
        return text(moved)
    labels = Listed(tuple(label_of(credited, result) for credited in move.credited), ";")
    return text(say("{moved}. Moved by: {labels}", moved=moved, labels=labels))


def _credit_blocks(result: Result) -> list[Block]:
    if not result.credit or hides_swing(result):
        return []
    camps = camp_names(result.format)
    ways = (
        say("Moved towards {side}", side=camps[Camp.FOR]),
        say("Towards {side}", side=camps[Camp.AGAINST]),
    )
    heads = (say("People"), *(() if result.secret else ways))
    credit_of_side = {credit.of: credit for credit in result.credit_by_side}
    by_side = tuple(
        _counts(side.name, credit_of_side.get(side.key), secret=result.secret)
        for side in result.format.sides
    )
    by_speech = tuple(
        _counts(label_of(credit.of, result), credit, secret=result.secret)
        for credit in result.credit
    )
    return [
        Heading(say("What changed people’s minds")),
        Table((say("Side"), *heads), by_side, say("By side")),
        Table((say("Speech or claim"), *heads), by_speech, say("By speech or claim")),
    ]


def _counts(label: str, credit: Credit | None, *, secret: bool) -> tuple[str, ...]:
    """A row of a table of credit; of a secret ballot it does not say which way people moved."""
    people, towards, away = (credit.people, credit.towards, credit.away) if credit else (0, 0, 0)
    return label, str(people), *(() if secret else (str(towards), str(away)))


def _floor_blocks(result: Result, names: Names) -> list[Block]:
    if not result.by_person:
        return []
    sides = result.format.sides
    by_side = [(side.name, result.by_side.get(side.key, FloorShare())) for side in sides]
    by_person = [(name_of(member, names), share) for member, share in result.by_person.items()]
    return [
        Heading(say("Who had the floor")),
        _floor(say("Side"), by_side, result.unit),
        _floor(say("Speaker"), by_person, result.unit),
        note(fairness_note(result.by_side, sides, result.unit)),
    ]


def _floor(head: str, rows: Sequence[tuple[str, FloorShare]], unit: Unit) -> Table:
    timed = unit == "seconds"
    return Table(
        (head, say("Speeches"), *([say("Time")] if timed else []), say("Characters")),
        tuple(
            (
                label,
                str(share.turns),
                *([measure_words(share.seconds, "seconds")] if timed else []),
                say("{n}", n=Number(share.characters)),
            )
            for label, share in rows
        ),
    )


def _statistics_blocks(result: Result) -> list[Block]:
    """What only those want who ask for it: tests and coefficients."""
    sentences: list[str] = []
    swing = result.swing
    if swing is not None and swing.table.voters and not hides_swing(result):
        camps = camp_names(result.format)
        if result.interval is not None:
            sentences.append(wording.chance_figures(swing.table, result.interval, camps))
        if result.graded:
            sentences.append(wording.graded_change(result.graded))
    if len(result.by_person) > 1:
        even = gini([share.amount(result.unit) for share in result.by_person.values()])
        sentences.append(
            say(
                "Between speakers the Gini coefficient of the floor is {gini} (0 is even).",
                gini=Number(even, 2),
            )
        )
    return [Heading(say("Statistics")), *map(note, sentences)] if sentences else []


def _evidence_blocks(result: Result) -> list[Block]:
    if not result.evidence:
        return []
    marks = [(side.name, result.evidence.get(side.key, Marks())) for side in result.format.sides]
    return [
        Heading(say("Evidence")),
        Table(
            (say("Side"), say("Verbatim"), say("Close"), say("Not in the article")),
            tuple((name, str(m.verbatim), str(m.close), str(m.absent)) for name, m in marks),
            say("Quotations, checked against the article"),
        ),
    ]
