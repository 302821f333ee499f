"""How a place's debate stands, for the bar beside its talk."""

from datetime import timedelta

from msgspec.structs import replace

from bot.debate.commands.desk import ShowDesk
from bot.debate.handlers.pinning import NAMED, pin_buttons
from bot.debate.journal import DEBATES
from bot.debate.rows import debates
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import TABLE
from bot.debate.rules.who import is_runner
from bot.debate.state import Debate
from bot.debate.views.bar import debate_bar
from bot.debate.views.steps import is_offered
from bot.kernel import clock
from bot.kernel.bar import BarredActs, PlaceStatus
from bot.kernel.bar_source import find_barred
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.parts import Parts

AFTERWARDS = timedelta(hours=12)
"""For so long the results of a debate that is over stay in sight."""


async def load_status(parts: Parts, by: Caller) -> PlaceStatus:
    """The debate that is open in a caller's place, or was until a while ago."""
    row = await debates.find_last(parts.db, by.community, by.place)
    if row is None:
        return PlaceStatus()
    if row.closed_at is not None and clock.now() - row.closed_at > AFTERWARDS:
        return PlaceStatus(barred=(_barred(parts, by, "", None),))
    state = (await DEBATES.load(parts, by.community, row)).state
    names = await debates.load_names_of(parts.db, by.community, _people(state))
    bar = debate_bar(row.id, state, names, by)
    pinned = pin_buttons(parts.catalog, bar.buttons, row.id)
    return PlaceStatus(
        bars=(replace(bar, buttons=pinned, closed_at=row.closed_at),),
        barred=(_barred(parts, by, row.id, state),),
    )


def _people(state: Debate) -> set[MemberId]:
    """Whom the bar may name."""
    running = state.running
    queue = running.queue if running is not None else ()
    point = (running.point.member,) if running is not None and running.point is not None else ()
    raiser = state.order.member if state.order is not None else None
    others = (member for member in (state.holder, raiser) if member is not None)
    return {*state.seats.values(), *state.judges, *queue, *point, *others}


def _may_ask(state: Debate, act: type[DebateAct | ShowDesk], by: Caller) -> bool:
    """May a member do this now, or open the desk from which it is done?"""
    return is_runner(state, by) if issubclass(act, ShowDesk) else is_offered(state, act, by)


def _barred(parts: Parts, by: Caller, debate: str, state: Debate | None) -> BarredActs:
    """The acts that the table forbids a caller; all where no debate is open."""
    return find_barred(
        parts.catalog.by_class,
        (*TABLE, ShowDesk),
        lambda act: state is not None and _may_ask(state, act, by),
        names=NAMED,
        open_id=debate,
    )
