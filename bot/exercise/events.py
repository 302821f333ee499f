"""What happened in an exercise. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: those live in rows, by the event's `move`.
"""

from datetime import datetime
from typing import get_args

from msgspec import Struct

from bot.kernel.ids import MemberId


class Happened(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When (UTC), at which minute of the game, and by whom; None is the clock or a script."""

    at: datetime
    minute: int = 0
    by: MemberId | None = None


class Opened(Happened, frozen=True, kw_only=True):
    """`choices` are those of the text as it was; `source` says which it was, `subject` its name.
    `day_seconds` are real seconds for a day of the game, 0 without a clock; `seed` varies scripts;
    `alone` when one member plays against scripts."""

    card: str
    source: str
    subject: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    tempo: str
    day_seconds: int
    sealed: bool = False
    seed: int = 0
    alone: bool = False
    debate: str = ""


class RoleTaken(Happened, frozen=True, kw_only=True):
    role: str
    member: MemberId


class RoleLeft(Happened, frozen=True, kw_only=True):
    role: str
    member: MemberId


class RedLineKept(Happened, frozen=True, kw_only=True):
    move: str
    role: str


class Begun(Happened, frozen=True, kw_only=True):
    pass


class InjectGiven(Happened, frozen=True, kw_only=True):
    """An inject of the card, by its place from 0."""

    inject: int


class InjectAdded(Happened, frozen=True, kw_only=True):
    """The chair's own."""

    move: str
    to: str
    how: str
    body: bool = False


class GapMet(Happened, frozen=True, kw_only=True):
    """The text was silent at a step, and the fallback was used."""

    step: str


class Reported(Happened, frozen=True, kw_only=True):
    """`covered` and `reaches` are yes, no or open: what the text says of event and place."""

    role: str
    covered: str
    reaches: str
    move: str = ""


class MeetingAsked(Happened, frozen=True, kw_only=True):
    """It takes more, or somebody else, to call it."""

    role: str


class MeetingCalled(Happened, frozen=True, kw_only=True):
    role: str


class Found(Happened, frozen=True, kw_only=True):
    """`about` is author or conduct; `word` one of the assessor's; `met` whether the evidence
    standard is met with it."""

    role: str
    about: str
    word: str
    met: bool
    move: str = ""


class Proposed(Happened, frozen=True, kw_only=True):
    """`clause` is the one that it rests on."""

    role: str
    responses: tuple[str, ...]
    clause: str
    move: str = ""


class Voted(Happened, frozen=True, kw_only=True):
    """`proposal` counts from 1; `vote` is for, against or aside; `why` is a script's reason."""

    role: str
    proposal: int
    vote: str
    why: str = ""


class Outcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a proposal. `aside` did not take part, `blocked` stopped it."""

    proposal: int
    carried: bool
    bound: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


class Counted(Happened, frozen=True, kw_only=True):
    """`proven` says whether the evidence standard was met then."""

    outcomes: tuple[Outcome, ...]
    proven: bool


class Responded(Happened, frozen=True, kw_only=True):
    role: str
    responses: tuple[str, ...]
    move: str = ""


class Asked(Happened, frozen=True, kw_only=True):
    role: str
    move: str = ""


class Stated(Happened, frozen=True, kw_only=True):
    role: str
    move: str = ""


class Marked(Happened, frozen=True, kw_only=True):
    """The clock passed a mark: meet, decide or last."""

    what: str


class Paused(Happened, frozen=True, kw_only=True):
    pass


class Resumed(Happened, frozen=True, kw_only=True):
    pass


class Ended(Happened, frozen=True, kw_only=True):
    pass


ExerciseEvent = (
    Opened | RoleTaken | RoleLeft | RedLineKept | Begun | InjectGiven | InjectAdded | GapMet
    | Reported | MeetingAsked | MeetingCalled | Found | Proposed | Voted | Counted | Responded
    | Asked | Stated | Marked | Paused | Resumed | Ended
)  # fmt: skip

EVENTS: tuple[type[ExerciseEvent], ...] = get_args(ExerciseEvent)
