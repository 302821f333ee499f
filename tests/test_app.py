"""What comes of a member's words: views, whatever happens."""

import asyncio
import logging
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.app import App
from bot.article.commands import AskArticles
from bot.article.content import brief
from bot.article.handlers.lists import LISTS
from bot.article.library import Library
from bot.article.refusals import ArticleRefusal
from bot.article.rows import articles
from bot.article.rows.articles import Edition
from bot.article.rules.cleaning import fingerprint
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.community.arrivals import PARLEY
from bot.community.commands.help import Help
from bot.community.communities import Communities
from bot.community.handlers import helping
from bot.kernel import clock
from bot.kernel import place_rows as places
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.help import about_group, overview
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, Upload, number_span
from bot.kernel.catalog.parameters import ParameterKind as Takes
from bot.kernel.command import Caller, Command
from bot.kernel.feature import Feature
from bot.kernel.handlers import Features, FeatureTable
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import said as words_said
from bot.kernel.parts import Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.reading import LONGEST_LINE
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused, sentence
from bot.kernel.view import Button, Buttons, Option, Text, View, text
from bot.model.asking import LanguageModel
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.faults import make_unavailable
from bot.store.refusals import StoreRefusal

ANN = Caller(
    community=CommunityId("ours"), place=PlaceId("hall"), member=MemberId("m1"), name="Ann"
)
CHAIR = replace(ANN, member=MemberId("m2"), name="Bo", role=Role.CHAIR)


class Propose(Command, frozen=True, kw_only=True):
    """A command with a word, a number and a file."""

    motion: str
    minutes: int = 5
    file: Upload | None = None


class Break(Command, frozen=True, kw_only=True):
    """A command that goes wrong in the way it is told."""

    how: str


class Close(Command, frozen=True, kw_only=True):
    """A command for chairs."""

    article: str


PROPOSE = Entry(
    path=("propose",),
    builds=Propose,
    about="Propose a motion",
    parameters=(
        Parameter(name="motion", about="The motion", required=True, longest=20, rest=True),
        Parameter(name="minutes", about="How long", kind=Takes.NUMBER, least=1, most=60),
        Parameter(name="file", about="Its info slide", kind=Takes.FILE),
    ),
)
CLOSE = Entry(
    path=("debate", "close"),
    builds=Close,
    about="Close it",
    parameters=(Parameter(name="article", about="Which", required=True, completion="articles"),),
    role=Role.CHAIR,
)
ASK = Entry(
    path=("ask",),
    builds=AskArticles,
    about="Ask",
    parameters=(
        Parameter(name="question", about="What", required=True, rest=True),
        Parameter(name="articles", about="Of which", completion="articles"),
        Parameter(name="share", about="For all", kind=Takes.FLAG),
    ),
)
HELP = Entry(
    path=("help",),
    builds=Help,
    about="Help",
    parameters=(Parameter(name="topic", about="On what", rest=True),),
)
BREAK = Entry(
    path=("break",),
    builds=Break,
    about="Break",
    parameters=(Parameter(name="how", about="How", required=True, rest=True),),
)
TABLE = Catalog((PROPOSE, CLOSE, ASK, HELP, BREAK))


async def propose(_: Parts, command: Propose, progress: Progress) -> tuple[View, ...]:
    await progress(said("Writing it down …"))
    size = len(command.file.content) if command.file else 0
    return (said(f"{command.by.name}: {command.motion} ({command.minutes}, {size})"),)


async def close(_: Parts, command: Close, __: Progress) -> tuple[View, ...]:
    return (said(f"{command.article} is closed"),)


async def ask(_: Parts, command: AskArticles, __: Progress) -> tuple[View, ...]:
    return (said(f"asked: {command.question}"),)


async def go_wrong(parts: Parts, command: Break, _: Progress) -> tuple[View, ...]:
    match command.how:
        case "refused":
            raise Refused(ArticleRefusal.NO_SUCH_ARTICLE, slug="doors")
        case "disk":
            raise make_unavailable(sqlite3.OperationalError("disk I/O error"))
        case _:
            raise ZeroDivisionError("a secret of ours")


TESTED = Feature(
    name="tested",
    refusals=KernelRefusal,
    commands={1: Propose | Close | AskArticles | Break | Help},
    lists=("articles",),
)
DONE = FeatureTable(
    handlers={
        Propose: propose,
        Close: close,
        AskArticles: ask,
        Break: go_wrong,
        **helping.HANDLERS,
    },
    lists=LISTS,
)


def said(words: str) -> View:
    return View(blocks=(text(words),))


def no(code: RefusalCode, **fields: object) -> tuple[View, ...]:
    about = str(fields.pop("about", ""))
    words = sentence(Refused(code, **fields))
    return (View(blocks=(text(words),), trouble=True, about=about),)


def parts_over(db: Database, table: FeatureTable = DONE) -> Parts:
    known = Communities(db)
    model = LanguageModel(db, known)
    services = (Library(db), known, model)
    features = Features((TESTED,), lambda _: table)
    return Parts(db=db, catalog=TABLE, features=features, communities=known, services=services)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path, 0) as opened:
        yield opened


@pytest.fixture
def app(db: Database) -> App:
    return App(parts_over(db))


# --- lines ------------------------------------------------------------------------------------


async def test_a_line_is_answered_by_its_command_s_use(app: App):
    assert await app.hear(ANN, "/propose minutes:7 THW ban it") == (said("Ann: THW ban it (7, 0)"),)


async def test_progress_is_shown_while_the_work_goes_on(app: App):
    shown: list[View] = []

    async def show(view: View) -> None:
        shown.append(view)

    await app.hear(ANN, "/propose it", progress=show)

    assert shown == [said("Writing it down …")]


async def test_what_cannot_be_seen_is_dropped_before_a_line_is_read(app: App):
    assert await app.hear(ANN, "\ufeff/pro\u200bpose a\u202eb") == (said("Ann: ab (5, 0)"),)


async def test_an_unknown_command_is_refused_to_the_asker_alone(app: App):
    (refused,) = await app.hear(ANN, "/frobnicate")

    (sentence_alone,) = no(KernelRefusal.UNKNOWN_COMMAND, word="frobnicate")
    help_ = Button(words_said(HELP.title or HELP.about), "/help")
    assert refused == replace(sentence_alone, blocks=(*sentence_alone.blocks, Buttons((help_,))))


async def test_a_line_beyond_all_measure_is_refused_unread(app: App):
    length = LONGEST_LINE + 1

    assert await app.hear(ANN, "x" * length) == no(
        KernelRefusal.LINE_TOO_LONG, length=length, longest=LONGEST_LINE
    )


# --- forms ------------------------------------------------------------------------------------


async def test_a_command_that_lacks_something_opens_a_form(app: App):
    assert await app.hear(ANN, "/propose minutes:7") == (form_for(PROPOSE, {"minutes": 7}),)


async def test_a_filled_form_is_its_action_with_its_values(app: App):
    slide = Upload(name="slide.txt", content=b"1234")
    given = {"motion": " THW\x00 ban it ", "minutes": "", "file": slide}

    assert await app.hear(ANN, "/propose minutes:7", given) == (said("Ann: THW ban it (7, 4)"),)


async def test_a_form_s_value_goes_before_the_line_s(app: App):
    given = {"minutes": "9"}

    assert await app.hear(ANN, "/propose minutes:7 it", given) == (said("Ann: it (9, 0)"),)


async def test_a_form_s_value_that_cannot_be_is_refused(app: App):
    assert await app.hear(ANN, "/propose it", {"minutes": "99"}) == no(
        KernelRefusal.OUT_OF_RANGE,
        about="minutes",
        label=words_said("How long"),
        span=number_span(PROPOSE.parameters[1]),
        given="99",
    )


async def test_all_values_that_cannot_be_are_told_at_once(app: App):
    views = await app.hear(ANN, "/propose it", {"minutes": "99", "motion": "x" * 1000})

    assert [(view.about, view.trouble) for view in views] == [("motion", True), ("minutes", True)]


# --- who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["/debate close it", "/debate close"])
async def test_a_member_is_refused_what_is_for_chairs_before_any_form(app: App, line: str):
    assert await app.hear(ANN, line) == no(
        KernelRefusal.NOT_ALLOWED, command="/debate close", roles="chairs"
    )


async def test_a_command_built_elsewhere_is_refused_all_the_same(app: App):
    command = Close(by=ANN, at=clock.now(), id="c1", article="it")

    assert await app.respond(command) == no(
        KernelRefusal.NOT_ALLOWED, command="/debate close", roles="chairs"
    )


async def test_a_chair_may(app: App):
    assert await app.hear(CHAIR, "/debate close it") == (said("it is closed"),)


# --- what goes wrong --------------------------------------------------------------------------


async def test_a_refusal_is_its_sentence(app: App):
    assert await app.hear(ANN, "/break refused") == no(ArticleRefusal.NO_SUCH_ARTICLE, slug="doors")


async def test_what_lies_behind_a_refusal_is_logged_and_not_shown(
    app: App, caplog: pytest.LogCaptureFixture
):
    assert await app.hear(ANN, "/break disk") == no(StoreRefusal.STORE_FAILED)
    assert [(r.levelno, "disk I/O error" in r.getMessage()) for r in caplog.records] == [
        (logging.WARNING, True)
    ]


async def test_a_fault_is_shown_as_a_reference_under_which_it_is_logged(
    app: App, caplog: pytest.LogCaptureFixture
):
    (view,) = await app.hear(ANN, "/break badly")
    (block,) = view.blocks
    (record,) = caplog.records

    assert isinstance(block, Text)
    words = str(block)
    (reference,) = re.findall(r"reference: ([0-9A-Z]{6})\.", words)
    assert (view.trouble, "secret" in words) == (True, False)
    assert record.getMessage() == f"fault reference={reference} command=Break"
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


async def test_a_command_that_nobody_serves_is_a_fault_and_not_an_exception(
    db: Database, caplog: pytest.LogCaptureFixture
):
    app = App(parts_over(db, FeatureTable()))

    (view,) = await app.hear(ANN, "/ask why")

    assert (view.trouble, len(caplog.records)) == (True, 1)


# --- words addressed to Parley ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Who fears entrapment?", "asked: Who fears entrapment?"),
        ("debate is what article: 5?", "asked: debate is what article: 5?"),
        ("ask who they are", "asked: who they are"),
        ("/propose it", "Ann: it (5, 0)"),
        ("propose it", "Ann: it (5, 0)"),
    ],
)
async def test_words_addressed_to_parley_are_a_command_or_else_a_question(
    app: App, words: str, answer: str
):
    assert await app.mentioned(ANN, words) == (said(answer),)


async def test_parley_s_name_alone_opens_the_form_of_a_question(app: App):
    assert await app.mentioned(ANN, " ") == (form_for(ASK, {}, {"articles": BRIEF_TO_CHOOSE}),)


# --- help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["/help", ""])
async def test_help_lists_what_the_asker_can_use(app: App, line: str):
    assert await app.hear(ANN, line) == (overview(TABLE, Role.MEMBER),)
    assert await app.hear(CHAIR, line) == (overview(TABLE, Role.CHAIR),)


@pytest.mark.parametrize("topic", ["debate", "/debate close", "DEBATE  close"])
async def test_help_on_a_topic_is_about_the_commands_that_begin_with_it(app: App, topic: str):
    assert await app.hear(CHAIR, f"/help {topic}") == (about_group((CLOSE,), Role.CHAIR),)


async def test_help_on_what_is_for_others_says_for_whom_it_is(app: App):
    assert await app.hear(ANN, "/help debate") == no(
        KernelRefusal.NOT_ALLOWED, command="/debate close", roles="chairs"
    )


@pytest.mark.parametrize(
    ("topic", "code", "fields"),
    [
        ("propos", KernelRefusal.UNKNOWN_COMMAND_GUESS, {"guess": "/propose"}),
        ("zzz", KernelRefusal.UNKNOWN_COMMAND, {}),
    ],
)
async def test_help_on_nothing_there_is_refused(
    app: App, topic: str, code: RefusalCode, fields: dict[str, str]
):
    (refused,) = no(code, word=topic, **fields)
    assert await app.hear(ANN, f"/help {topic}") == (replace(refused, about="topic"),)


# --- completion -------------------------------------------------------------------------------


async def test_a_completion_offers_the_community_s_own_articles(app: App):
    await app.meet(ANN)
    _, reading = brief.load()

    found = await app.complete(ANN, "/ask articles:")

    offered = [(s.words, s.label) for s in found.suggestions]
    assert offered == [(f'"{reading.title}" ', reading.title)]
    assert (await app.complete(ANN, "/ask ")).about == "question: What"


# --- arrivals ---------------------------------------------------------------------------------

OLD = ArticleReading(
    title="An old brief", blocks=(ArticleBlock(BlockKind.PARAGRAPH, "Of last year."),)
)
SLUG, BRIEF = brief.load()
BRIEF_TO_CHOOSE = (Option(BRIEF.title, SLUG, "Parley"),)
NEWEST = {"made_by": PARLEY, "fingerprint": fingerprint(BRIEF)}


async def write(db: Database, by: MemberId) -> None:
    """An older edition of the brief in Ann's community."""
    added = articles.add(
        ANN.community, SLUG, 1, OLD, fingerprint=fingerprint(OLD), by=by, at=clock.now()
    )
    await db.write(*places.record_caller(ANN, 0), *added)


async def test_whoever_comes_first_finds_the_brief_in_the_library(app: App, db: Database):
    await app.hear(ANN, "/help")
    await app.hear(CHAIR, "/help")

    stored = await articles.load(db, ANN.community, SLUG)
    assert stored is not None
    assert (stored.version, stored.reading) == (1, BRIEF)
    assert await db.read("SELECT id, name FROM members ORDER BY id") == [
        ("m1", "Ann"),
        ("m2", "Bo"),
    ]


async def test_a_community_that_is_known_gets_a_new_edition_of_the_brief(app: App, db: Database):
    await write(db, PARLEY)
    await app.meet(ANN)

    assert await articles.edition(db, ANN.community, SLUG) == Edition(version=2, **NEWEST)


async def test_a_brief_that_members_made_their_own_is_left_alone(app: App, db: Database):
    await write(db, ANN.member)
    await app.meet(ANN)

    edition = await articles.edition(db, ANN.community, SLUG)
    assert edition == Edition(version=1, made_by=ANN.member, fingerprint=fingerprint(OLD))


async def test_a_brief_that_was_removed_does_not_come_back(app: App, db: Database):
    await app.meet(ANN)
    await db.write(*articles.remove(ANN.community, SLUG, clock.now()))
    again = App(app.parts)
    await again.meet(ANN)

    assert await articles.list_articles(db, ANN.community) == []


async def test_two_who_bring_the_brief_at_once_bring_it_once(app: App, db: Database):
    other = App(app.parts)
    await asyncio.gather(app.meet(ANN), other.meet(CHAIR))
    await app.meet(ANN)

    assert await articles.edition(db, ANN.community, SLUG) == Edition(version=1, **NEWEST)


async def test_a_new_name_is_kept(app: App, db: Database):
    await app.meet(ANN)
    await app.meet(replace(ANN, name="Anna"))

    assert await db.read("SELECT name FROM members") == [("Anna",)]
