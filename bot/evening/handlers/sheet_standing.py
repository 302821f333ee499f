"""How the sheet of an evening stands: the clauses that are left, and what a proposal waits for."""

from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.views.board import StepStanding
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.sheet_steps import known_space
from bot.guarantee.rules.stages import AwaitingSecond, InVote, LyingOpen, Seconded
from bot.guarantee.state import Sheet
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, row_of, say
from bot.kernel.parts import Parts
from bot.kernel.view import Button, Option, Tone

WAITS: tuple[tuple[type, Message], ...] = (
    (InVote, say("A vote on the sheet is open. Everybody votes; then the chair closes it.")),
    (Seconded, say("A proposal is seconded. The chair puts it to the vote.")),
    (AwaitingSecond, say("A proposal needs a second. Somebody else than its author seconds it.")),
    (LyingOpen, say("Clauses are proposed together, and carried unless somebody asks for a vote.")),
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
    return StepStanding(
        waiting=find_waiting(sheet) or _say_left(names),
        buttons=(
            Button(say("Propose clauses"), f"/sheet package sheet:{number}", Tone.PRIMARY),
            see,
            Button(say("Propose the sheet"), f"/guarantee propose sheet:{number}"),
        ),
        clauses=tuple(
            Option(name, f"/guarantee amend clause:{clause} sheet:{number}")
            for clause, name in zip(left, names, strict=True)
        ),
        goes_on=True,
    )


def find_waiting(sheet: Sheet) -> Message | None:
    """What a proposal waits for; None where none can still be decided."""
    stages = [proposal.stage for proposal in sheet.proposals]
    return next(
        (words for kind, words in WAITS if any(isinstance(stage, kind) for stage in stages)), None
    )


def _say_left(names: list[str]) -> Message:
    if names:
        clauses = row_of(names, "and")
        return say(
            "Still to look at: {clauses}. Then somebody proposes the sheet.", clauses=clauses
        )
    return say("All contested clauses were looked at. Somebody proposes the sheet.")
