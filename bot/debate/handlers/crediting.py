"""Clauses of the sheet in use, which members may credit with having moved them."""

from collections.abc import Sequence

from bot.debate.commands.base import NoteClause
from bot.debate.commands.debating import TakePosition
from bot.debate.handlers.finding import act_in_debate, find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.ports import SheetClause, SheetClauses
from bot.debate.rules.exercises import CLAUSE_TOKEN
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Option


async def list_clauses(parts: Parts, by: Caller, debate: LoadedDebate) -> tuple[Option, ...]:
    """What the sheet of a debate says, to choose from."""
    clauses = await _load_clauses(parts, by, debate)
    return tuple(Option(say("Clause: {title}", title=c.title), c.token) for c in clauses)


async def _load_clauses(parts: Parts, by: Caller, debate: LoadedDebate) -> Sequence[SheetClause]:
    """The clauses of the sheet that belongs to a debate: one that was made since it was opened, as
    in an evening, or that an exercise was held on in it. What lies in the room from before does
    not."""
    since = None if debate.state.exercises else debate.row.opened_at
    return await (await parts.port(SheetClauses)).load(parts, by, since)


async def note_credited_clauses(parts: Parts, command: TakePosition) -> None:
    """Note in the debate what the clauses say that a member credits, as far as they stand on the
    sheet of the debate. Raises Refused where there is no debate."""
    tokens = dict.fromkeys(CLAUSE_TOKEN.findall(command.moved_by))
    if not tokens:
        return
    clauses = await _load_clauses(
        parts, command.by, await find_debate(parts, command.by, command.debate)
    )
    titles = {clause.token: clause.title for clause in clauses}
    for token in tokens:
        if title := titles.get(token):
            note = NoteClause(
                by=command.by, at=command.at, id=fresh_id(), debate=command.debate,
                clause=token, title=title,
            )  # fmt: skip
            await act_in_debate(parts, note)
