"""Putting statements to the vote: asked about first where they are there already or say two things,
and reworded or taken back by their authors while nobody else has voted."""

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.pinning import pin_view
from bot.debate.ports import DeskMatters
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import suggestions
from bot.debate.rows.suggestions import StoredSuggestion
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.streams import key_of
from bot.kernel.view import Audience, Block, View, text
from bot.opinion.commands import (
    AddStatement,
    KeepStatement,
    MendStatement,
    SetStatementRules,
    ShowStatementQueue,
    WithdrawStatement,
)
from bot.opinion.handlers.debate_statements import (
    DebateStatements,
    find_statement,
    load_debate_statements,
    refuse_unless_chair,
)
from bot.opinion.handlers.likeness import find_near
from bot.opinion.polls.draft import MOST_STATEMENTS
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import statements
from bot.opinion.rows.statement_rules import StatementRules, load_rules, save_rules
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.statement_words import find_ideas
from bot.opinion.views import stating as views
from bot.store.statement import Conflict

TRIES = 5


async def add(parts: Parts, command: AddStatement, _: Progress) -> tuple[View, ...]:
    """Put a statement to the vote, or ask first: what was written is kept for the answer."""
    _refuse_no_words(command.words)
    loaded_statements = await load_debate_statements(parts, command)
    _refuse_same(loaded_statements, command.words)
    question = await _find_question(parts, command, loaded_statements)
    if question is None:
        return await _add_words(parts, command, command.words, command.id)
    debate = loaded_statements.debate.row.id
    draft = StoredSuggestion(
        id=command.id, debate=debate, member=command.by.member, words=command.words
    )
    await parts.db.change(suggestions.insert_suggestion(command.by.community, draft, command.at))
    return (pin_view(parts.catalog, question, debate),)


async def keep(parts: Parts, command: KeepStatement, _: Progress) -> tuple[View, ...]:
    """Put a statement to the vote that its author was asked about, once."""
    draft = await suggestions.find_suggestion(parts.db, command.by.community, command.draft)
    if draft is None or draft.member != command.by.member:
        raise Refused(OpinionRefusal.NO_SUCH_DRAFT)
    meant = KeepStatement(
        by=command.by, at=command.at, id=command.id, debate=draft.debate, draft=draft.id
    )
    return await _add_words(parts, meant, draft.words, draft.id)


async def _find_question(
    parts: Parts, command: AddStatement, loaded_statements: DebateStatements
) -> View | None:
    """What an author is asked before their statement is put to the vote; None for nothing."""
    there = {s.number: s.words for s in loaded_statements.stated if s.words and not s.hidden}
    near = await find_near(parts, command.words, there)
    if near is not None:
        return views.ask_whether_same(command.id, command.words, near, there[near])
    ideas = find_ideas(command.words)
    return views.ask_to_split(command.id, ideas) if ideas else None


async def _add_words(
    parts: Parts, command: DebateCommand, written: str, key: str
) -> tuple[View, ...]:
    """Put words to the vote under an id. Raises Refused."""
    for _try in range(TRIES):
        async with parts.streams.deciding(
            key_of(command.by.community, f"statements:{command.by.place}")
        ):
            loaded_statements = await load_debate_statements(parts, command)
            _refuse_same(loaded_statements, written)
            if len(loaded_statements.stated) >= MOST_STATEMENTS:
                raise Refused(OpinionRefusal.TOO_MANY_STATEMENTS, most=MOST_STATEMENTS)
            debate_row = loaded_statements.debate
            rules = await load_rules(parts.db, command.by.community, debate_row.row.id)
            waits = rules.queue and command.by.member not in debate_row.state.chairs
            statement = StatementRow(
                id=key,
                number=statements.find_next_number(loaded_statements.stated),
                member=command.by.member,
                words=written,
                hidden=waits,
                at=command.at,
                waiting=waits,
            )
            # Whoever states something agrees with it.
            own = StatementVote(
                statement=statement.id, member=command.by.member, vote=1, at=command.at
            )
            community, debate = command.by.community, loaded_statements.debate.row.id
            author = None if rules.unnamed else command.by.member
            news = views.render_added(author, command.by.name, statement.number, statement.words)
            if waits:
                news = views.call_chairs(sorted(debate_row.state.chairs))
            pinned = pin_view(parts.catalog, news, debate_row.row.id)
            told = Announcement(parts, command, pinned)
            # Chairs are called for the first that waits, and no more until they let it in.
            heard = not waits or not any(s.waiting and s.words for s in loaded_statements.stated)
            try:
                await parts.db.write(
                    statements.insert_statements(community, debate, [statement]),
                    statements.save_vote(community, key, own),
                    *(told.statements if heard else ()),
                )
            except Conflict:
                continue
        shown = await told.show() if heard else ()
        return (views.render_waiting(),) if waits else shown
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


def _refuse_no_words(words: str) -> None:
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)


def _refuse_same(loaded_statements: DebateStatements, words: str) -> None:
    for stated in loaded_statements.stated:
        if stated.words.casefold() == words.casefold():
            raise Refused(OpinionRefusal.STATEMENT_THERE, number=stated.number)


async def mend(parts: Parts, command: MendStatement, _: Progress) -> tuple[View, ...]:
    """Give one's own statement other words. Raises Refused."""
    _refuse_no_words(command.words)
    loaded_statements = await load_debate_statements(parts, command)
    statement = _find_own(loaded_statements, command)
    _refuse_same(loaded_statements, command.words)
    new = say(
        "Statement {number} is reworded by its author: {words}",
        number=statement.number,
        words=command.words,
    )
    debate = loaded_statements.debate.row.id
    return await _change(parts, command, debate, statement, command.words, new)


async def withdraw(parts: Parts, command: WithdrawStatement, _: Progress) -> tuple[View, ...]:
    """Take one's own statement back. Raises Refused."""
    loaded_statements = await load_debate_statements(parts, command)
    statement = _find_own(loaded_statements, command)
    gone = say(
        "Its author takes statement {number} back.",
        number=statement.number,
    )
    debate = loaded_statements.debate.row.id
    return await _change(parts, command, debate, statement, "", gone)


def _find_own(
    loaded_statements: DebateStatements, command: MendStatement | WithdrawStatement
) -> StatementRow:
    statement = find_statement(loaded_statements, command.statement)
    if statement.member != command.by.member:
        raise Refused(OpinionRefusal.NOT_YOUR_STATEMENT, number=statement.number)
    if (statement.hidden and not statement.waiting) or not statement.words:
        raise Refused(OpinionRefusal.STATEMENT_OUT, number=statement.number)
    if any(
        v.statement == statement.id and v.member != statement.member for v in loaded_statements.cast
    ):
        raise Refused(OpinionRefusal.STATEMENT_VOTED, number=statement.number)
    return statement


async def _change(
    parts: Parts,
    command: DebateCommand,
    debate: str,
    statement: StatementRow,
    words: str,
    news: Message,
) -> tuple[View, ...]:
    audience = Audience.ASKER if statement.waiting else Audience.ROOM
    buttons = (views.vote_buttons(statement.number),) if words else ()
    said = View(blocks=(text(news), *buttons), audience=audience)
    told = Announcement(parts, command, pin_view(parts.catalog, said, debate))
    changing = statements.reword_statement(command.by.community, statement, words)
    (changed,) = await parts.db.change(changing)
    if not changed:  # somebody voted meanwhile
        raise Refused(OpinionRefusal.STATEMENT_VOTED, number=statement.number)
    if told.statements:
        await parts.db.change(*told.statements)
    return await told.show()


async def set_rules(parts: Parts, command: SetStatementRules, _: Progress) -> tuple[View, ...]:
    """A chair says how statements are added."""
    loaded_statements = await load_debate_statements(parts, command)
    refuse_unless_chair(loaded_statements.debate, command.by)
    rules = StatementRules(queue=command.entry == "queue", unnamed=command.authors == "unnamed")
    view = views.render_rules(queue=rules.queue, unnamed=rules.unnamed)
    told = Announcement(parts, command, view)
    debate = loaded_statements.debate.row.id
    await parts.db.change(save_rules(command.by.community, debate, rules), *told.statements)
    return await told.show()


async def show_queue(parts: Parts, command: ShowStatementQueue, _: Progress) -> tuple[View, ...]:
    """The statements that wait, for a chair alone."""
    loaded_statements = await load_debate_statements(parts, command)
    refuse_unless_chair(loaded_statements.debate, command.by)
    waiting = [(s.number, s.words) for s in loaded_statements.stated if s.waiting and s.words]
    return (pin_view(parts.catalog, views.render_queue(waiting), loaded_statements.debate.row.id),)


async def _load_matters(parts: Parts, community: CommunityId, debate: str) -> tuple[Block, ...]:
    stated = await statements.load_statements(parts.db, community, debate)
    return views.render_matters(debate, sum(s.waiting and bool(s.words) for s in stated))


PORT = DeskMatters(load=_load_matters)

HANDLERS: dict[type, CommandHandler] = {
    AddStatement: add,
    KeepStatement: keep,
    MendStatement: mend,
    WithdrawStatement: withdraw,
    SetStatementRules: set_rules,
    ShowStatementQueue: show_queue,
}
