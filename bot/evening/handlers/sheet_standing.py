"""How the sheet of an evening stands: the clauses that are left, and what a proposal waits for."""

from bot.debate.rows import debates
from bot.debate.views.board import Names, name_people
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.views.board import StepStanding
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.sheet_steps import known_space
from bot.guarantee.rules.presence import find_missing, have_all_voted
from bot.guarantee.rules.stages import AwaitingSecond, LyingOpen, Seconded
from bot.guarantee.state import Sheet
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, row_of, say
from bot.kernel.parts import Parts
from bot.kernel.view import Button, Option, Tone

WAITS: tuple[tuple[type, Message], ...] = (
    (Seconded, say("A proposal is seconded. The chair puts it to the vote.")),
    (AwaitingSecond, say("A proposal needs a second. Anybody but its author can second it.")),
    (
        LyingOpen,
        say("Clauses are proposed together. They are carried unless somebody asks for a vote."),
    ),
)
"""What a proposal waits for, the nearest to its end first."""


async def load_sheet_standing(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> StepStanding:
    """How the sheet stands just now."""
    sheet = await find_sheet(parts, community, evening.state.sheet)
    if sheet is None:
        return StepStanding(waiting=say("The sheet could not be opened. Press Next step again."))
    number = sheet.number
    see = Button(say("See the sheet"), f"/guarantee show sheet:{number}")
    if sheet.versions:
        return StepStanding(waiting=say("The sheet is adopted. The chair goes on."), buttons=(see,))
    space = await known_space()
    looked_at = {proposal.clause for proposal in sheet.proposals if not proposal.live}
    left = [clause for clause in evening.state.plan.clauses if clause not in looked_at]
    names = [space.clause(clause).name for clause in left]
    people = await debates.load_names(parts.db, community)
    waiting = say_voting(sheet, people) or find_waiting(sheet) or _say_left(names)
    return StepStanding(
        waiting=waiting,
        buttons=(
            Button(say("Propose clauses"), f"/sheet package sheet:{number}", Tone.PRIMARY),
            see,
            Button(say("Propose adoption"), f"/guarantee propose sheet:{number}"),
        ),
        clauses=tuple(
            Option(name, f"/guarantee amend clause:{clause} sheet:{number}")
            for clause, name in zip(left, names, strict=True)
        ),
        goes_on=True,
    )


def say_voting(sheet: Sheet, names: Names) -> Message | None:
    """Who of those who are here has still to vote; None where no vote is open."""
    votes = sheet.open_votes
    if not votes:
        return None
    if sheet.paused_at is not None:
        return say("Votes on the sheet are paused. A chair can resume them.")
    latest = max(sheet.acted.values(), default=votes[0].opened_at)
    missing = sorted({member for vote in votes for member in find_missing(sheet, vote, latest)})
    if missing:
        return say("Still to vote on the sheet: {people}.", people=name_people(missing, names))
    if all(have_all_voted(sheet, vote, latest) for vote in votes):
        return say("All who are here have voted. The vote closes within a minute.")
    return say("Everybody votes on the sheet; then the chair closes the vote.")


def find_waiting(sheet: Sheet) -> Message | None:
    """What a proposal waits for; None where none can still be decided."""
    stages = [proposal.stage for proposal in sheet.proposals]
    return next(
        (words for kind, words in WAITS if any(isinstance(stage, kind) for stage in stages)), None
    )


def _say_left(names: list[str]) -> Message:
    if names:
        clauses = row_of(names, "and")
        return say("Still to look at: {clauses}. Then somebody proposes adoption.", clauses=clauses)
    return say("All contested clauses were looked at. Now somebody proposes adoption.")
