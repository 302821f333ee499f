"""What happened in an exercise. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: those live in rows, by the event's `move`.
"""

from datetime import datetime
from typing import ClassVar, get_args

from msgspec import Struct

from bot.kernel.ids import MemberId


class ExerciseEventBase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When (UTC), at which minute of the game, and by whom; None is the clock or a script."""

    at: datetime
    minute: int = 0
    by: MemberId | None = None


class ExerciseOpened(ExerciseEventBase, frozen=True, kw_only=True):
    """`choices` are those of the text as it was; `source` says which it was, `subject` its name.
    `day_seconds` are real seconds for a day of the game, 0 without a clock; `seed` varies scripts;
    `alone` when one member plays against scripts."""

    saved_as: ClassVar[str] = "Opened"

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
    worded: tuple[str, ...] = ()
    """The clauses that the text words itself, beside its choices."""


class RoleTaken(ExerciseEventBase, frozen=True, kw_only=True):
    role: str
    member: MemberId


class RoleLeft(ExerciseEventBase, frozen=True, kw_only=True):
    role: str
    member: MemberId


class RedLineKept(ExerciseEventBase, frozen=True, kw_only=True):
    move: str
    role: str


class ExerciseBegun(ExerciseEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Begun"


class InjectGiven(ExerciseEventBase, frozen=True, kw_only=True):
    """An inject of the card, by its place from 0."""

    inject: int


class InjectAdded(ExerciseEventBase, frozen=True, kw_only=True):
    """The chair's own."""

    move: str
    to: str
    how: str
    body: bool = False


class GapMet(ExerciseEventBase, frozen=True, kw_only=True):
    """The text was silent at a step, and the fallback was used."""

    step: str


class Reported(ExerciseEventBase, frozen=True, kw_only=True):
    """`covered` and `reaches` are yes, no or open: what the text says of event and place; "" where
    nobody did anything."""

    role: str
    covered: str
    reaches: str
    move: str = ""


class MeetingAsked(ExerciseEventBase, frozen=True, kw_only=True):
    """It takes more, or somebody else, to call it."""

    role: str


class MeetingCalled(ExerciseEventBase, frozen=True, kw_only=True):
    role: str


class Found(ExerciseEventBase, frozen=True, kw_only=True):
    """`about` is author or conduct; `word` one of the assessor's; `met` whether the evidence
    standard is met with it; `beyond` whether it says more than the
    assessor's evidence does."""

    role: str
    about: str
    word: str
    met: bool
    move: str = ""
    beyond: bool = False


class ApplicationVoted(ExerciseEventBase, frozen=True, kw_only=True):
    """A party says whether the guarantee applies: `verdict` is yes, no or open; `why` is a script's
    reason."""

    role: str
    verdict: str
    why: str = ""


class ApplicationSettled(ExerciseEventBase, frozen=True, kw_only=True):
    """Whether the guarantee applies: `applies` is yes, no, open or split. `roles` are those
    guarantors for whom it does; `itself` says that the text settled it, and nobody voted."""

    applies: str
    roles: tuple[str, ...] = ()
    itself: bool = False


class EvidenceHandedIn(ExerciseEventBase, frozen=True, kw_only=True):
    """A role hands to the assessor what it alone was told: `injects` are places (from 0) in all
    developments that came; `move` has what it adds in its own words."""

    role: str
    injects: tuple[int, ...] = ()
    move: str = ""


class WordingJudged(ExerciseEventBase, frozen=True, kw_only=True):
    """A party says whether the group's own words of a clause are kept."""

    role: str
    clause: str
    kept: bool
    move: str = ""


class WordingRaised(ExerciseEventBase, frozen=True, kw_only=True):
    """The group's own words of a clause come up, and its parties are asked whether they are
    kept."""

    clause: str


class Withheld(ExerciseEventBase, frozen=True, kw_only=True):
    """A guarantor keeps back what it owes: `what` is decision, delivery, forces or guarantee."""

    role: str
    what: str
    move: str = ""


class Answered(ExerciseEventBase, frozen=True, kw_only=True):
    """A role answers the last question that was asked in public, by its number from 1."""

    role: str
    question: int
    move: str = ""


class StakesDealt(ExerciseEventBase, frozen=True, kw_only=True):
    """Each role that has hidden cards is dealt one: `cards` are roles with the card's id."""

    cards: tuple[tuple[str, str], ...]


class ConsentGiven(ExerciseEventBase, frozen=True, kw_only=True):
    """Congress says whether it agrees to `what` the United States took on; `why` is a script's
    reason, `move` has a member's own words."""

    role: str
    what: tuple[str, ...]
    agreed: bool
    why: str = ""
    move: str = ""


class LifeChosen(ExerciseEventBase, frozen=True, kw_only=True):
    """Somebody who must live with it answers: `answer` is go, wait or leave; `why` is a script's
    reason, `move` has that of a member in its own words."""

    role: str
    answer: str
    why: str = ""
    move: str = ""


class RungWished(ExerciseEventBase, frozen=True, kw_only=True):
    """The spokesperson says in secret what the adversary shall dare when the stage ends."""

    role: str
    rung: str


class RungChosen(ExerciseEventBase, frozen=True, kw_only=True):
    """A stage ends, and the adversary dares `rung`. `rules` are those that held, `ruled` is the
    rung that they gave, `wished` whether a member had a say."""

    rung: str
    ruled: str
    rules: tuple[str, ...] = ()
    wished: bool = False


class Proposed(ExerciseEventBase, frozen=True, kw_only=True):
    """`clause` is the one that it rests on."""

    role: str
    responses: tuple[str, ...]
    clause: str
    move: str = ""


class Voted(ExerciseEventBase, frozen=True, kw_only=True):
    """`proposal` counts from 1; `vote` is for, against or aside; `why` is a script's reason."""

    role: str
    proposal: int
    vote: str
    why: str = ""


class ProposalOutcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a proposal. `aside` did not take part, `blocked` stopped it."""

    proposal: int
    carried: bool
    bound: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


class Counted(ExerciseEventBase, frozen=True, kw_only=True):
    """`proven` says whether the evidence standard was met then."""

    outcomes: tuple[ProposalOutcome, ...]
    proven: bool


class Responded(ExerciseEventBase, frozen=True, kw_only=True):
    role: str
    responses: tuple[str, ...]
    move: str = ""


class Asked(ExerciseEventBase, frozen=True, kw_only=True):
    role: str
    move: str = ""


class Stated(ExerciseEventBase, frozen=True, kw_only=True):
    role: str
    move: str = ""


class Marked(ExerciseEventBase, frozen=True, kw_only=True):
    """The clock passed a mark: meet, decide or last."""

    what: str


class ExercisePaused(ExerciseEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Paused"


class ExerciseResumed(ExerciseEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Resumed"


class ExerciseEnded(ExerciseEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Ended"


ExerciseEvent = (
    ExerciseOpened | RoleTaken | RoleLeft | RedLineKept | ExerciseBegun | InjectGiven | InjectAdded
    | GapMet | Reported | MeetingAsked | MeetingCalled | Found | Proposed | Voted | Counted
    | Responded | Asked | Stated | Marked | ExercisePaused | ExerciseResumed | ExerciseEnded
    | ApplicationVoted | ApplicationSettled | EvidenceHandedIn | WordingRaised | WordingJudged
    | Withheld | Answered
    | LifeChosen | RungWished | RungChosen
    | StakesDealt | ConsentGiven
)  # fmt: skip

EVENTS: tuple[type[ExerciseEvent], ...] = get_args(ExerciseEvent)
