"""A result on one screen: who won and why, how people moved, and what moved them. All else stands
in result_details.py. The same for every side; secret ballots never show a name."""

from bot.debate.rules.positions import wording
from bot.debate.rules.positions.chance import meaning
from bot.debate.rules.positions.credit import CreditedMove
from bot.debate.rules.positions.disclosure import hides, hides_swing
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import WORDS, camp_names
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.crossings import say_crossings, say_switched
from bot.debate.views.listening import render_restated
from bot.debate.views.result_details import detail_blocks
from bot.debate.views.result_hall import render_hall
from bot.debate.views.result_judged import judged_blocks
from bot.debate.views.result_later import later_blocks
from bot.debate.views.result_words import (
    Names,
    person_of,
    say_credit,
)
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Picture,
    Quotation,
    Strong,
    Text,
    View,
    line,
    note,
    text,
)

MOST_MOVERS, MOST_CREDITS = 3, 2
"""People, and speeches or claims, that stand on the screen."""

LONGEST_CONCLUSION, LONGEST_CREDIT = 120, 60
"""Characters of the chair's words, and of a credited speech or claim."""


def render_result(result: Result, names: Names, picture: Picture | None = None) -> View:
    """The result of a debate on one screen; `picture` shows how people moved."""
    details = Button(say("Details"), f"/debate result debate:{result.debate} details:yes")
    reads = tuple(
        Button(
            say("Read speech {n}", n=result.numbers[credit.of]),
            f"/debate speech {result.numbers[credit.of]} debate:{result.debate}",
        )
        for credit in (() if hides_swing(result) else result.credit[:MOST_CREDITS])
        if credit.of in result.numbers
    )
    again = Button(say("My position"), f"/position set debate:{result.debate}")
    return View(
        blocks=(*_screen_blocks(result, names, picture), Buttons((details, *reads, again))),
        audience=Audience.ROOM,
        key=f"result:{result.debate}",
    )


def render_first_positions(result: Result, first: Tally) -> View:
    """What is told of a debate that was closed before anybody spoke: how people stood at first."""
    sums = row_of(f"{camp_names(result.format)[camp]} {first.of(camp)}" for camp in ORDER)
    if hides(result, first):
        told = count_of(
            first.voters,
            "{n} person has taken a first position. With a secret ballot, sums this small stay "
            "hidden.",
            "{n} people have taken a first position. With a secret ballot, sums this small stay "
            "hidden.",
        )
    else:
        told = count_of(
            first.voters,
            "The first position of {n} person: {sums}.",
            "The first positions of {n} people: {sums}.",
            sums=sums,
        )
    return View(blocks=(text(told),), audience=Audience.ROOM, key=f"result:{result.debate}")


def render_whole_result(result: Result, names: Names, picture: Picture | None = None) -> View:
    """The result with all its details, as files have it."""
    return View(blocks=(*_screen_blocks(result, names, picture), *detail_blocks(result, names)))


def _screen_blocks(result: Result, names: Names, picture: Picture | None) -> list[Block]:
    return [*_closed_blocks(result, names, picture), *later_blocks(result, names)]


def _closed_blocks(result: Result, names: Names, picture: Picture | None) -> list[Block]:
    blocks: list[Block] = [
        Heading(say("Result")),
        text(Strong(result.motion)),
        text(Strong(wording.winner(result))),
    ]
    if result.conclusion:
        words = shorten(result.conclusion, LONGEST_CONCLUSION)
        blocks += [text(say("The chair closed the debate:")), Quotation(line(words))]
    if result.decision:
        blocks += judged_blocks(result.decision, result, names)
    if movement := wording.movement(result):
        blocks.append(text(movement))
    if result.hall:
        blocks.append(text(render_hall(result)))
    blocks += [text(render_restated(each, result.format)) for each in result.restated]
    if result.shared_reasons:
        blocks.append(note(_shared_reasons(len(result.shared_reasons))))
    if hides_swing(result):
        return blocks
    if result.swing is None or not result.swing.table.voters:
        return blocks + _credit_blocks(result)
    if picture is not None:
        blocks.append(picture)
    blocks += [*_movers_blocks(result, names), *_credit_blocks(result)]
    if chance := meaning(result.swing.table, result.interval):
        blocks.append(note(chance))
    return blocks


def _shared_reasons(count: int) -> Message:
    return count_of(
        count,
        "{n} reason, without a name, stands in the details.",
        "{n} reasons, without names, stand in the details.",
    )


def _movers_blocks(result: Result, names: Names) -> list[Block]:
    if result.swing is None:
        return []
    table = result.swing.table
    sums = _count_movers(table, len(result.moves) - (table.voters - table.stayed))
    if result.secret:
        return [text(sums)]
    movers = sorted(result.moves, key=lambda move: not move.change.crossed)
    lines = [_move(move, names) for move in movers[:MOST_MOVERS]]
    if more := len(movers) - len(lines):
        lines.append(
            text(count_of(more, "and {n} more in the details", "and {n} more in the details"))
        )
    return [text(sums), *([Items(tuple(lines))] if lines else [])]


def _count_movers(table: Transitions, within: int) -> Message:
    """How many switched sides, came to one or left theirs, and moved `within` where they were."""
    moved = say_crossings(table)
    if within:
        moved.append(count_of(within, "{n} moved without switching", "{n} moved without switching"))
    if not (table.switched or moved):
        return say("Nobody changed their mind.")
    return say("{moves}.", moves=row_of((say_switched(table), *moved)))


def _move(move: CreditedMove, names: Names) -> Text:
    before, after = move.change.before, move.change.after
    return text(
        say(
            "{who}: {before} → {after}",
            who=person_of(after.member, names),
            before=WORDS[before.stance],
            after=Strong(WORDS[after.stance]),
        )
    )


def _credit_blocks(result: Result) -> list[Block]:
    if not result.credit:
        return []
    shown = result.credit[:MOST_CREDITS]
    lines = tuple(text(say_credit(credit, result, LONGEST_CREDIT)) for credit in shown)
    head = say("What changed people’s minds")
    if len(result.credit) > len(shown):
        head = say(
            "What changed people’s minds ({shown} of {all})",
            shown=len(shown),
            all=len(result.credit),
        )
    return [text(Strong(head)), Items(lines)]
