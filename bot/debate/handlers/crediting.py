"""Clauses of the sheet in use, which members may credit with having moved them."""

from bot.debate.commands.base import NoteClause
from bot.debate.commands.debating import TakePosition
from bot.debate.handlers.finding import act_in_debate
from bot.debate.ports import SheetClauses
from bot.debate.rules.exercises import CLAUSE_TOKEN
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Option


async def list_clauses(parts: Parts, by: Caller) -> tuple[Option, ...]:
    """What the sheet of the place says, to choose from."""
    clauses = await (await parts.port(SheetClauses)).load(parts, by)
    return tuple(Option(say("Clause: {title}", title=c.title), c.token) for c in clauses)


async def note_credited_clauses(parts: Parts, command: TakePosition) -> None:
    """Note in the debate what the clauses say that a member credits, as far as they stand on the
    sheet of the place. Raises Refused where there is no debate."""
    tokens = dict.fromkeys(CLAUSE_TOKEN.findall(command.moved_by))
    if not tokens:
        return
    clauses = await (await parts.port(SheetClauses)).load(parts, command.by)
    titles = {clause.token: clause.title for clause in clauses}
    for token in tokens:
        if title := titles.get(token):
            note = NoteClause(
                by=command.by, at=command.at, id=fresh_id(), debate=command.debate,
                clause=token, title=title,
            )  # fmt: skip
            await act_in_debate(parts, note)
