"""What members and chairs may ask of a debate. `debate` names one; "" means that of the place."""

from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command


class OpenDebate(Command, frozen=True, kw_only=True):
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


class Schedule(DebateCommand, frozen=True, kw_only=True):
    """Plan when the debate starts, in words such as “tomorrow 18:00”; “none” takes it back."""

    start: str


class TakeSeat(DebateCommand, frozen=True, kw_only=True):
    """Take a seat, or any free one of a side."""

    seat: str


class LeaveSeat(DebateCommand, frozen=True, kw_only=True):
    """Give back one's seats."""


class DrawSeats(DebateCommand, frozen=True, kw_only=True):
    """Deal all seated members to the seats at random."""


class FlipCoin(DebateCommand, frozen=True, kw_only=True):
    """Toss a coin between the first two sides."""


class Prepare(DebateCommand, frozen=True, kw_only=True):
    """Begin preparation: everybody's, or one side's own pool."""

    side: str = ""


class StartDebate(DebateCommand, frozen=True, kw_only=True):
    """End the sign-up: the first vote opens, or the first segment may begin."""


class CloseVote(DebateCommand, frozen=True, kw_only=True):
    """Close the vote that is open."""


class TakePosition(DebateCommand, frozen=True, kw_only=True):
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


class SetPosition(TakePosition, frozen=True, kw_only=True):
    """The same, at any time between the votes."""


class Begin(DebateCommand, frozen=True, kw_only=True):
    """Begin the next segment."""


class Speak(DebateCommand, frozen=True, kw_only=True):
    """Say something with the floor."""

    words: str


class ReadSpeech(DebateCommand, frozen=True, kw_only=True):
    """Read a speech by its number."""

    speech: int


class KeepDraft(DebateCommand, frozen=True, kw_only=True):
    """Keep words for one's next speech. What is kept when the time runs out is given then."""

    words: str


class EndTurn(DebateCommand, frozen=True, kw_only=True):
    """End one's turn; a chair ends the segment."""


class AskFloor(DebateCommand, frozen=True, kw_only=True):
    """Ask for the floor in an open segment."""


class DropFloor(DebateCommand, frozen=True, kw_only=True):
    """Leave the queue for the floor."""


class OfferPoint(DebateCommand, frozen=True, kw_only=True):
    """Offer a point of information to whoever speaks."""


class AnswerPoint(DebateCommand, frozen=True, kw_only=True):
    """Accept or decline the point that was offered."""

    accept: bool


class RaiseOrder(DebateCommand, frozen=True, kw_only=True):
    """Raise a point of order."""


class RuleOrder(DebateCommand, frozen=True, kw_only=True):
    """Uphold a point of order, or not."""

    uphold: bool


class Warn(DebateCommand, frozen=True, kw_only=True):
    """Ask a member to keep to the rules."""

    member: str


class RemindVoters(DebateCommand, frozen=True, kw_only=True):
    """Ask those who have not voted yet to vote."""


class HandChair(DebateCommand, frozen=True, kw_only=True):
    """Give one's chair to another member."""

    member: str


class NameJudge(DebateCommand, frozen=True, kw_only=True):
    """Make a member an adjudicator, or no longer one."""

    member: str
    shadow: bool = False
    on: bool = True


class FileBallot(DebateCommand, frozen=True, kw_only=True):
    """File an adjudicator's ballot.

    `ranks` are sides, best first, with commas between; `scores` are points by seat such as
    "prop1=72, opp1=74"; `replies` the same by side.
    """

    ranks: str
    scores: str = ""
    replies: str = ""
    reason: str = ""


class MakeClaim(DebateCommand, frozen=True, kw_only=True):
    """Put a claim forward; `answers` is the number of an earlier one that it supports or
    attacks."""

    words: str
    answers: int | None = None
    relation: str = "attack"


class LinkClaim(DebateCommand, frozen=True, kw_only=True):
    """Say that a claim supports or attacks another, both by number; its author confirms."""

    claim: int
    answers: int
    relation: str = "attack"


class ConfirmLink(DebateCommand, frozen=True, kw_only=True):
    """Agree to what somebody said of one's own claim."""

    claim: int
    answers: int


class ShowClaims(DebateCommand, frozen=True, kw_only=True):
    """See the claims and how they answer each other; `shuffled` in an order without meaning."""

    shuffled: bool = False


class Pause(DebateCommand, frozen=True, kw_only=True):
    """Stop the clock."""


class Resume(DebateCommand, frozen=True, kw_only=True):
    """Let the clock go on."""


class AddTime(DebateCommand, frozen=True, kw_only=True):
    """Give the running segment more time."""

    seconds: int = 60


class Back(DebateCommand, frozen=True, kw_only=True):
    """Go back to the segment before."""


class Skip(DebateCommand, frozen=True, kw_only=True):
    """Leave out the segment that comes next."""


class Swap(DebateCommand, frozen=True, kw_only=True):
    """Put a member in a seat: a substitute, or one who speaks twice."""

    seat: str
    member: str


class GiveFloor(DebateCommand, frozen=True, kw_only=True):
    """Give a member the floor, out of turn."""

    member: str


class Mute(DebateCommand, frozen=True, kw_only=True):
    """Take a member's right to speak in this debate, or give it back."""

    member: str
    on: bool = True


class AddChair(DebateCommand, frozen=True, kw_only=True):
    """Make a member a chair of this debate as well."""

    member: str


class CloseDebate(DebateCommand, frozen=True, kw_only=True):
    """Close early, with a conclusion in writing."""

    conclusion: str


class CancelDebate(DebateCommand, frozen=True, kw_only=True):
    """Call the debate off."""


class ShowDebate(DebateCommand, frozen=True, kw_only=True):
    """See how a debate stands."""


class ShowResult(DebateCommand, frozen=True, kw_only=True):
    """See how a debate ended."""


class ListDebates(Command, frozen=True, kw_only=True):
    """See the community's debates."""


class ListFormats(Command, frozen=True, kw_only=True):
    """See the formats there are."""


class ShowPositions(DebateCommand, frozen=True, kw_only=True):
    """See one's own positions on a motion, from first to last."""


class ShowStanding(DebateCommand, frozen=True, kw_only=True):
    """See where one stands now."""


class ShowReasons(DebateCommand, frozen=True, kw_only=True):
    """See what moved oneself and, once the debate is closed, the room."""


class ShowFormat(Command, frozen=True, kw_only=True):
    """See a format, segment by segment."""

    format: str


class AddFormat(Command, frozen=True, kw_only=True):
    """Add a format of the community's own, as text or as a file."""

    text: str = ""
    file: Upload | None = None


class RemoveFormat(Command, frozen=True, kw_only=True):
    """Remove a format of the community's own."""

    format: str


class MoveDebate(DebateCommand, frozen=True, kw_only=True):
    """Take the debate to the place in which this is said."""
