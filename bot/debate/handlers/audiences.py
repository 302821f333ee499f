"""Letting places elsewhere watch a debate, and their members vote in its closing vote."""

from msgspec.structs import replace

from bot.debate.commands.audience import (
    DismissAudience,
    InviteAudience,
    JoinAudience,
    LeaveAudience,
    ListAudiences,
    VoteInAudience,
)
from bot.debate.commands.base import DebateCommand
from bot.debate.events import PositionTaken
from bot.debate.handlers.finding import act_in_debate, find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.positions import render_receipt
from bot.debate.handlers.standing_ballot import keep_what_was_said, load_said
from bot.debate.journal import DEBATES
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import audiences, debates
from bot.debate.rows.audiences import WatchingPlace
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.guests import GuestPosition
from bot.debate.rules.who import is_chair
from bot.debate.state import OVER, DebatePhase
from bot.debate.views import audience as views
from bot.debate.views.ballot import render_ballot_notes
from bot.kernel import place_rows as places
from bot.kernel.command import Caller, Command
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.store.statement import Conflict

_ASKED = frozenset({"stance", "confidence", "reason"})
"""The fields of an audience's ballot."""

MOST = 20
"""Places that may watch one debate."""


async def invite(parts: Parts, command: InviteAudience, _: Progress) -> tuple[View, ...]:
    """Make a code for one place."""
    debate = await _find_chaired(parts, command)
    by = command.by
    code = fresh_id()  # the command’s own id may follow from what others see
    await parts.db.write(
        *audiences.insert_invitation(by.community, debate.row.id, code, by.member, command.at)
    )
    return (views.render_invitation(code),)


async def listing(parts: Parts, command: ListAudiences, _: Progress) -> tuple[View, ...]:
    """The places that watch."""
    debate = await _find_chaired(parts, command)
    watching = await audiences.load_of_debate(parts.db, command.by.community, debate.row.id)
    return (
        views.render_places(
            [await name_watching_place(parts, watching_place) for watching_place in watching]
        ),
    )


async def dismiss(parts: Parts, command: DismissAudience, _: Progress) -> tuple[View, ...]:
    """Let a place watch no more."""
    debate = await _find_chaired(parts, command)
    watching = await audiences.load_of_debate(parts.db, command.by.community, debate.row.id)
    if not 1 <= command.number <= len(watching):
        raise Refused(DebateRefusal.NO_SUCH_AUDIENCE, number=command.number)
    await parts.db.change(audiences.unlink_place(watching[command.number - 1]))
    remaining = await audiences.load_of_debate(parts.db, command.by.community, debate.row.id)
    return (
        views.render_places(
            [await name_watching_place(parts, watching_place) for watching_place in remaining]
        ),
    )


async def join(parts: Parts, command: JoinAudience, _: Progress) -> tuple[View, ...]:
    """Let this place watch."""
    code = command.code.strip().casefold()
    led = await audiences.find_invitation(parts.db, code, command.at)
    if led is None:
        raise Refused(DebateRefusal.INVITATION_OVER)
    community, debate = led
    row = await debates.find_by_id(parts.db, community, debate)
    if row is None or row.closed_at is not None:
        raise Refused(DebateRefusal.INVITATION_OVER)
    by = command.by
    if (community, row.place) == (by.community, by.place):
        raise Refused(DebateRefusal.AUDIENCE_AT_HOME)
    if len(await audiences.load_of_debate(parts.db, community, debate)) >= MOST:
        raise Refused(DebateRefusal.AUDIENCE_FULL, most=MOST)
    audience = WatchingPlace(
        community=community,
        debate=debate,
        home=by.community,
        place=by.place,
        linked_by=by.member,
        shown=0,
    )
    try:
        await parts.db.write(*audiences.link_place(code, audience, command.at))
    except Conflict:
        raise Refused(DebateRefusal.INVITATION_OVER) from None
    await DEBATES.show(parts, community, debate)
    return (views.render_joined(row.motion),)


async def leave(parts: Parts, command: LeaveAudience, _: Progress) -> tuple[View, ...]:
    """Let this place watch no more."""
    watched = await _find_watched(parts, command.by)
    if not watched:
        raise Refused(DebateRefusal.NO_AUDIENCE)
    await parts.db.change(*(audiences.unlink_place(audience) for audience, _ in watched))
    return (views.render_left([row.motion for _, row in watched]),)


async def vote(parts: Parts, command: VoteInAudience, _: Progress) -> tuple[View, ...]:
    """Vote as one of the audience. Only places that a chair has linked lead to another community,
    and only this way."""
    audience, row = await _choose_watched(parts, command.by, command.debate)
    position = GuestPosition(
        by=await _guest(parts, command, audience, row),
        at=command.at,
        id=command.id,
        debate=audience.debate,
        stance=command.stance,
        confidence=command.confidence,
        reason=command.reason,
    )
    debate = await DEBATES.load(parts, audience.community, row)
    position = await keep_what_was_said(parts, position, debate)
    outcome = await act_in_debate(parts, position)
    await DEBATES.show_soon(
        parts, audience.community, audience.debate, outcome.events, outcome.after.state
    )
    positions_taken = (event for event in outcome.events if isinstance(event, PositionTaken))
    return tuple(
        [await render_receipt(parts, position, outcome.before, event) for event in positions_taken]
    )


async def _guest(
    parts: Parts, command: VoteInAudience, audience: WatchingPlace, row: ListedDebate
) -> Caller:
    """The caller as somebody in the debate's community, which is their own if it is the same."""
    by = command.by
    if by.community == audience.community:
        return replace(by, place=row.place, within=None)
    member = await audiences.find_guest(
        parts.db, audience.community, by.community, by.member, MemberId(f"guest-{command.id}")
    )
    guest = Caller(
        community=audience.community,
        place=row.place,
        member=member,
        name=f"{by.name} (guest)",
    )
    await parts.db.change(places.insert_named_member(guest.community, guest.member, guest.name))
    return guest


async def _find_guest(parts: Parts, by: Caller, audience: WatchingPlace) -> Caller | None:
    """The caller as they voted in the debate's community; None if they have not."""
    if by.community == audience.community:
        return by
    member = await audiences.find_known_guest(parts.db, audience.community, by.community, by.member)
    if member is None:
        return None
    return replace(by, community=audience.community, member=member)


async def _find_chaired(parts: Parts, command: DebateCommand) -> LoadedDebate:
    """A debate that goes on, and that the caller chairs."""
    debate = await find_debate(parts, command.by, command.debate)
    if not is_chair(debate.state, command.by):
        raise Refused(DebateRefusal.NOT_CHAIR)
    if debate.state.phase in OVER:
        raise Refused(DebateRefusal.DEBATE_OVER)
    return debate


async def _find_watched(parts: Parts, by: Caller) -> list[tuple[WatchingPlace, ListedDebate]]:
    """The debates that a place watches, or the one around it; those that go on first."""
    watching_places = await audiences.load_of_place(parts.db, by.community, by.place)
    if not watching_places and by.within:
        watching_places = await audiences.load_of_place(parts.db, by.community, by.within)
    rows = [
        (
            watching_place,
            await debates.find_by_id(parts.db, watching_place.community, watching_place.debate),
        )
        for watching_place in watching_places
    ]
    watched = [(watching_place, row) for watching_place, row in rows if row is not None]
    return sorted(watched, key=lambda pair: pair[1].closed_at is not None)


async def _choose_watched(
    parts: Parts, by: Caller, debate: str
) -> tuple[WatchingPlace, ListedDebate]:
    """The debate of that id that a place watches, or the first. Raises Refused (NO_AUDIENCE)."""
    for audience, row in await _find_watched(parts, by):
        if debate in ("", audience.debate):
            return audience, row
    raise Refused(DebateRefusal.NO_AUDIENCE)


async def fill_ballot(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What stands on the ballot of an audience. Raises Refused where its vote is not open."""
    audience, row = await _choose_watched(parts, by, str(values.get("debate", "")))
    debate = await DEBATES.load(parts, audience.community, row)
    if debate.state.phase is not DebatePhase.CLOSING_VOTE:
        raise Refused(DebateRefusal.AUDIENCE_VOTES_LAST)
    guest = await _find_guest(parts, by, audience)
    said = await load_said(parts, guest, debate) if guest is not None else {}
    values_said = {name: said[name] for name in said.keys() & _ASKED - values.keys()}
    return FormFill(values=values_said, notes=render_ballot_notes(debate.state))


async def name_watching_place(parts: Parts, audience: WatchingPlace) -> str:
    """What a place that watches is called."""
    face = parts.rooms.face(audience.home)
    return audience.place if face is None else await face.name_of(audience.place)


HANDLERS: dict[type[Command], CommandHandler] = {
    InviteAudience: invite,
    ListAudiences: listing,
    DismissAudience: dismiss,
    JoinAudience: join,
    LeaveAudience: leave,
    VoteInAudience: vote,
}
FILLS: dict[type, FormFiller] = {VoteInAudience: fill_ballot}
