"""How a place's sheet stands, for the bar beside its talk."""

import asyncio
from collections.abc import Iterator

from bot.guarantee.commands import sheets as c
from bot.guarantee.content import clauses
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import sheets
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.decide import chairs
from bot.guarantee.rules.steps import CastBallot, SheetAct
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import Sheet, Whose
from bot.guarantee.views.bar import sheet_bar
from bot.kernel.bar import BarredActs, PlaceStatus
from bot.kernel.command import Caller, Command
from bot.kernel.parts import Parts

ACTS: tuple[tuple[type[Command], type[SheetAct]], ...] = (
    (c.SecondProposal, c.SecondProposal),
    (c.WithdrawProposal, c.WithdrawProposal),
    (c.CallVote, c.CallVote),
    (c.VoteOnProposal, CastBallot),
    (c.CloseProposalVote, c.CloseProposalVote),
)
"""The commands on a proposal, each with the act that it asks for."""

LATEST = 60
"""Proposals whose buttons may still stand in the talk."""


async def load_status(parts: Parts, by: Caller) -> PlaceStatus:
    """The sheet that is in use in a caller's place, while there is something to do on it."""
    sheet_id = await sheets.in_use(parts.db, by.community, by.place)
    row = await SHEETS.find(parts.db, by.community, sheet_id) if sheet_id else None
    if row is None or row.whose is Whose.OWN:
        return PlaceStatus()
    sheet = (await SHEETS.load(parts, by.community, row)).state
    barred = (_barred(parts, by, sheet),)
    if not sheet.live and sheet.versions:
        return PlaceStatus(barred=barred)
    space = await asyncio.to_thread(clauses.load)
    return PlaceStatus(bars=(sheet_bar(sheet, space, by),), barred=barred)


def _barred(parts: Parts, by: Caller, sheet: Sheet) -> BarredActs:
    """What a caller may not do with each proposal of a sheet."""
    actor = Actor(by.member, chair=chairs(by, sheet))
    names = {parts.catalog.by_class[command].name: act for command, act in ACTS}

    def barred() -> Iterator[str]:
        for proposal in sheet.proposals[-LATEST:]:
            for name, act in names.items():
                if not proposal.live or not may(sheet, act, proposal, actor):
                    yield f"{name} {proposal.number}"

    return BarredActs(
        names="sheet",
        open=str(sheet.number),
        acts=tuple(names),
        commands=tuple(barred()),
        others_over=False,
    )
