"""What there is to choose from of practice debates."""

from collections.abc import Mapping

from bot.debate.handlers import formats
from bot.kernel.message import say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Moment, Option
from bot.practice.handlers.finding import find_row
from bot.practice.handlers.practising import USUAL
from bot.practice.journal import PRACTICES
from bot.practice.rows import practices
from bot.practice.rules.setting import adapt_for_two

MOST_PRACTICES = 50


async def list_practices(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """A member's own practice debates, the last first."""
    rows = await practices.load_list(
        parts.db, request.by.community, request.by.member, MOST_PRACTICES
    )
    return tuple(
        Option(row.motion, row.id, say("{opened}", opened=Moment(opened)))
        for row, opened in rows
        if row.motion
    )


async def list_practice_formats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The formats that two can practise."""
    all_formats = await formats.load_all(parts, request.by.community)
    return tuple(
        Option(form.name, form.id, form.about)
        for form in all_formats
        if adapt_for_two(form) is not None
    )


async def list_practice_sides(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sides of the format that is named, or of the usual one."""
    name = request.says("format") or USUAL
    form, _ = await formats.find_format(parts, request.by.community, name)
    practised = adapt_for_two(form)
    return tuple(Option(s.name, s.key) for s in practised.sides) if practised else ()


async def list_practice_speeches(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """A member's own speeches in a practice debate, the last first."""
    row = await find_row(parts, request.by, request.says("practice"))
    practice = await PRACTICES.load(parts, request.by.community, row)
    words = await practices.load_speeches(parts.db, request.by.community, row.id)
    return tuple(
        Option(" ".join(words[speech.speech].words.split()), str(number))
        for number, speech in reversed([*enumerate(practice.state.speeches, 1)])
        if speech.member == request.by.member and speech.speech in words
    )


LISTS: Mapping[str, OptionSource] = {
    "practices": list_practices,
    "practice_formats": list_practice_formats,
    "practice_sides": list_practice_sides,
    "practice_speeches": list_practice_speeches,
}
