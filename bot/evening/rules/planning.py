"""An evening by the number of people and minutes: its steps with their times, the format of its
debate, how many clauses are worked on, and which incident is played."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from bot.evening.events import PlannedStep, Step

SHARES: Mapping[Step, int] = {
    Step.READING: 10,
    Step.POSITION: 6,
    Step.DEBATE: 32,
    Step.SHEET: 20,
    Step.EXERCISE: 18,
    Step.DEBRIEF: 4,
    Step.AGAIN: 4,
    Step.CLOSING: 6,
}
"""How an evening is shared among its steps; steps that are left out give theirs to the others."""

LEAST = 2
"""Minutes of the shortest step."""

LEAST_MORE = 5
"""Minutes by which somebody makes an evening longer."""

CLAUSE_MINUTES = 5
"""Minutes in which a group decides one contested clause."""

MOST_CLAUSES = 6

CONTESTED = (
    "trigger", "voting", "evidence", "deadline", "scope", "covered_territory", "conduct_condition",
    "obligation", "burden", "review_exit",
)  # fmt: skip
"""Clauses on which designs differ most, those that decide an incident first."""

DAY = 24 * 60
"""Minutes of a day."""


class FormatSize(Struct, frozen=True):
    """A format of debates: how many minutes it takes, and how many speak in it."""

    id: str
    minutes: float
    seats: int


class CardSize(Struct, frozen=True):
    """An incident: the hour of its last news, and the clauses that it tests."""

    id: str
    hours: int
    tests: tuple[str, ...]


def share_minutes(minutes: int, without: Collection[Step]) -> tuple[PlannedStep, ...]:
    """The steps with their minutes, which are all the minutes together; none where all are left
    out. Each gets two at least, and the longest what rounding leaves over."""
    steps = [step for step in Step if step not in without]
    if not steps:
        return ()
    whole = sum(SHARES[step] for step in steps)
    shared = {step: max(LEAST, minutes * SHARES[step] // whole) for step in steps}
    longest = max(steps, key=lambda step: shared[step])
    shared[longest] += minutes - sum(shared.values())
    return tuple(PlannedStep(step, shared[step]) for step in steps)


def choose_format(formats: Sequence[FormatSize], minutes: int, people: int) -> str:
    """The format in whose minutes the most people have a seat, and the longest of those; where none
    fits the minutes the shortest that fits the people, else the shortest. "" where there is
    none."""
    manned = [form for form in formats if form.seats <= people] or list(formats)
    fitting = [form for form in manned if form.minutes <= minutes]
    if fitting:
        return max(fitting, key=lambda form: (form.seats, form.minutes, form.id)).id
    return min(manned, key=lambda form: (form.minutes, form.id)).id if manned else ""


def find_enough_minutes(steps: Sequence[PlannedStep], debate_minutes: float) -> int | None:
    """How many minutes an evening with these steps needs for a debate of so many; None where the
    debate fits as it is, or there is none."""
    given = next((planned.minutes for planned in steps if planned.step is Step.DEBATE), None)
    if given is None or given >= debate_minutes:
        return None
    kept = {planned.step for planned in steps}
    without = [step for step in Step if step not in kept]
    minutes = sum(planned.minutes for planned in steps)
    while True:
        minutes += LEAST_MORE - minutes % LEAST_MORE
        shared = share_minutes(minutes, without)
        if any(p.step is Step.DEBATE and p.minutes >= debate_minutes for p in shared):
            return minutes


def choose_clauses(minutes: int, known: Collection[str]) -> tuple[str, ...]:
    """The contested clauses for which there is time, one at least."""
    number = min(MOST_CLAUSES, max(1, minutes // CLAUSE_MINUTES))
    return tuple(clause for clause in CONTESTED if clause in known)[:number]


def choose_card(cards: Sequence[CardSize], clauses: Collection[str]) -> str:
    """The incident that tests most of the clauses, the shortest of them; "" where there is none."""
    if not cards:
        return ""
    return min(cards, key=lambda card: (-len({*card.tests} & {*clauses}), card.hours, card.id)).id


def day_minutes(minutes: int, hours: int) -> int:
    """Real minutes for a day of an incident, so that news until so many hours comes in time."""
    return min(DAY, max(1, minutes * 24 // max(hours, 1)))
