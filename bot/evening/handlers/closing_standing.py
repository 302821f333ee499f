"""How the closing statement of an evening stands: what was written, and how many ranked it."""

from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.views.board import StepStanding
from bot.kernel.ids import CommunityId
from bot.kernel.message import count_of, say
from bot.kernel.parts import Parts
from bot.kernel.view import Button, Tone
from bot.opinion.rows import joint, proposals
from bot.opinion.rules.joint import scope


async def load_closing_standing(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> StepStanding:
    """How the closing statement stands just now: write, then rank, then see and sign."""
    debate = evening.row.debate
    ballot = scope(debate, await joint.find_round(parts.db, community, debate))
    written = await proposals.load_proposals(parts.db, community, ballot)
    ranked = len(await proposals.load_rankings(parts.db, community, ballot))
    write, rank, see = (f"/consensus {act} debate:{debate}" for act in ("propose", "rank", "show"))
    count = sum(bool(one.words) and not one.withdrawn for one in written)
    if not count:
        return StepStanding(
            waiting=say("Write a sentence that all can agree on."),
            buttons=(Button(say("Write a statement"), write, Tone.PRIMARY),),
        )
    if count == 1:
        return StepStanding(
            waiting=say("One statement is written. Sign it, or write another."),
            buttons=(
                Button(say("See and sign"), see, Tone.PRIMARY),
                Button(say("Write a statement"), write),
            ),
        )
    if not ranked:
        return StepStanding(
            waiting=say("Write what all can agree on, then rank what was written."),
            buttons=(
                Button(say("Rank the statements"), rank, Tone.PRIMARY),
                Button(say("Write a statement"), write),
            ),
        )
    return StepStanding(
        waiting=count_of(
            ranked,
            "{n} person has ranked the statements. See which one leads, and sign it.",
            "{n} people have ranked the statements. See which one leads, and sign it.",
        ),
        buttons=(
            Button(say("See and sign"), see, Tone.PRIMARY),
            Button(say("Rank the statements"), rank),
            Button(say("Write a statement"), write),
        ),
    )
