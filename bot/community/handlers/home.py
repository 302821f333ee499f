"""The home of a community, as one of its members finds it."""

from bot.article.rows import articles
from bot.community.commands.settings import ShowHome
from bot.community.handlers.going_on import load_going_on
from bot.community.views.home import RunningDebate, home
from bot.debate.commands.debating import SetPosition
from bot.debate.handlers.pinning import pin_buttons
from bot.debate.journal import DEBATES
from bot.debate.rows import debates, positions
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.allowed import may
from bot.debate.rules.judging import missing_judges
from bot.debate.rules.positions.stance import WORDS
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.bar import debate_bar
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.view import Tone, View

MOST = 20
"""Debates that are looked at."""


async def show_home(parts: Parts, command: ShowHome, _: Progress) -> tuple[View, ...]:
    """Debates that run, with the member's own position and ballot; the library; help."""
    by = command.by
    rows = await debates.load_list(parts.db, by.community, 100)
    running = [row for row in rows if row.closed_at is None][:MOST]
    going = [await _load_running_debate(parts, by, row) for row in running]
    going.sort(key=lambda debate: not debate.call)
    settings = await parts.communities.settings(by.community)
    library = await articles.list_articles(parts.db, by.community)
    view = home(
        going,
        await load_going_on(parts, by),
        [(row.slug, row.title) for row in library],
        opens=settings.may_open(by.role),
        admin=by.role >= Role.ADMIN,
    )
    return (view,)


async def _load_running_debate(parts: Parts, by: Caller, row: ListedDebate) -> RunningDebate:
    community, member = by.community, by.member
    state = (await DEBATES.load(parts, community, row)).state
    taken = await positions.load_positions(parts.db, community, row.id)
    mine = [position.stance for position in taken if position.member == member]
    face = parts.rooms.face(community)
    bar = debate_bar(row.id, state, {}, by)
    buttons = pin_buttons(parts.catalog, bar.buttons, row.id)
    return RunningDebate(
        id=row.id,
        motion=row.motion,
        phase=row.phase,
        place=row.place,
        where=await face.name_of(row.place) if face else row.place,
        held=WORDS[mine[-1]] if mine else "",
        ballot=_ballot_command(state, member, row.id),
        call=bar.call,
        floor_until=bar.clock.until if bar.clock and state.holder == member else None,
        act=next((b for b in buttons if bar.call and b.tone is Tone.PRIMARY), None),
        takes_position=may(state, SetPosition, by),
    )


def _ballot_command(state: Debate, member: MemberId, debate: str) -> str:
    """The command that casts the ballot that is open to a member and not cast yet."""
    match state.phase:
        case DebatePhase.FIRST_VOTE if member not in state.first:
            return f"/debate vote debate:{debate}"
        case DebatePhase.CLOSING_VOTE if member not in state.closing:
            return f"/debate vote debate:{debate}"
        case DebatePhase.JUDGING if member in missing_judges(state):
            return f"/debate ballot debate:{debate}"
        case _:
            return ""


HANDLERS: dict[type, CommandHandler] = {ShowHome: show_home}
