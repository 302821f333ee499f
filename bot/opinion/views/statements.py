"""How statements look: the list, one to vote on, and the agreement table."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.kernel.message import Message, count_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Strong,
    Table,
    Text,
    Tone,
    View,
    note,
    text,
)
from bot.opinion.views.seen import say_seen


class Counts(Struct, frozen=True):
    """How many agree, disagree and pass."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def seen(self) -> int:
        """All who voted."""
        return self.agree + self.disagree + self.passed


class StatementWithCounts(Struct, frozen=True, kw_only=True):
    """A statement with its number and its counts; `mine` is the reader's own vote. Before it, and
    before the debate is `closed`, the reader sees no sums."""

    number: int
    words: str
    counts: Counts
    hidden: bool = False
    mine: int | None = None
    closed: bool = False
    waiting: bool = False

    @property
    def shows_sums(self) -> bool:
        """May its reader see the sums?"""
        return self.closed or self.mine is not None


_MINE = {1: say("you agree"), 0: say("you passed"), -1: say("you disagree")}


def announce_seeded(first: int, last: int) -> View:
    """Said when statements that come along were put to the vote."""
    if first == last:
        new = say(
            "Statement {number} is new. It comes from Parley, not from a member.",
            number=first,
        )
    else:
        new = say(
            "Statements {first} to {last} are new. They come from Parley, not from members.",
            first=first,
            last=last,
        )
    return View(
        blocks=(
            text(new),
            Buttons((Button(say("Vote on statements"), "/statement next", Tone.PRIMARY),)),
        ),
        audience=Audience.ROOM,
    )


def statement_list(statements: Sequence[StatementWithCounts], strangers: int = 0) -> View:
    """The statements, by number; the sums are those of everybody, among them the votes of so many
    `strangers` that were imported."""
    if not statements:
        return View(
            blocks=(
                text(say("There are no statements yet.")),
                Buttons((Button(say("Add a statement"), "/statement add", Tone.PRIMARY),)),
            )
        )
    items = tuple(_statement_line(statement) for statement in statements if not statement.hidden)
    taken_out = sum(one.hidden and not one.waiting for one in statements)
    waiting = sum(one.waiting for one in statements)
    blocks: list[Block] = [Heading(say("Statements")), Items(items)]
    if taken_out:
        blocks.append(note(say("Taken out: {taken_out}.", taken_out=taken_out)))
    if waiting:
        blocks.append(note(say("Waiting for the chair: {n}.", n=waiting)))
    if strangers:
        blocks.append(
            note(
                count_of(
                    strangers,
                    "The sums include imported votes of {n} person who is not a member here.",
                    "The sums include imported votes of {n} people who are not members here.",
                )
            )
        )
    buttons = (
        Button(say("Vote on statements"), "/statement next", Tone.PRIMARY),
        Button(say("Add a statement"), "/statement add"),
        Button(say("See the groups"), "/statement groups"),
    )
    over = any(statement.closed for statement in statements)
    return View(blocks=(*blocks, Buttons(buttons), note(say_seen(over=over))))


def _statement_line(statement: StatementWithCounts) -> Text:
    if not statement.shows_sums:
        return text(
            say("{number} {words}", number=Strong(str(statement.number)), words=statement.words)
        )
    counts = _say_counts(statement.counts)
    if statement.mine is not None:
        counts = say("{counts}; {mine}", counts=counts, mine=_MINE[statement.mine])
    return text(
        say(
            "{number} {words} ({counts})",
            number=Strong(str(statement.number)),
            words=statement.words,
            counts=counts,
        )
    )


def _say_counts(counts: Counts) -> Message:
    sums = say("{agree} agree, {disagree} disagree", agree=counts.agree, disagree=counts.disagree)
    return (
        say("{sums}, {passed} passed", sums=sums, passed=counts.passed) if counts.passed else sums
    )


def ballot(statement: StatementWithCounts, remaining: int, voted: int | None = None) -> View:
    """A statement to vote on; the vote just given, on the statement `voted`, can be taken back."""
    buttons = tuple(
        Button(label, f"/statement vote {statement.number} {vote}", tone)
        for label, vote, tone in (
            (say("Agree"), "agree", Tone.PRIMARY),
            (say("Disagree"), "disagree", Tone.PRIMARY),
            (say("Pass"), "pass", Tone.PLAIN),
        )
    )
    seen = say_seen(over=statement.closed)
    if remaining:
        progress_note = say("{left} more after this one. {seen}", left=remaining, seen=seen)
    else:
        progress_note = say("This is the last one. {seen}", seen=seen)
    return View(
        blocks=(
            text(Strong(say("Statement {number}: ", number=statement.number)), statement.words),
            Buttons((*buttons, *_take_back(voted))),
            note(progress_note),
        )
    )


def show_all_voted(voted: int | None = None) -> View:
    """Said when nothing is left to vote on."""
    buttons = (
        Button(say("See the groups"), "/statement groups", Tone.PRIMARY),
        Button(say("Add a statement"), "/statement add"),
    )
    return View(
        blocks=(
            text(say("You have voted on every statement.")),
            Buttons((*buttons, *_take_back(voted))),
        )
    )


def render_taken_back(number: int) -> View:
    """Said to whoever took a vote back."""
    again = Button(say("Vote on statements"), "/statement next")
    return View(
        blocks=(
            text(say("Your vote on statement {number} is taken back.", number=number)),
            Buttons((again,)),
        )
    )


def _take_back(voted: int | None) -> tuple[Button, ...]:
    if voted is None:
        return ()
    label = say("Undo vote on {number}", number=voted)
    return (Button(label, f"/statement vote {voted} none"),)


def agreement_table(
    statements: Sequence[StatementWithCounts], voters: int, fewest: int, *, unclear: bool = False
) -> View:
    """What is shown without groups: how far all agree, most agreed first. There are too few voters,
    or groups would be `unclear`, or all vote alike."""
    ranked = sorted(
        (statement for statement in statements if not statement.hidden),
        key=lambda one: (
            one.shows_sums,
            *(_share_agreed(one) if one.shows_sums else (0.0, -one.number)),
        ),
        reverse=True,
    )
    if not ranked:
        add = Button(say("Add a statement"), "/statement add", Tone.PRIMARY)
        none = text(say("There are no statements to vote on yet."))
        return View(blocks=(Heading(say("Agreement")), none, Buttons((add,))))
    rows = tuple(
        (
            str(statement.number),
            statement.words,
            *_vote_cells(statement),
        )
        for statement in ranked
    )
    missing = max(0, fewest - voters)
    if missing:
        why = count_of(
            missing,
            "Groups appear after {n} more voter. Until then, this is how far all agree.",
            "Groups appear after {n} more voters. Until then, this is how far all agree.",
        )
    elif unclear:
        why = say("The votes fall into no clear groups so far. This is how far all agree.")
    else:
        why = say("Everybody votes much alike. This is how far all agree.")
    return View(
        blocks=(
            Heading(say("Agreement")),
            text(why),
            Table(
                ("", say("Statement"), say("Share"), say("Agree"), say("Disagree"), say("Passed")),
                rows,
                count_of(
                    voters,
                    "Votes of {n} person, most agreed first",
                    "Votes of {n} people, most agreed first",
                ),
                tuple(map(_vote_line, ranked)),
            ),
            note(say("A pass counts as a vote, but neither as agreeing nor as disagreeing.")),
            *(() if all(one.shows_sums for one in ranked) else (note(say_seen(over=False)),)),
        )
    )


def _share_agreed(statement: StatementWithCounts) -> tuple[float, int]:
    counts = statement.counts
    return ((counts.agree + 1) / (counts.agree + counts.disagree + 2), -statement.number)


def _vote_line(statement: StatementWithCounts) -> Text:
    """A statement with its votes, where the table is too wide."""
    lead = f"{statement.number}. ", Strong(statement.words)
    if not statement.shows_sums:
        return text(*lead)
    _, agreed, disagreed, passed = _vote_cells(statement)
    said = say(
        "{agreed} agree, {disagreed} disagree, {passed} passed",
        agreed=agreed,
        disagreed=disagreed,
        passed=passed,
    )
    return text(*lead, " – ", said)


def _vote_cells(statement: StatementWithCounts) -> tuple[str, str, str, str]:
    if not statement.shows_sums:
        return "–", "–", "–", "–"
    agreed = share(statement.counts.agree, statement.counts.seen)
    return (
        agreed,
        str(statement.counts.agree),
        str(statement.counts.disagree),
        str(statement.counts.passed),
    )


def share(part: int, whole: int) -> str:
    """A share in per cent; a dash for none."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def count_votes(votes: Mapping[int, int]) -> Counts:
    """Counts from how often each vote was given."""
    return Counts(agree=votes.get(1, 0), disagree=votes.get(-1, 0), passed=votes.get(0, 0))
