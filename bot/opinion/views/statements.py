"""How statements look: the list, one to vote on, and the agreement table."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

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

SEEN = "Nobody sees how you vote; everybody sees the sums."


class Counts(Struct, frozen=True):
    """How many agree, disagree and pass."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def seen(self) -> int:
        """All who voted."""
        return self.agree + self.disagree + self.passed


class Shown(Struct, frozen=True, kw_only=True):
    """A statement with its number and its counts; `mine` is the reader's own vote."""

    number: int
    words: str
    counts: Counts
    hidden: bool = False
    mine: int | None = None


_MINE = {1: "you agree", 0: "you passed", -1: "you disagree"}


def seeded(first: int, last: int) -> View:
    """Said when statements that come along were put to the vote."""
    which = f"Statement {first} is" if first == last else f"Statements {first} to {last} are"
    return View(
        blocks=(
            text(f"{which} new. They come along with Parley and are nobody’s own."),
            Buttons((Button("Vote on them", "/statement next", Tone.PRIMARY),)),
        ),
        audience=Audience.ROOM,
    )


def statement_list(found: Sequence[Shown]) -> View:
    """The statements, by number; the sums are those of everybody."""
    if not found:
        return View(
            blocks=(
                text("There are no statements yet."),
                Buttons((Button("Add one", "/statement add", Tone.PRIMARY),)),
            )
        )
    items = tuple(_item(one) for one in found if not one.hidden)
    taken_out = sum(one.hidden for one in found)
    blocks: list[Block] = [Heading("Statements"), Items(items)]
    if taken_out:
        blocks.append(note(f"A chair took out {taken_out}."))
    buttons = (
        Button("Vote on them", "/statement next", Tone.PRIMARY),
        Button("Add one", "/statement add"),
        Button("Groups", "/statement groups"),
    )
    return View(blocks=(*blocks, Buttons(buttons), note(SEEN)))


def _item(one: Shown) -> Text:
    counts = f" ({one.counts.agree} agree, {one.counts.disagree} disagree"
    counts += f", {one.counts.passed} passed" if one.counts.passed else ""
    mine = f"; {_MINE[one.mine]}" if one.mine is not None else ""
    return text(Strong(str(one.number)), f" {one.words}{counts}{mine})")


def ballot(one: Shown, left: int) -> View:
    """A statement to vote on."""
    buttons = tuple(
        Button(label, f"/statement vote {one.number} {vote}", tone)
        for label, vote, tone in (
            ("Agree", "agree", Tone.PRIMARY),
            ("Disagree", "disagree", Tone.PRIMARY),
            ("Pass", "pass", Tone.PLAIN),
        )
    )
    more = f"{left} more after this one. " if left else "This is the last one. "
    return View(
        blocks=(
            text(Strong(f"Statement {one.number}: "), one.words),
            Buttons(buttons),
            note(more, SEEN),
        )
    )


def all_voted() -> View:
    """Said when nothing is left to vote on."""
    buttons = (
        Button("See the groups", "/statement groups", Tone.PRIMARY),
        Button("Add a statement", "/statement add"),
    )
    return View(blocks=(text("You have voted on every statement."), Buttons(buttons)))


def agreement_table(found: Sequence[Shown], voters: int, fewest: int) -> View:
    """What is shown while there are too few for groups: how far all agree, most agreed first."""
    ranked = sorted((one for one in found if not one.hidden), key=_agreed, reverse=True)
    if not ranked:
        add = Button("Add a statement", "/statement add", Tone.PRIMARY)
        none = text("There are no statements to agree on yet.")
        return View(blocks=(Heading("Agreement"), none, Buttons((add,))))
    rows = tuple(
        (str(one.number), one.words, share(one.counts.agree, one.counts.seen), *_numbers(one))
        for one in ranked
    )
    missing = max(0, fewest - voters)
    if missing:
        people = "1 more person who votes" if missing == 1 else f"{missing} more who vote"
        why = f"It takes {people} to tell groups apart. Until then, this is how far all agree."
    else:
        why = "The votes tell no groups apart. This is how far all agree."
    return View(
        blocks=(
            Heading("Agreement"),
            text(why),
            Table(
                ("", "Statement", "Agree", "Agree", "Disagree", "Passed"),
                rows,
                f"Votes of {voters} {'person' if voters == 1 else 'people'}, most agreed first",
            ),
            note("Passes count as votes that were seen, and neither as agreeing nor as not."),
        )
    )


def _agreed(one: Shown) -> tuple[float, int]:
    counts = one.counts
    return ((counts.agree + 1) / (counts.agree + counts.disagree + 2), -one.number)


def _numbers(one: Shown) -> tuple[str, str, str]:
    return str(one.counts.agree), str(one.counts.disagree), str(one.counts.passed)


def share(part: int, whole: int) -> str:
    """A share in per cent; a dash for none."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def counted(votes: Mapping[int, int]) -> Counts:
    """Counts from how often each vote was given."""
    return Counts(agree=votes.get(1, 0), disagree=votes.get(-1, 0), passed=votes.get(0, 0))
