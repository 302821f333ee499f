"""The program that the command line runs: its commands, options and help."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot.article.rows import articles
from bot.assembly import CATALOG, Parley, open_parley
from bot.cli import adding, asking
from bot.cli.printing import say, warn
from bot.cli.session import COMMUNITY, caller, line_of, show
from bot.cli.starting import find_data_folder
from bot.cli.starting import run as start
from bot.community.rows import exporting
from bot.kernel.catalog.help import usage
from bot.kernel.catalog.parameters import Entry, Upload
from bot.kernel.catalog.reference import reference
from bot.kernel.refusal import Refused, sentence
from bot.settings import Settings, load_settings

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
    folder, words = find_data_folder(words)
    try:
        exit_code = program(words, standalone_mode=False, prog_name="parley", obj=folder)
    except Refused as refused:
        warn(sentence(refused))
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
    return f"{wrong.removesuffix('.')}. Type “parley --help” to see the commands."


def _settings(ctx: typer.Context) -> Settings:
    return load_settings(data=ctx.obj) if ctx.obj else load_settings()


def _with_parley(ctx: typer.Context, work: Callable[[Parley], Awaitable[int]]) -> int:
    async def run() -> int:
        settings = _settings(ctx)
        async with open_parley(
            settings.data, settings.language_model, by_meaning=settings.meaning
        ) as parley:
            return await work(parley)

    return asyncio.run(run())


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
def export(
    ctx: typer.Context,
    to: Annotated[Path | None, typer.Argument(help="A file; standard output if none.")] = None,
) -> int:
    """Write all that is kept, as JSON."""

    async def work(parley: Parley) -> int:
        content = json.dumps(
            await exporting.export_community(parley.db, COMMUNITY), ensure_ascii=False
        )
        if to is None:
            say(content)
        else:
            await asyncio.to_thread(to.write_text, content, "utf-8")
            warn(f"Written to {to}.")
        return 0

    return _with_parley(ctx, work)


forms = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Formats of debate.")
program.add_typer(forms, name="format")


@forms.command(name="add")
def add_format(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A TOML file, or an XML file of Debatekeeper.")],
) -> int:
    """Add a format of your own."""
    if not file.is_file():
        warn(f"There is no file {file}.")
        return 1
    upload = Upload(name=file.name, content=file.read_bytes())

    async def work(parley: Parley) -> int:
        return show(await parley.app.hear(caller(), "/format add", {"file": upload}))

    return _with_parley(ctx, work)


@program.command()
def replay(
    ctx: typer.Context,
    bundle: Annotated[Path, typer.Argument(help="A bundle that /debate export wrote.")],
    as_json: Json = False,
) -> int:
    """Check a debate’s bundle, link by link, and work its result out anew; nothing is stored."""
    from bot.cli.replaying import replay_bundle

    if not bundle.is_file():
        warn(f"There is no file {bundle}.")
        return 1
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
    sys.stdout.write(reference(CATALOG))
    return 0


def _generic(entry: Entry) -> Callable[..., int]:
    """A command of the catalog, read by the same parser as typed lines."""

    def command(
        ctx: typer.Context,
        words: Annotated[list[str] | None, typer.Argument(help=usage(entry))] = None,
        as_json: Json = False,
    ) -> int:
        line = line_of(entry.name, words or ())

        async def work(parley: Parley) -> int:
            return show(await parley.app.hear(caller(), line), as_json=as_json)

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
