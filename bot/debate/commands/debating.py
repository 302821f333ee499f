"""What members and chairs may ask of a debate. `debate` names one; "" means that of the place."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDebate(Command):
    """Open a debate on a motion in this place; whoever opens it is its chair.

    `tempo` is "live" (by the clock) or "writing" (`hours` for each segment); `ballot` is "named"
    or "secret". A debate with `chair` False runs itself. `quiet` is a span of hours in which
    nothing comes due, in writing, such as "22-7 Europe/Kyiv"; fewer voters than `quorum` decide
    nothing. `start` is the instant at which it is planned to start, in words.
    """

    motion: str
    format: str = ""
    info: str = ""
    tempo: str = ""
    ballot: str = "secret"
    hours: int = 24
    chair: bool = True
    quiet: str = ""
    quorum: int = 0
    article: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(DebateCommand):
    """Plan when the debate starts, in words such as “tomorrow 18:00”; “none” takes it back."""

    start: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSeat(DebateCommand):
    """Take a seat, or any free one of a side."""

    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSeat(DebateCommand):
    """Give back one's seats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSeats(DebateCommand):
    """Deal all seated members to the seats at random."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipCoin(DebateCommand):
    """Toss a coin between the first two sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare(DebateCommand):
    """Begin preparation: everybody's, or one side's own pool."""

    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDebate(DebateCommand):
    """End the sign-up: the first vote opens, or the first segment may begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseVote(DebateCommand):
    """Close the vote that is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePosition(DebateCommand):
    """Say where one stands: in a vote, or in between.

    `stance` is −3 (strongly against the motion) to +3, or "undecided"; `confidence` 0 to 100;
    `moved_by` names speeches by their numbers, claims by “c” and theirs; `would_change` is what
    the member says beforehand would change their mind.
    """

    stance: str
    confidence: int | None = None
    reason: str = ""
    moved_by: str = ""
    would_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPosition(TakePosition):
    """The same, at any time between the votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin(DebateCommand):
    """Begin the next segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(DebateCommand):
    """Say something with the floor."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSpeech(DebateCommand):
    """Read a speech by its number."""

    speech: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft(DebateCommand):
    """Keep words for one's next speech. What is kept when the time runs out is given then."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTurn(DebateCommand):
    """End one's turn; a chair ends the segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFloor(DebateCommand):
    """Ask for the floor in an open segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFloor(DebateCommand):
    """Leave the queue for the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPoint(DebateCommand):
    """Offer a point of information to whoever speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPoint(DebateCommand):
    """Accept or decline the point that was offered."""

    accept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseOrder(DebateCommand):
    """Raise a point of order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOrder(DebateCommand):
    """Uphold a point of order, or not."""

    uphold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Warn(DebateCommand):
    """Ask a member to keep to the rules."""

    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindVoters(DebateCommand):
    """Ask those who have not voted yet to vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandChair(DebateCommand):
    """Give one's chair to another member."""

    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameJudge(DebateCommand):
    """Make a member an adjudicator, or no longer one."""

    member: str
    shadow: bool = False
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBallot(DebateCommand):
    """File an adjudicator's ballot.

    `ranks` are sides, best first, with commas between; `scores` are points by seat such as
    "prop1=72, opp1=74"; `replies` the same by side.
    """

    ranks: str
    scores: str = ""
    replies: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeClaim(DebateCommand):
    """Put a claim forward; `answers` is the number of an earlier one that it supports or
    attacks."""

    words: str
    answers: int | None = None
    relation: str = "attack"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkClaim(DebateCommand):
    """Say that a claim supports or attacks another, both by number; its author confirms."""

    claim: int
    answers: int
    relation: str = "attack"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLink(DebateCommand):
    """Agree to what somebody said of one's own claim."""

    claim: int
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowClaims(DebateCommand):
    """See the claims and how they answer each other; `shuffled` in an order without meaning."""

    shuffled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(DebateCommand):
    """Stop the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(DebateCommand):
    """Let the clock go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTime(DebateCommand):
    """Give the running segment more time."""

    seconds: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Back(DebateCommand):
    """Go back to the segment before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip(DebateCommand):
    """Leave out the segment that comes next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(DebateCommand):
    """Put a member in a seat: a substitute, or one who speaks twice."""

    seat: str
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFloor(DebateCommand):
    """Give a member the floor, out of turn."""

    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute(DebateCommand):
    """Take a member's right to speak in this debate, or give it back."""

    member: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AddChair(DebateCommand):
    """Make a member a chair of this debate as well."""

    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDebate(DebateCommand):
    """Close early, with a conclusion in writing."""

    conclusion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelDebate(DebateCommand):
    """Call the debate off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDebate(DebateCommand):
    """See how a debate stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowResult(DebateCommand):
    """See how a debate ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDebates(Command):
    """See the community's debates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFormats(Command):
    """See the formats there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPositions(DebateCommand):
    """See one's own positions on a motion, from first to last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowStanding(DebateCommand):
    """See where one stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowReasons(DebateCommand):
    """See what moved oneself and, once the debate is closed, the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFormat(Command):
    """See a format, segment by segment."""

    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFormat(Command):
    """Add a format of the community's own, as text or as a file."""

    text: str = ""
    file: Upload | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFormat(Command):
    """Remove a format of the community's own."""

    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDebate(DebateCommand):
    """Take the debate to the place in which this is said."""
