"""What a room sees of its sheets: news in order, each once, and the board in place."""

import asyncio
from itertools import groupby

from bot.debate.rows import debates
from bot.guarantee import events as e
from bot.guarantee.content import clauses
from bot.guarantee.handlers.debated import debates_on
from bot.guarantee.handlers.loaded import LoadedSheet, UnheardSheet
from bot.guarantee.handlers.sheet_tensions import brought
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.stages import Carried
from bot.guarantee.state import WHOLE, Proposal, Sheet
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import sheet as views
from bot.kernel.declaration import News, join_news
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Strong, View, note, text

UNMOVED = say("No tension appears or goes with it.")

NO_RESULT = ":no-result"
"""Ends no mark: a sheet comes to no end."""

QUIET = (
    e.ClauseSet
    | e.ClauseOpened
    | e.VersionKept
    | e.RulesChanged
    | e.EvidenceAttached
    | e.EvidenceRemoved
    | e.BallotCast
    | e.DebateNoted
)
"""What the board alone tells of."""


async def news_of(parts: Parts, community: CommunityId, untold: UnheardSheet) -> News:
    """What the room has not heard yet, with its marks."""
    return await news_since(parts, community, untold.journal.state, untold.since)


async def board_of(parts: Parts, community: CommunityId, loaded: LoadedSheet) -> View:
    """The board of a sheet as it stands."""
    return await board(parts, community, loaded.state)


def build_archived(view: View, _: LoadedSheet) -> View:
    """As it is: a sheet has no result that is kept elsewhere."""
    return view


def names_member(_: View, __: MemberId) -> bool:
    """Is news told anew when somebody's words are erased? The board alone shows words."""
    return False


async def board(parts: Parts, community: CommunityId, sheet: Sheet) -> View:
    """The board as it stands."""
    names = await debates.load_names(parts.db, community)
    debated = await debates_on(parts, community, sheet.live)
    return views.board(sheet, await asyncio.to_thread(clauses.load), names, debated)


async def news_since(parts: Parts, community: CommunityId, sheet: Sheet, shown: int) -> News:
    """What the room has not heard since a revision, with the tensions that it brought: in one view
    what one change brought, under that change's mark, however often that is tried and whatever
    came after it. Nothing where the board tells it by itself."""
    names = await debates.load_names(parts.db, community)
    space = await asyncio.to_thread(clauses.load)
    news: News = []
    for revision, ones in groupby(_news(sheet, shown), key=lambda proposal: proposal.touched):
        blocks: list[Block] = []
        for proposal in ones:
            blocks.append(proposal_views.stage_news(sheet, proposal, space, names))
            if isinstance(proposal.stage, Carried) and proposal.clause != WHOLE:
                blocks += await brought(*_turned(sheet, proposal)) or (note(UNMOVED),)
        blocks += [
            text(
                Strong(
                    say("Version {number} of sheet {sheet}. ", number=v.number, sheet=sheet.number)
                ),
                views.adopted_line(v, names),
            )
            for v in sheet.versions
            if v.touched == revision
        ]
        news += join_news(blocks, revision)
    return news


def _news(sheet: Sheet, since: int) -> list[Proposal]:
    proposals = [proposal for proposal in sheet.proposals if proposal.touched > since]
    return sorted(proposals, key=lambda proposal: (proposal.touched, proposal.number))


def _turned(sheet: Sheet, proposal: Proposal) -> tuple[Choices, Choices]:
    """The choices before and after an amendment carried."""
    after = dict(sheet.choices)
    before = {clause: chosen for clause, chosen in after.items() if clause != proposal.clause}
    if proposal.was is not None:
        before[proposal.clause] = proposal.was
    return before, after
