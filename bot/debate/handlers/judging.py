"""The form of an adjudicator's ballot: the rules above it, and what they filed last in it."""

from bot.debate.commands.debating import FileBallot
from bot.debate.handlers.finding import find_debate
from bot.debate.rows import claims
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.reading_points import write_points
from bot.debate.rules.scoring import REPLY
from bot.debate.views.judging import render_ballot_rules
from bot.kernel.command import Caller
from bot.kernel.parts import FormFill, FormFiller, Parts, Values

FIELDS = ("ranks", "scores", "replies", "reason", "share")


async def fill_ballot(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The last ballot that a member filed, unless they have begun a new one. Raises Refused where
    the member has none to file."""
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    state = debate.state
    if refusal := find_refusal(state, FileBallot, by):
        raise refusal
    notes = render_ballot_rules(state.format)
    filed = next((b for b in reversed(state.ballots) if b.member == by.member), None)
    if filed is None or values.keys() & set(FIELDS):
        return FormFill(notes=notes)
    reasons = await claims.load_reasons(parts.db, by.community, debate.row.id)
    ballot_parts = dict(filed.parts)
    own: Values = {
        "ranks": ", ".join(side for side in filed.ranks if side not in state.forfeited),
        "scores": write_points(filed.scores, ballot_parts),
        "replies": write_points(filed.replies, ballot_parts, REPLY),
        "reason": reasons.get(filed.ballot, ""),
        "share": not filed.reason_kept,
    }
    return FormFill(values={name: value for name, value in own.items() if value != ""}, notes=notes)


FILLS: dict[type, FormFiller] = {FileBallot: fill_ballot}
