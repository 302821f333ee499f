"""What is said of a poll that was imported: what came, and what was left out and why."""

from collections.abc import Mapping

from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Audience, Button, Buttons, Items, Tone, View, note, text
from bot.opinion.rules.left_out import LeftOut


def announce_import(by: str, statements: int, people: int, votes: int, first: int) -> View:
    """Said to the room: whose votes count here now, beside those of members."""
    came = say(
        "{member} imported statements {first} to {last}, with {votes} votes of {people} people who"
        " are not members here. Their votes count in sums and groups.",
        member=by,
        first=first,
        last=first + statements - 1,
        votes=votes,
        people=people,
    )
    buttons = Buttons((Button(say("Vote on statements"), "/statement next", Tone.PRIMARY),))
    return View(blocks=(text(came), buttons), audience=Audience.ROOM)


def report_import(left_out: Mapping[str, int], *, flipped: bool) -> View:
    """Said to who imported: what was left out and why, and how the signs were read."""
    if flipped:
        signs = say("The file counts agreement as −1, so the signs were turned round.")
    else:
        signs = say("1 in the file was read as agree, −1 as disagree.")
    if not left_out:
        return View(blocks=(text(say("Everything in the file came in.")), note(signs)))
    items = tuple(text(_say_left_out(why, count)) for why, count in left_out.items())
    return View(blocks=(text(say("Left out:")), Items(items), note(signs)))


def _say_left_out(why: str, n: int) -> Message:
    match LeftOut(why):
        case LeftOut.NO_WORDS:
            return count_of(n, "{n} statement without words", "{n} statements without words")
        case LeftOut.TOO_LONG:
            return count_of(n, "{n} statement that is too long", "{n} statements that are too long")
        case LeftOut.TWICE:
            return count_of(
                n, "{n} statement that was there already", "{n} statements that were there already"
            )
        case LeftOut.REJECTED:
            return count_of(
                n,
                "{n} statement that its moderators rejected",
                "{n} statements that their moderators rejected",
            )
        case LeftOut.META:
            return count_of(
                n,
                "{n} statement about the voters themselves",
                "{n} statements about the voters themselves",
            )
        case LeftOut.TOO_MANY_STATEMENTS:
            return count_of(
                n,
                "{n} statement, the least voted on: no more fit",
                "{n} statements, the least voted on: no more fit",
            )
        case LeftOut.TOO_MANY_PEOPLE:
            return count_of(
                n,
                "{n} person with the fewest votes: no more fit",
                "{n} people with the fewest votes: no more fit",
            )
        case _:
            return _say_votes_left_out(why, n)


def _say_votes_left_out(why: str, n: int) -> Message:
    match LeftOut(why):
        case LeftOut.TOO_MANY_VOTES:
            return count_of(n, "{n} vote: no more fit", "{n} votes: no more fit")
        case LeftOut.UNKNOWN_STATEMENT:
            return count_of(
                n,
                "{n} vote on a statement that was left out",
                "{n} votes on statements that were left out",
            )
        case _:
            return count_of(
                n,
                "{n} vote that is neither agree, disagree nor pass",
                "{n} votes that are neither agree, disagree nor pass",
            )


def ask_removal(statements: int, votes: int) -> View:
    """Asked before what was imported is deleted."""
    buttons = (Button(say("Delete them"), "/statement unimport sure:yes", Tone.DANGER),)
    words = say(
        "This deletes {statements} imported statements with all {votes} votes on them, those of"
        " members too.",
        statements=statements,
        votes=votes,
    )
    return View(blocks=(text(words), Buttons(buttons)))


def announce_removal(statements: int) -> View:
    """Said to the room when imported statements are gone."""
    words = count_of(
        statements,
        "{n} imported statement is deleted, with the votes on it.",
        "{n} imported statements are deleted, with the votes on them.",
    )
    return View(blocks=(text(words),), audience=Audience.ROOM)
