"""What happened in an exercise. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: those live in rows, by the event's `move`.
"""

from datetime import datetime
from typing import get_args

from bot.core.values import dataclass
from bot.kernel.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """When (UTC), at which minute of the game, and by whom; None is the clock or a script."""

    at: datetime
    minute: int = 0
    by: MemberId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Happened):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTaken(Happened):
    role: str
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLeft(Happened):
    role: str
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineKept(Happened):
    move: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectGiven(Happened):
    """An inject of the card, by its place from 0."""

    inject: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectAdded(Happened):
    """The chair's own."""

    move: str
    to: str
    how: str
    body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMet(Happened):
    """The text was silent at a step, and the fallback was used."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Happened):
    """`covered` and `reaches` are yes, no or open: what the text says of event and place."""

    role: str
    covered: str
    reaches: str
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsked(Happened):
    """It takes more, or somebody else, to call it."""

    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalled(Happened):
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Happened):
    """`about` is author or conduct; `word` one of the assessor's; `met` whether the evidence
    standard is met with it."""

    role: str
    about: str
    word: str
    met: bool
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Happened):
    """`clause` is the one that it rests on."""

    role: str
    responses: tuple[str, ...]
    clause: str
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted(Happened):
    """`proposal` counts from 1; `vote` is for, against or aside; `why` is a script's reason."""

    role: str
    proposal: int
    vote: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a proposal. `aside` did not take part, `blocked` stopped it."""

    proposal: int
    carried: bool
    bound: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Happened):
    """`proven` says whether the evidence standard was met then."""

    outcomes: tuple[Outcome, ...]
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(Happened):
    role: str
    responses: tuple[str, ...]
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Happened):
    role: str
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Happened):
    role: str
    move: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Happened):
    """The clock passed a mark: meet, decide or last."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Happened):
    pass


Event = (
    Opened | RoleTaken | RoleLeft | RedLineKept | Begun | InjectGiven | InjectAdded | GapMet
    | Reported | MeetingAsked | MeetingCalled | Found | Proposed | Voted | Counted | Responded
    | Asked | Stated | Marked | Paused | Resumed | Ended
)  # fmt: skip

EVENTS: tuple[type[Event], ...] = get_args(Event)
