"""Statements to agree or disagree with, and the groups that show."""

import asyncio
from collections.abc import Hashable
from random import Random

from msgspec.structs import replace

from bot.debate.handlers.pinning import pin_view
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.loading import load_module_aside
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.room_reader import room_reader
from bot.kernel.streams import key_of
from bot.kernel.view import Audience, Block, View, text
from bot.opinion.commands import (
    HideStatement,
    ListStatements,
    NextStatement,
    SeedStatements,
    ShowGroups,
    VoteStatement,
)
from bot.opinion.content import motions
from bot.opinion.handlers.debate_statements import (
    DebateStatements,
    count_votes_for,
    find_statement,
    load_debate_statements,
    refuse_unless_chair,
)
from bot.opinion.handlers.grouping import (
    draw_groups,
    keep_number,
    load_groups,
)
from bot.opinion.polls.draft import MOST_STATEMENTS
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import group_numbers, statements
from bot.opinion.rows.statement_rules import load_rules
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.crowd import FEWEST
from bot.opinion.rules.picture import show_only
from bot.opinion.views import groups as group_views
from bot.opinion.views import statements as views
from bot.opinion.views import stating
from bot.store.statement import Conflict

TRIES = 5
VOTES = {"agree": 1, "pass": 0, "disagree": -1}


async def seed(parts: Parts, command: SeedStatements, _: Progress) -> tuple[View, ...]:
    """Put statements that come along to the vote, in an order of no meaning."""
    await asyncio.to_thread(motions.seeds)
    for _try in range(TRIES):
        async with parts.streams.deciding(
            key_of(command.by.community, f"statements:{command.by.place}")
        ):
            loaded_statements = await load_debate_statements(parts, command)
            refuse_unless_chair(loaded_statements.debate, command.by)
            words_there = {statement.words.casefold() for statement in loaded_statements.stated}
            new = [
                words
                for words in motions.seed_words(command.topic)
                if words.casefold() not in words_there
            ][: MOST_STATEMENTS - len(loaded_statements.stated)]
            if not new:
                raise Refused(OpinionRefusal.NO_MORE_STATEMENTS)
            Random(command.id).shuffle(new)  # noqa: S311  # an order, not a secret
            rows = [
                StatementRow(
                    id=f"{command.id}-{number}",
                    number=number,
                    member=None,
                    words=words,
                    hidden=False,
                    at=command.at,
                )
                for number, words in enumerate(
                    new, statements.find_next_number(loaded_statements.stated)
                )
            ]
            added = statements.insert_statements(
                command.by.community, loaded_statements.debate.row.id, rows
            )
            new_ones = views.announce_seeded(rows[0].number, rows[-1].number)
            pinned = pin_view(parts.catalog, new_ones, loaded_statements.debate.row.id)
            told = Announcement(parts, command, pinned)
            try:
                await parts.db.write(added, *told.statements)
            except Conflict:
                continue
        return await told.show()
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


async def list_statements(parts: Parts, command: ListStatements, _: Progress) -> tuple[View, ...]:
    """All statements with their sums."""
    loaded_statements = await load_debate_statements(parts, command)
    strangers = {
        v.member for v in loaded_statements.cast if v.member.startswith(statements.STRANGER)
    }
    view = views.statement_list(count_votes_for(loaded_statements, command.by), len(strangers))
    return (pin_view(parts.catalog, view, loaded_statements.debate.row.id),)


async def show_next(parts: Parts, command: NextStatement, _: Progress) -> tuple[View, ...]:
    """A statement that one has not voted on."""
    return (_build_next(parts, await load_debate_statements(parts, command), command.by),)


def _build_next(
    parts: Parts, loaded_statements: DebateStatements, by: Caller, voted: int | None = None
) -> View:
    """The statement with the fewest votes comes first, so that all are seen alike."""
    waiting = [s for s in count_votes_for(loaded_statements, by) if s.mine is None and not s.hidden]
    waiting.sort(key=lambda one: (one.counts.seen, one.number))
    view = (
        views.ballot(waiting[0], len(waiting) - 1, voted)
        if waiting
        else views.show_all_voted(voted)
    )
    return _in_place(parts, loaded_statements, view)


def _in_place(parts: Parts, loaded_statements: DebateStatements, view: View) -> View:
    """What a voter sees, in the place of the statement that they voted on."""
    debate = loaded_statements.debate.row.id
    return replace(pin_view(parts.catalog, view, debate), key=f"statements {debate}")


async def vote(parts: Parts, command: VoteStatement, _: Progress) -> tuple[View, ...]:
    """Keep a vote, and show the next statement. Raises Refused (NO_SUCH_STATEMENT, STATEMENT_OUT):
    what a chair hid, or its author had erased, counts nowhere."""
    loaded_statements = await load_debate_statements(parts, command)
    statement = find_statement(loaded_statements, command.statement)
    if statement.hidden or not statement.words:
        raise Refused(OpinionRefusal.STATEMENT_OUT, number=statement.number)
    if command.vote == "none":
        taking = statements.take_vote_back(command.by.community, statement.id, command.by.member)
        await parts.db.change(taking)
        taken_back = views.render_taken_back(statement.number)
        return (_in_place(parts, loaded_statements, taken_back),)
    own_vote = StatementVote(
        statement=statement.id, member=command.by.member, vote=VOTES[command.vote], at=command.at
    )
    await parts.db.change(statements.save_vote(command.by.community, fresh_id(), own_vote))
    loaded_statements = await load_debate_statements(parts, command)
    return (_build_next(parts, loaded_statements, command.by, voted=statement.number),)


async def hide(parts: Parts, command: HideStatement, _: Progress) -> tuple[View, ...]:
    """A chair takes a statement out, or puts it back."""
    loaded_statements = await load_debate_statements(parts, command)
    statement = find_statement(loaded_statements, command.statement)
    refuse_unless_chair(loaded_statements.debate, command.by)
    blocks: tuple[Block, ...]
    if command.on:
        blocks = (text(say("Statement {number} is hidden.", number=statement.number)),)
    elif statement.waiting:
        rules = await load_rules(parts.db, command.by.community, loaded_statements.debate.row.id)
        author = statement.member if not rules.unnamed else None
        blocks = stating.render_added(author, "", statement.number, statement.words).blocks
    else:
        back = say("Statement {number} is back.", number=statement.number)
        blocks = (text(back), stating.vote_buttons(statement.number))
    view = View(blocks=blocks, audience=Audience.ROOM)
    pinned = pin_view(parts.catalog, view, loaded_statements.debate.row.id)
    told = Announcement(parts, command, pinned)
    hiding = statements.hide_statement(command.by.community, statement.id, on=command.on)
    await parts.db.change(hiding, *told.statements)
    return await told.show()


async def groups(parts: Parts, command: ShowGroups, _: Progress) -> tuple[View, ...]:
    """The opinion groups, or how far all agree while there are too few for groups."""
    await load_module_aside("numpy")
    loaded_statements = await load_debate_statements(parts, command)
    debate = loaded_statements.debate.row.id
    last = await group_numbers.load_group_number(parts.db, command.by.community, debate)
    grouped = await load_groups(
        parts, command.by.community, loaded_statements, command.groups, last
    )
    opinion = grouped.opinion
    news = await keep_number(parts, command, debate, opinion, last)
    with_counts = count_votes_for(loaded_statements, command.by)
    if not opinion.sizes:
        voters = len({v.member for v in loaded_statements.cast})
        table = views.agreement_table(with_counts, voters, FEWEST, unclear=opinion.unclear)
        return (*news, table)
    words: dict[Hashable, str] = {
        statement.id: statement.words or say("(erased)") for statement in loaded_statements.stated
    }
    both = zip(loaded_statements.stated, with_counts, strict=True)
    shown = show_only(opinion, {row.id for row, counted in both if counted.shows_sums})
    left = sum(not (counted.hidden or counted.shows_sums) for counted in with_counts)
    reader = await room_reader(parts, command.by.community)
    picture = await asyncio.to_thread(draw_groups, shown, words, reader, is_whole=not left)
    over = any(counted.closed for counted in with_counts)
    view = group_views.groups(
        shown, words, command.by.member, picture, grouped.moved, left, over=over
    )
    return (*news, view)


HANDLERS: dict[type, CommandHandler] = {
    SeedStatements: seed,
    ListStatements: list_statements,
    NextStatement: show_next,
    VoteStatement: vote,
    HideStatement: hide,
    ShowGroups: groups,
}
