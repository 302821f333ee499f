"""Brings in statements and votes from a file, and deletes them again."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_view
from bot.kernel import place_rows as places
from bot.kernel.apart import Apart, read_apart
from bot.kernel.ids import MemberId
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.scrubbing import scrub_soon
from bot.kernel.view import View
from bot.opinion.commands import ImportStatements, RemoveImported
from bot.opinion.handlers.debate_statements import (
    load_debate_statements,
    load_statements_of,
    refuse_unless_chair,
)
from bot.opinion.polls.draft import MOST_STATEMENTS, PollDraft, load_draft
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import statements as rows
from bot.opinion.rows.statements import IMPORTED, STRANGER, StatementRow, StatementVote
from bot.opinion.rules.left_out import LeftOut
from bot.opinion.views import importing as views
from bot.store.statement import Conflict, Statement, from_ms

LARGEST = 20_000_000
"""Bytes of a file."""

READER = Apart(
    module="bot.opinion.polls.worker",
    too_slow=KernelRefusal.FILE_TOO_MUCH,
    unreadable=OpinionRefusal.POLL_UNREADABLE,
)


async def bring_in(parts: Parts, command: ImportStatements, _: Progress) -> tuple[View, ...]:
    """Import a poll: its people become guests without accounts, who are named by the file alone."""
    debate = await find_debate(parts, command.by, command.debate)
    refuse_unless_chair(debate, command.by)
    if len(command.file.content) > LARGEST:
        raise Refused(KernelRefusal.FILE_TOO_MUCH)
    draft = load_draft(await read_apart(READER, {}, command.file.content))
    loaded_statements = await load_statements_of(parts, command.by.community, debate)
    there, cast = loaded_statements.stated, loaded_statements.cast
    if any(not vote.member.startswith(STRANGER) for vote in cast) and not command.mix:
        raise Refused(OpinionRefusal.POLL_AMONG_VOTES).regarding("mix")
    draft, twice = _leave_out_known(draft, there)
    if len(draft.statements) > MOST_STATEMENTS - len(there):
        raise Refused(
            OpinionRefusal.POLL_DOES_NOT_FIT,
            room=MOST_STATEMENTS - len(there),
            count=len(draft.statements),
        )
    if not draft.statements:
        raise Refused(OpinionRefusal.NO_MORE_STATEMENTS)
    first = rows.find_next_number(there)
    poll = f"{IMPORTED}{command.id}"
    people = {vote.person for vote in draft.votes}
    news = views.announce_import(
        command.by.name, len(draft.statements), len(people), len(draft.votes), first
    )
    told = Announcement(parts, command, pin_view(parts.catalog, news, debate.row.id))
    made = _make_rows(command, draft, debate.row.id, poll, first)
    try:
        await parts.db.write(*made, *told.statements)
    except Conflict:
        raise Unavailable(KernelRefusal.CHANGED_MEANWHILE) from None
    left_out = Counter(draft.left_out)
    if twice:
        left_out[LeftOut.TWICE] += twice
    return (*await told.show(), views.report_import(left_out, flipped=draft.flipped))


def _leave_out_known(draft: PollDraft, there: Sequence[StatementRow]) -> tuple[PollDraft, int]:
    """The draft without statements that stand here in the same words, and how many these were."""
    known = {statement.words.casefold() for statement in there}
    new = tuple(one for one in draft.statements if one.words.casefold() not in known)
    keys = {one.key for one in new}
    votes = tuple(vote for vote in draft.votes if vote.statement in keys)
    return replace(draft, statements=new, votes=votes), len(draft.statements) - len(new)


def _make_rows(
    command: ImportStatements, draft: PollDraft, debate: str, poll: str, first: int
) -> list[Statement]:
    community, prefix = command.by.community, f"{STRANGER}{command.id}:"
    ids = {one.key: f"{poll}:{n}" for n, one in enumerate(draft.statements)}
    stated = [
        StatementRow(
            id=ids[one.key],
            number=number,
            member=None if one.seed else MemberId(f"{prefix}{one.author or 'unknown'}"),
            words=one.words,
            hidden=False,
            at=_when(one.at, command.at),
        )
        for number, one in enumerate(draft.statements, first)
    ]
    votes = [
        StatementVote(
            statement=ids[vote.statement],
            member=MemberId(f"{prefix}{vote.person}"),
            vote=vote.vote,
            at=_when(vote.at, command.at),
        )
        for vote in draft.votes
    ]
    authors = {one.member for one in stated if one.member is not None}
    strangers = sorted(authors | {vote.member for vote in votes})
    names = [(member, member.removeprefix(prefix)) for member in strangers]
    return [
        *(
            places.insert_named_member(community, member, draft.names.get(key) or f"Guest {key}")
            for member, key in names
        ),
        rows.insert_statements(community, debate, stated),
        *([rows.save_votes(community, votes, f"{poll}:")] if votes else []),
    ]


def _when(ms: int, now: datetime) -> datetime:
    """The time in the file, where it has one that is past."""
    return min(from_ms(ms), now) if ms else now


async def remove(parts: Parts, command: RemoveImported, _: Progress) -> tuple[View, ...]:
    """Delete what was imported into a debate, once a chair is sure."""
    loaded_statements = await load_debate_statements(parts, command)
    debate = loaded_statements.debate
    refuse_unless_chair(debate, command.by)
    imported = [s for s in loaded_statements.stated if s.id.startswith(IMPORTED)]
    if not imported:
        raise Refused(OpinionRefusal.NO_POLL)
    ids = {statement.id for statement in imported}
    votes = [vote for vote in loaded_statements.cast if vote.statement in ids]
    if not command.sure:
        asking = views.ask_removal(len(imported), len(votes))
        return (pin_view(parts.catalog, asking, debate.row.id),)
    people = {vote.member for vote in votes} | {s.member for s in imported if s.member}
    strangers = sorted(member for member in people if member.startswith(STRANGER))
    told = Announcement(parts, command, views.announce_removal(len(imported)))
    deleting = rows.delete_imported(command.by.community, debate.row.id, strangers)
    await parts.db.erase(*deleting, *told.statements)
    scrub_soon(parts)
    return await told.show()


HANDLERS: dict[type, CommandHandler] = {ImportStatements: bring_in, RemoveImported: remove}
"""What is done for the commands on imported statements."""
