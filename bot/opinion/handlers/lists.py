"""What there is to choose from of statements, motions and joint statements."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.debate.handlers.finding import find_debate
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Option
from bot.opinion.content import motions
from bot.opinion.handlers.consensus import find_ballot_scope
from bot.opinion.handlers.debate_statements import may_change_statements
from bot.opinion.handlers.proposals import load_standing, load_words
from bot.opinion.rows import statements
from bot.opinion.rules.motion import TOPICS


async def list_motions(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The motions that come along, with their topics."""
    shipped = await asyncio.to_thread(motions.load)
    return tuple(Option(m.words, m.id, TOPICS.get(m.topic, "")) for m in shipped)


async def list_motion_words(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The motions that come along, by their words, for a motion of one's own."""
    shipped = await asyncio.to_thread(motions.load)
    return tuple(Option(m.words, m.words, TOPICS.get(m.topic, "")) for m in shipped)


async def list_proposed_motions(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The motions that were proposed here."""
    words = await load_words(parts, request.by)
    return tuple(Option(motion, number) for number, motion in words.items())


async def list_statements(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The statements of a debate that are put to the vote."""
    rows = await _load_statements(parts, request)
    return tuple(Option(row.words, str(row.number)) for row in rows if not row.hidden)


async def list_all_statements(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The statements of a debate, those that were taken out as well."""
    debate = await find_debate(parts, request.by, request.says("debate"))
    all_rows = await statements.load_statements(parts.db, request.by.community, debate.row.id)
    chairs = may_change_statements(debate, request.by)
    rows = [row for row in all_rows if row.words and (chairs or not row.waiting)]
    return tuple(Option(row.words, str(row.number)) for row in rows)


async def list_own_statements(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The statements of a debate that are the asker's own and put to the vote."""
    rows = await _load_statements(parts, request)
    own = [
        row for row in rows if row.member == request.by.member and (row.waiting or not row.hidden)
    ]
    return tuple(Option(row.words, str(row.number)) for row in own)


async def list_joint_statements(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What the group could say together."""
    debate = await find_debate(parts, request.by, request.says("debate"))
    scope = await find_ballot_scope(parts, request.by, debate)
    proposals = await load_standing(parts, request.by, scope)
    return tuple(Option(proposal.words, str(proposal.number)) for proposal in proposals)


async def _load_statements(parts: Parts, request: ListRequest) -> Sequence[statements.StatementRow]:
    debate = await find_debate(parts, request.by, request.says("debate"))
    rows = await statements.load_statements(parts.db, request.by.community, debate.row.id)
    return [row for row in rows if row.words]


LISTS: Mapping[str, OptionSource] = {
    "motions": list_motions,
    "motion_words": list_motion_words,
    "proposed_motions": list_proposed_motions,
    "statements": list_statements,
    "all_statements": list_all_statements,
    "own_statements": list_own_statements,
    "joint_statements": list_joint_statements,
}
