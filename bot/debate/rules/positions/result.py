"""A debate's result, gathered: who won by the format's rule, what changed, and how fair it was."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.debate.events import HallCounted
from bot.debate.rules.ballot_lines import BallotLine
from bot.debate.rules.decision import Decision
from bot.debate.rules.format import Format
from bot.debate.rules.positions.chance import Interval
from bot.debate.rules.positions.credit import Credit, CreditedMove
from bot.debate.rules.positions.fairness import FloorShare, Unit
from bot.debate.rules.positions.graded import GradedChange
from bot.debate.rules.positions.later import LaterPositions
from bot.debate.rules.positions.swing import Swing
from bot.kernel.ids import MemberId


class Marks(Struct, frozen=True, kw_only=True):
    """How many of a side's quotations stand in the article as quoted, nearly so, or not at all."""

    verbatim: int = 0
    close: int = 0
    absent: int = 0


class RestatedPoint(Struct, frozen=True, kw_only=True):
    """What became of a side's (by key) last attempt at the best point of another (`of`): `heard` is
    that side's answer, None where it gave none. There were so many `attempts`."""

    side: str
    of: str
    heard: bool | None
    attempts: int = 1


class Result(Struct, frozen=True, kw_only=True):
    """All that a result says, in numbers and ids.

    `secret` ballots are shown in sums only. `judged` means that somebody was to judge. `labels` say
    in words what each speech or claim in `credit`, `moves` and `around` is, `numbers` are those of
    the speeches. `lines` tell whose the points of the decision are, `reply_lines` those of its
    replies. `presiding` chaired the panel. `by_side` and `evidence` go by the sides' keys.
    `dropped` are the claims that no other side answered; fewer than `quorum` matched voters decide
    nothing. `reasons` are those on the adjudicators' last ballots. `later` are positions after the
    debate was closed, which stand beside the result and change none of it. `shared_reasons` are
    those of the closing vote, unnamed and mixed. `restated` has one for each side that restated
    another's point. `conclusion` is what the chair wrote on closing early.
    """

    debate: str
    motion: str
    format: Format
    secret: bool
    swing: Swing | None = None
    interval: Interval | None = None
    graded: GradedChange | None = None
    decision: Decision | None = None
    moves: tuple[CreditedMove, ...] = ()
    credit: tuple[Credit, ...] = ()
    credit_by_side: tuple[Credit, ...] = ()
    later: LaterPositions | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    unit: Unit = "seconds"
    by_side: Mapping[str, FloorShare] = field(default_factory=dict)
    by_person: Mapping[MemberId, FloorShare] = field(default_factory=dict)
    lines: tuple[BallotLine, ...] = ()
    reply_lines: tuple[BallotLine, ...] = ()
    presiding: MemberId | None = None
    evidence: Mapping[str, Marks] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    quorum: int = 0
    hall: Mapping[str, HallCounted] = field(default_factory=dict)
    reasons: Mapping[MemberId, str] = field(default_factory=dict)
    shared_reasons: tuple[str, ...] = ()
    restated: tuple[RestatedPoint, ...] = ()
    conclusion: str = ""
    judged: bool = True
