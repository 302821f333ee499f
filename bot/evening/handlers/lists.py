"""What there is to choose from of evenings: their steps, and the evenings."""

from collections.abc import Mapping

from bot.evening.events import Step
from bot.evening.rows import evenings
from bot.evening.views.words import NAMES
from bot.kernel.message import say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Moment, Option

MOST = 25


async def list_steps(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The steps of an evening, in order."""
    return tuple(Option(NAMES[step], step.value) for step in Step)


async def list_evenings(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The evenings, newest first."""
    rows = await evenings.load_list(parts.db, request.by.community, MOST)
    return tuple(
        Option(row.question, row.id, say("opened {opened}", opened=Moment(row.opened_at)))
        for row in rows
    )


LISTS: Mapping[str, OptionSource] = {"evening_steps": list_steps, "evenings": list_evenings}
