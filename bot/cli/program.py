"""The program that the command line runs: its commands, options and help."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import bot
from bot.article.rows import articles
from bot.assembly import CATALOG, Parley, open_configured
from bot.cli import adding, asking, carrying, safekeeping, verifying
from bot.cli.files import read_upload, take_file
from bot.cli.printing import say, tell, type_command, warn
from bot.cli.refusals import CommandLineRefusal
from bot.cli.session import COMMUNITY, caller, line_of, show
from bot.cli.starting import find_data_folder
from bot.cli.starting import run as start
from bot.kernel.catalog.help import usage
from bot.kernel.catalog.parameters import Entry
from bot.kernel.catalog.reference import reference
from bot.kernel.refusal import Refused
from bot.settings import Settings, load_settings
from bot.store.opening import check_is_kept

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
program = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Parley, a debate bot that has read the article.",
)
library = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The library of articles.")
program.add_typer(library, name="article")


def main(words: list[str]) -> int:
    """Run a command line; returns the exit code. A refusal is one sentence."""
    try:
        folder, words = find_data_folder(words)
        exit_code = program(words, standalone_mode=False, prog_name="parley", obj=folder)
    except Refused as refused:
        tell(refused)
        return 1
    except TyperException as wrong:
        warn(_said_of(wrong.format_message()))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    return int(exit_code or 0)


def _said_of(wrong: str) -> str:
    """What the reader of the command line said, as a sentence with a way on, or a page of help."""
    if wrong.startswith("Usage:"):
        return wrong
    ended = wrong if wrong.endswith((".", "?")) else f"{wrong}."
    return f"{ended} Type “{type_command('--help')}” to see the commands."


def _settings(ctx: typer.Context) -> Settings:
    return load_settings(data=ctx.obj) if ctx.obj else load_settings()


def _with_parley(ctx: typer.Context, work: Callable[[Parley], Awaitable[int]]) -> int:
    async def run() -> int:
        async with open_configured(_settings(ctx)) as parley:
            return await work(parley)

    return asyncio.run(run())


def _with_kept(ctx: typer.Context, work: Callable[[Parley], Awaitable[int]]) -> int:
    """As `_with_parley`, where there is something to look at. Raises Refused (STORE_MISSING)."""
    settings = _settings(ctx)
    if not settings.database.get_secret_value():
        check_is_kept(settings.data)
    return _with_parley(ctx, work)


def _say_version(wanted: bool) -> None:  # as typer calls it
    if wanted:
        say(f"Parley {bot.__version__}")
        raise typer.Exit


@program.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Say which version this is.", callback=_say_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Parley, a debate bot that has read the article."""
    del version


@program.command()
def run(ctx: typer.Context) -> int:
    """Start Parley, and print where the console is."""
    return start(ctx.obj)


@program.command()
def ask(
    ctx: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(help="What you want to know.")] = None,
    articles: Annotated[
        str, typer.Option(help="Articles to ask, by short name with commas between, or all.")
    ] = "",
    batch: Annotated[
        Path | None,
        typer.Option(
            help='A file of lines {"id", "question", "articles"?}; - reads standard input.'
        ),
    ] = None,
    export_tests: Annotated[
        bool,
        typer.Option(
            "--export-tests",
            help="Print the questions whose answers did not help, with the passage that is right.",
        ),
    ] = False,
    as_json: Json = False,
) -> int:
    """Ask the article a question, or many."""
    if export_tests:
        return _with_parley(ctx, asking.export_tests)
    if batch is not None:
        if str(batch) != "-" and not batch.is_file():
            warn(f"There is no file {batch}.")
            return 1
        return _with_parley(ctx, lambda parley: asking.ask_all(parley, batch))
    words = " ".join(question or ())
    return _with_parley(ctx, lambda parley: asking.ask(parley, words, articles, as_json=as_json))


@library.command()
def add(
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(help="Files, folders or links.")],
    slug: Annotated[str, typer.Option(help="A short name, for one article.")] = "",
    as_json: Json = False,
) -> int:
    """Bring articles into the library."""
    return _with_parley(ctx, lambda parley: adding.add(parley, sources, slug, as_json=as_json))


@library.command()
def update(
    ctx: typer.Context,
    article: Annotated[str, typer.Argument(help="The article’s short name.")],
    source: Annotated[str, typer.Argument(help="A file or a link.")],
    as_json: Json = False,
) -> int:
    """Give an article a new version."""
    return _with_parley(ctx, lambda parley: adding.update(parley, article, source, as_json=as_json))


@library.command(name="list")
def listing(ctx: typer.Context, as_json: Json = False) -> int:
    """See the articles in the library."""

    async def work(parley: Parley) -> int:
        if not as_json:
            return show(await parley.app.hear(caller(), "/article list"))
        await parley.app.meet(caller())
        rows = await articles.list_articles(parley.db, COMMUNITY)
        names = ("slug", "title", "author", "version", "paragraphs")
        say(json.dumps([{n: getattr(row, n) for n in names} for row in rows], ensure_ascii=False))
        return 0

    return _with_parley(ctx, work)


@program.command()
def demo(
    ctx: typer.Context,
    pause: Annotated[float, typer.Option(help="Seconds between the lines.", min=0)] = 0.2,
) -> int:
    """See a whole debate with six members, in a folder that is thrown away."""
    from bot.cli.demo import play

    return asyncio.run(play(pause=pause))


@program.command()
def doctor(ctx: typer.Context, as_json: Json = False) -> int:
    """See whether everything is here that Parley needs."""
    from bot.cli.doctor import run_checks

    return asyncio.run(run_checks(_settings(ctx), as_json=as_json))


@program.command()
def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None, typer.Argument(help="A file or a folder; beside the others if none.")
    ] = None,
) -> int:
    """Copy all that is kept into a file; Parley may go on meanwhile."""
    return safekeeping.back_up(_settings(ctx), to)


@program.command()
def restore(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A backup; lists them if none.")] = None,
) -> int:
    """Go back to a backup, once Parley is stopped."""
    return safekeeping.restore(_settings(ctx), file)


@program.command()
def export(
    ctx: typer.Context,
    to: Annotated[Path | None, typer.Argument(help="A file; standard output if none.")] = None,
    community: Annotated[
        str, typer.Option(help="Which community; the console’s own if none.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Every community.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> int:
    """Write all that is kept of a community, as JSON."""
    if to is not None and to.is_file() and not force:
        raise Refused(CommandLineRefusal.FILE_IN_THE_WAY, path=to)
    return _with_kept(ctx, lambda parley: carrying.export(parley, to, community, every=every))


@program.command()
def verify(ctx: typer.Context, as_json: Json = False) -> int:
    """Look through all that is kept: is it whole, and do its tables say what happened?"""
    return _with_kept(ctx, lambda parley: verifying.verify(parley, as_json=as_json))


@program.command(name="import")
def bring_in(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="What “parley export” wrote.")],
    to: Annotated[
        str, typer.Option("--as", help="The community’s new id, such as discord:123456.")
    ] = "",
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--map", help="A file of old and new ids of people and channels: old,new on each line."
        ),
    ] = None,
) -> int:
    """Bring in a community that was exported, under an id that is not in use."""
    return _with_parley(ctx, lambda parley: carrying.import_file(parley, file, to, pairs))


@program.command()
def communities(ctx: typer.Context, as_json: Json = False) -> int:
    """See every community that is kept here."""
    return _with_kept(ctx, lambda parley: carrying.list_all(parley, as_json=as_json))


@program.command(name="move-store")
def move_store(
    source: Annotated[
        str, typer.Argument(help="A data folder, or the address of a PostgreSQL database.")
    ],
    target: Annotated[str, typer.Argument(help="An empty one, where all is to be.")],
) -> int:
    """Copy all that is kept into another store, on SQLite or PostgreSQL. Stop Parley first."""
    from bot.cli import moving

    return asyncio.run(moving.move_store(source, target))


forms = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Formats of debate.")
program.add_typer(forms, name="format")


@forms.command(name="add")
def add_format(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A TOML file, or an XML file of Debatekeeper.")],
    side: Annotated[
        list[str] | None,
        typer.Option(help="Who gives a speech that tells no side: 'Opening=For'. May be repeated."),
    ] = None,
    language: Annotated[str, typer.Option(help="Its language, if the file has several.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without asking first.")] = False,
) -> int:
    """Add a format of your own."""
    from bot.cli.bringing import add_format as bring

    upload = read_upload(file)
    sides = "; ".join(side or ())

    async def work(parley: Parley) -> int:
        return await bring(parley, upload, language=language, sides=sides, sure=yes)

    return _with_parley(ctx, work)


@program.command(name="import-statements")
def import_statements(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(help="A Polis export (zip) or a table (CSV).")],
    debate: Annotated[str, typer.Option(help="The debate’s motion; the newest if left out.")] = "",
    mix: Annotated[bool, typer.Option(help="Even where members have voted.")] = False,
    as_json: Json = False,
) -> int:
    """Bring statements and votes of people elsewhere into a debate."""
    return _with_parley(
        ctx,
        lambda parley: adding.import_statements(parley, source, debate, mix=mix, as_json=as_json),
    )


@program.command()
def replay(
    ctx: typer.Context,
    bundle: Annotated[Path, typer.Argument(help="A bundle that /debate export wrote.")],
    as_json: Json = False,
) -> int:
    """Check a debate’s bundle, link by link, and work its result out anew; nothing is stored."""
    from bot.cli.replaying import replay_bundle

    return replay_bundle(bundle, as_json=as_json)


@program.command()
def manifest(
    ctx: typer.Context,
    prefix: Annotated[str | None, typer.Option(help="Begins the names of commands.")] = None,
    messages: Annotated[
        bool | None,
        typer.Option(help="Let speakers write their speeches as messages in the thread."),
    ] = None,
    http: Annotated[
        str, typer.Option(help="Address by which Slack reaches Parley, in place of Socket Mode.")
    ] = "",
    site: Annotated[
        str,
        typer.Option(help="Address by which people reach Parley who install it in workspaces."),
    ] = "",
) -> int:
    """Print the manifest from which Slack makes the app, as JSON."""
    from bot.adapters.slack.manifest import link
    from bot.adapters.slack.manifest import manifest as made_of

    settings = _settings(ctx)
    app_manifest = made_of(
        CATALOG,
        prefix=settings.slack_prefix if prefix is None else prefix,
        reading=settings.slack_messages if messages is None else messages,
        http=http,
        site=site,
    )
    say(json.dumps(app_manifest, ensure_ascii=False, indent=2))
    click = link(app_manifest)
    warn(f"\nPaste it at https://api.slack.com/apps, or make the app with one click:\n{click}")
    return 0


@program.command()
def health() -> int:
    """Ask a running Parley whether it is well; for containers."""
    from bot.cli.health import main as ask_it

    return ask_it()


@program.command(hidden=True)
def commands() -> int:
    """Print the command reference, which docs/commands.md holds."""
    say(reference(CATALOG).removesuffix("\n"))
    return 0


def _generic(entry: Entry) -> Callable[..., int]:
    """A command of the catalog, read by the same parser as typed lines."""

    def command(
        ctx: typer.Context,
        words: Annotated[list[str] | None, typer.Argument(help=usage(entry))] = None,
        as_json: Json = False,
    ) -> int:
        left, files = take_file(entry, words or ())
        line = line_of(entry.name, left)

        async def work(parley: Parley) -> int:
            return show(await parley.app.hear(caller(), line, files), as_json=as_json)

        return _with_parley(ctx, work)

    command.__doc__ = entry.about + "."
    return command


def _add_the_rest() -> None:
    """Every command of the catalog that has no shape of its own here."""
    groups = {"article": library, "format": forms}
    for entry in CATALOG.entries:
        if entry.quiet:
            continue
        group = program if len(entry.path) == 1 else _group(entry.path[0], groups)
        name = entry.path[-1]
        known = {command.name or _name(command.callback) for command in group.registered_commands}
        if name not in known:
            group.command(name=name)(_generic(entry))


def _group(word: str, groups: dict[str, typer.Typer]) -> typer.Typer:
    """The group of commands that begin with a word."""
    if word not in groups:
        about = ", ".join(entry.path[-1] for entry in CATALOG.group(word))
        groups[word] = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=about)
        program.add_typer(groups[word], name=word)
    return groups[word]


def _name(callback: Callable[..., object] | None) -> str:
    return getattr(callback, "__name__", "")


_add_the_rest()
