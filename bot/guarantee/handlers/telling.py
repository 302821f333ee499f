"""What a room sees of its sheets: news in order, each once, and the board in place."""

import asyncio
from collections.abc import Sequence

from bot.debate.rows import debates
from bot.guarantee import events as e
from bot.guarantee.content import clauses
from bot.guarantee.handlers.debated import debates_on
from bot.guarantee.handlers.loaded import LoadedSheet, UnheardSheet
from bot.guarantee.handlers.sheet_tensions import brought
from bot.guarantee.rules.presence import find_missing
from bot.guarantee.rules.proposing import find_first
from bot.guarantee.rules.space import Choices, Space
from bot.guarantee.rules.stages import (
    Agreed,
    Carried,
    InVote,
    Lost,
    LyingOpen,
    Overtaken,
    Seconded,
    Withdrawn,
)
from bot.guarantee.rules.vote_pause import VotesPause, is_given_back, is_quiet
from bot.guarantee.state import WHOLE, Proposal, Sheet
from bot.guarantee.views import packages as package_views
from bot.guarantee.views import pauses as pause_views
from bot.guarantee.views import proposal_news as news_views
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import rule_changes as change_views
from bot.guarantee.views import sheet as views
from bot.guarantee.views import sheet_board as board_views
from bot.guarantee.views.wording import Names
from bot.kernel.declaration import News, WaitingNews
from bot.kernel.hosting import BoardPlace, find_board_place
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Button, Buttons, Strong, View, note, text

UNMOVED = say("It brings no new tension, and none goes.")

NO_RESULT = ":no-result"
"""Ends no mark: a sheet comes to no end."""

MOST_BELOW = 10
"""News below the board, until it is posted anew below them."""

QUIET = (
    e.ClauseSet
    | e.ClauseOpened
    | e.VersionKept
    | e.MemberPresent
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


async def tail_of(
    parts: Parts, community: CommunityId, loaded: LoadedSheet, version: int
) -> tuple[Block, ...]:
    """What can be done about the proposals that stand as the event of that number left them, and
    about the pause that began by it."""
    sheet = loaded.state
    changed = [p for p in sheet.proposals if p.touched == version]
    touched = [p for p in changed if p.live]
    freed = () if len(touched) == len(changed) else _find_freed(sheet, touched)
    lying = [p for p in touched if isinstance(p.stage, LyingOpen)]
    buttons = [
        button
        for proposal in (*touched, *freed)
        if proposal.bundle in (0, proposal.number) and (proposal not in lying or len(lying) == 1)
        if not proposal_views.is_ranked_elsewhere(sheet, proposal, touched)
        for button in proposal_views.proposal_buttons(sheet, proposal)
    ]
    if any(isinstance(proposal.stage, InVote) for proposal in touched):
        buttons.append(views.here_button(sheet.number))
    if sheet.pauses and sheet.pauses[-1].touched == version:
        buttons += pause_views.resume_buttons(sheet)
    if sheet.versions and sheet.versions[-1].touched == version:
        buttons += await _find_play_buttons(parts, community, loaded)
    told: tuple[Block, ...] = tuple(news_views.freed_news(whole) for whole in freed)
    if len(lying) > 1:
        told += package_views.ask_choices(sheet, clauses.load(), lying)
    return (*told, Buttons(tuple(buttons))) if buttons else told


async def _find_play_buttons(
    parts: Parts, community: CommunityId, loaded: LoadedSheet
) -> tuple[Button, ...]:
    """To an incident against the version adopted last; none where an evening around the sheet has
    a step for that."""
    sheet = loaded.state
    stands = await find_board_place(parts, community, loaded.stream, loaded.row.place)
    if stands is BoardPlace.ELSEWHERE:
        return ()
    return (views.play_button(sheet, sheet.versions[-1]),)


def _find_freed(sheet: Sheet, touched: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The seconded adoption of the whole sheet that nothing stands before any more."""
    return tuple(
        whole
        for whole in sheet.rivals(WHOLE)
        if isinstance(whole.stage, Seconded) and whole not in touched
        if find_first(sheet, whole) is None
    )


def step_of(sheet: Sheet) -> str:
    """What a sheet has come to: its versions, and the votes that were opened and are open."""
    return f"{len(sheet.versions)} {len(sheet.votes)} {len(sheet.open_votes)}"


def build_archived(view: View, _: LoadedSheet) -> View:
    """As it is: a sheet has no result that is kept elsewhere."""
    return view


async def board(parts: Parts, community: CommunityId, sheet: Sheet) -> View:
    """The board as it stands."""
    names = await debates.load_names(parts.db, community)
    debated = await debates_on(parts, community, sheet.live)
    return board_views.board(sheet, await asyncio.to_thread(clauses.load), names, debated)


async def news_since(parts: Parts, community: CommunityId, sheet: Sheet, shown: int) -> News:
    """What the room has not heard since a revision, with the tensions that it brought: in one view
    what one change brought, under that change's mark, however often that is tried and whatever
    came after it. Nothing where the board tells it by itself."""
    names = await debates.load_names(parts.db, community)
    space = await asyncio.to_thread(clauses.load)
    news: News = []
    waiting = WaitingNews()
    by_revision: dict[int, list[Proposal]] = {
        revision: [] for revision in _told_besides(sheet) if revision > shown
    }
    for proposal in _news(sheet, shown):
        by_revision.setdefault(proposal.touched, []).append(proposal)
    for revision, ones in sorted(by_revision.items()):
        blocks = _besides(sheet, revision, names)
        for together in _grouped(ones):
            blocks += _stage_news(sheet, together, space, names)
            adopted = [one for one in together if _is_adopted(one)]
            if adopted:
                blocks += await brought(*_turned(sheet, adopted)) or (note(UNMOVED),)
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
        pings = (*_find_called(sheet, ones), *_find_resuming(sheet, revision))
        waiting.add(*blocks, asks=revision, pings=pings)
        news += waiting.join(revision)
    return news


def _pauses(sheet: Sheet) -> list[tuple[int, VotesPause]]:
    """The pauses that the room hears of, each with the revisions at which it began and was over."""
    told = [pause for pause in sheet.pauses if not is_quiet(pause)]
    begun = [(pause.touched, pause) for pause in told if not is_given_back(pause)]
    return begun + [(pause.over.touched, pause) for pause in told if pause.over is not None]


def _told_besides(sheet: Sheet) -> list[int]:
    """The revisions of which the room hears something that is no stage of a proposal."""
    return [
        *(change.touched for change in sheet.rule_changes),
        *(revision for revision, _ in _pauses(sheet)),
    ]


def _besides(sheet: Sheet, revision: int, names: Names) -> list[Block]:
    """What the room hears of a revision beside stages of proposals."""
    blocks: list[Block] = []
    for change in sheet.rule_changes:
        if change.touched == revision:
            blocks += change_views.change_news(sheet, change, names)
    for told_at, pause in _pauses(sheet):
        if told_at == revision == pause.touched:
            blocks.append(pause_views.pause_news(pause, names))
        elif told_at == revision:
            blocks += pause_views.resumed_news(pause, names)
    return blocks


def _find_resuming(sheet: Sheet, revision: int) -> tuple[MemberId, ...]:
    """Who started the sheet, where its votes wait since a revision because Parley was away."""
    last = sheet.pauses[-1] if sheet.pauses else None
    waits = last is not None and (last.touched, last.by, last.over) == (revision, None, None)
    return (sheet.maker,) if waits else ()


def _find_called(sheet: Sheet, ones: Sequence[Proposal]) -> tuple[MemberId, ...]:
    """Those who take part and have not voted, where a vote has just been opened."""
    opened = {one.stage.vote for one in ones if isinstance(one.stage, InVote)}
    votes = [vote for vote in sheet.open_votes if vote.number in opened]
    called = (find_missing(sheet, vote, vote.opened_at) for vote in votes)
    return tuple(sorted(frozenset[MemberId]().union(*called)))


def _news(sheet: Sheet, since: int) -> list[Proposal]:
    proposals = [proposal for proposal in sheet.proposals if proposal.touched > since]
    return sorted(proposals, key=lambda proposal: (proposal.touched, proposal.number))


def _grouped(ones: Sequence[Proposal]) -> list[list[Proposal]]:
    """Proposals whose stage changed at once, those together of which the room hears together."""
    groups: dict[str, list[Proposal]] = {}
    for one in ones:
        lies = isinstance(one.stage, LyingOpen | Agreed)
        key = one.phase.value if lies else f"bundle:{one.bundle}" if one.bundle else str(one.number)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _stage_news(
    sheet: Sheet, together: Sequence[Proposal], space: Space, names: Names
) -> tuple[Block, ...]:
    first, *more = together
    if not more or isinstance(first.stage, Withdrawn | Overtaken):
        return tuple(news_views.stage_news(sheet, one, space, names) for one in together)
    news = package_views.package_news(sheet, together, space, names)
    if isinstance(first.stage, Carried | Lost):
        return news_views.stage_news(sheet, first, space, names), *news
    return news


def _is_adopted(one: Proposal) -> bool:
    return isinstance(one.stage, Carried | Agreed) and one.changes_clause


def _turned(sheet: Sheet, adopted: Sequence[Proposal]) -> tuple[Choices, Choices]:
    """The choices before and after amendments were adopted."""
    after = dict(sheet.choices)
    before = dict(after)
    for one in adopted:
        before.pop(one.clause, None)
        if one.was is not None:
            before[one.clause] = one.was
    return before, after
