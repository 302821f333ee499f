"""How a result looks, the same for every side; secret ballots never show a name."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from bot.debate.rules.decision import Decision
from bot.debate.rules.positions import wording
from bot.debate.rules.positions.chance import FEW, meaning
from bot.debate.rules.positions.credit import Credit, CreditedMove
from bot.debate.rules.positions.fairness import FloorShare, Unit, fairness_note, gini, measure_words
from bot.debate.rules.positions.result import Marks, Result
from bot.debate.rules.positions.stance import Camp, camp_names, per_cent, signed, stance_words
from bot.debate.rules.positions.swing import ORDER, Swing
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, Number, count_of, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Fields,
    Heading,
    Items,
    Person,
    Picture,
    Quotation,
    Span,
    Strong,
    Table,
    Text,
    View,
    line,
    note,
    text,
)

Names = Mapping[MemberId, str]

FORMER = say("a former member")
"""Who has no name here any more."""

GONE = say("what is no longer here")


def render_result(result: Result, names: Names, picture: Picture | None = None) -> View:
    """The result of a debate; `picture` shows how people moved."""
    blocks: list[Block] = [
        Heading(say("Result")),
        text(Strong(result.motion)),
        text(Strong(wording.winner(result))),
    ]
    if result.conclusion:
        blocks += [text(say("The chair closed the debate with these words:"))]
        blocks += [Quotation(line(result.conclusion))]
    if result.decision:
        blocks += _judges_blocks(result.decision, result, names)
    if result.reasons:
        sentences = tuple(
            text(say("{judge}: {reason}", judge=_person(member, names), reason=reason))
            for member, reason in result.reasons.items()
        )
        blocks += [Heading(say("Reasons for the decision")), Items(sentences)]
    if result.swing:
        blocks += _movement_blocks(result.swing, result, picture)
    blocks += _movers_blocks(result, names)
    blocks += _credit_blocks(result)
    blocks += _floor_blocks(result, names)
    blocks += _evidence_blocks(result)
    if result.dropped:
        unanswered_claims = tuple(text(_label(claim, result)) for claim in result.dropped)
        blocks += [
            Heading(say("Unanswered claims")),
            Items(unanswered_claims),
        ]
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"result:{result.debate}")


def _movement_blocks(swing: Swing, result: Result, picture: Picture | None) -> list[Block]:
    camps = camp_names(result.format.sides)
    sentence = text(meaning(swing.table, result.interval, camps))
    blocks: list[Block] = [sentence] if swing.table.voters < FEW else []
    if swing.table.voters:
        blocks += [_shares(swing, camps), *([picture] if picture else []), _table(swing, camps)]
        blocks += [] if sentence in blocks else [sentence]
        blocks.append(note(wording.mcnemar_sentence(swing.table, camps[Camp.FOR])))
    if result.graded:
        blocks.append(note(wording.graded_change(result.graded)))
    if once := wording.one_time_voters(swing, result.format):
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
        count_of(
            table.voters,
            "Where the one person who voted both times began (rows) and ended (columns)",
            "Where the {n} people who voted both times began (rows) and ended (columns)",
        ),
    )


def _movers_blocks(result: Result, names: Names) -> list[Block]:
    if not result.swing or not result.swing.table.voters:
        return []
    table = result.swing.table
    crossed = table.voters - table.stayed
    within = len(result.moves) - crossed
    sums = _sums(table.voters, crossed, within)
    if result.secret:
        sums = say("{sums} The ballot was secret, so nobody is named.", sums=sums)
        return [Heading(say("Who moved")), text(sums)]
    movers = tuple(_move(move, result, names) for move in result.moves)
    return [Heading(say("Who moved")), text(sums), *([Items(movers)] if movers else [])]


def _sums(voters: int, crossed: int, within: int) -> Message:
    if within > 0:
        return count_of(
            voters,
            "Of the person who voted both times, {crossed} changed camp and {within} moved within "
            "one.",
            "Of the {n} people who voted both times, {crossed} changed camp and {within} moved "
            "within one.",
            crossed=crossed,
            within=within,
        )
    return count_of(
        voters,
        "Of the person who voted both times, {crossed} changed camp.",
        "Of the {n} people who voted both times, {crossed} changed camp.",
        crossed=crossed,
    )


def _move(move: CreditedMove, result: Result, names: Names) -> Text:
    before, after = move.change.before, move.change.after
    moved = say(
        "{who}: from {before} to {after}",
        who=_person(after.member, names),
        before=stance_words(before.stance),
        after=Strong(stance_words(after.stance)),
    )
    if not move.credited:
        return text(moved)
    labels = Listed(tuple(_label(credited, result) for credited in move.credited), ";")
    return text(say("{moved}. Credited: {labels}", moved=moved, labels=labels))


def _credit_blocks(result: Result) -> list[Block]:
    if not result.credit:
        return []
    camps = camp_names(result.format.sides)
    heads = (
        say("People"),
        say("Moved towards {side}", side=camps[Camp.FOR]),
        say("Towards {side}", side=camps[Camp.AGAINST]),
    )
    credit_of_side = {credit.of: credit for credit in result.credit_by_side}
    by_side = tuple(
        _counts(side.name, credit_of_side[side.key])
        if side.key in credit_of_side
        else (side.name, "0", "0", "0")
        for side in result.format.sides
    )
    by_speech = tuple(_counts(_label(credit.of, result), credit) for credit in result.credit)
    return [
        Heading(say("What moved them")),
        Table((say("Side"), *heads), by_side, say("What changed people’s minds")),
        Table((say("Speech or claim"), *heads), by_speech, say("What they credited")),
    ]


def _counts(label: str, credit: Credit) -> tuple[str, ...]:
    return label, str(credit.people), str(credit.towards), str(credit.away)


def _floor_blocks(result: Result, names: Names) -> list[Block]:
    if not result.by_person:
        return []
    sides = result.format.sides
    sentences = [fairness_note(result.by_side, sides, result.unit)]
    if len(result.by_person) > 1:
        even = gini([share.amount(result.unit) for share in result.by_person.values()])
        sentences.append(
            say(
                "Between speakers the Gini coefficient is {gini} (0 is even).",
                gini=Number(even, 2),
            )
        )
    by_side = [(side.name, result.by_side.get(side.key, FloorShare())) for side in sides]
    by_person = [(_name(member, names), share) for member, share in result.by_person.items()]
    return [
        Heading(say("Who had the floor")),
        _floor(say("Side"), by_side, result.unit),
        _floor(say("Speaker"), by_person, result.unit),
        note(row_of(sentences, "")),
    ]


def _floor(head: str, rows: Sequence[tuple[str, FloorShare]], unit: Unit) -> Table:
    timed = unit == "seconds"
    return Table(
        (head, say("Turns"), *([say("Time")] if timed else []), say("Characters")),
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


def _judges_blocks(decision: Decision, result: Result, names: Names) -> list[Block]:
    votes, points = dict(decision.votes), dict(decision.points)
    sides = tuple(
        (
            str(place),
            result.format.side(key).name,
            say("forfeited") if key in decision.forfeited else _score(points[key]),
            str(votes[key]),
        )
        for place, tied in _number_places(decision.places)
        for key in tied
    )
    caption = say("By the judges, {n} of whose ballots count", n=decision.judges)
    blocks: list[Block] = [
        Heading(say("Judges")),
        Table((say("Place"), say("Side"), say("Team points"), say("First places")), sides, caption),
    ]
    if decision.speakers:
        seats = [(result.format.seat(key).name, key, points) for key, points in decision.speakers]
        replies = [
            (say("{side}, reply", side=result.format.side(key).name), key, points)
            for key, points in decision.replies
        ]
        rows = tuple(
            (role, _name(result.seated[key], names) if key in result.seated else "–", _score(score))
            for role, key, score in (*seats, *replies)
        )
        blocks.append(
            Table(
                (say("Role"), say("Speaker"), say("Points")),
                rows,
                say("Speaker points, on average"),
            )
        )
    return blocks


def _score(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _number_places(places: Sequence[tuple[str, ...]]) -> list[tuple[int, tuple[str, ...]]]:
    """Places with their numbers: after two who share the first comes the third."""
    ends = accumulate(len(tied) for tied in places)
    return [(end - len(tied) + 1, tied) for end, tied in zip(ends, places, strict=True)]


def _label(credited: str, result: Result) -> str:
    return result.labels.get(credited, GONE)


def _person(member: MemberId, names: Names) -> str | Span:
    return Person(member, names[member]) if member in names else FORMER


def _name(member: MemberId, names: Names) -> str:
    return names.get(member, FORMER)
