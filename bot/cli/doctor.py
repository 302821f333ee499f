"""`parley doctor`: is everything here that Parley needs?"""

import asyncio
import json
import socket
import sys
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from msgspec.structs import asdict

import bot
from bot.adapters.slack.refusals import SlackRefusal
from bot.article import meaning
from bot.article.rows import articles
from bot.assembly import Parley, open_parley
from bot.cli import machine
from bot.cli.checks import MARKS, Check, Verdict
from bot.cli.printing import say, type_commands_in
from bot.cli.session import COMMUNITY
from bot.kernel.refusal import Refused, sentence
from bot.settings import Settings
from bot.store.opening import FILE_NAME, has_room

if TYPE_CHECKING:
    from bot.cli.trying import ModelTrial


async def run_checks(settings: Settings, *, as_json: bool) -> int:
    """Look at everything and print what was found; the exit code is 1 if something is bad."""
    checks = [_version(), _python(), _meanings(settings), *await _store(settings), _port(settings)]
    checks += [*_disk(settings), machine.check_backups(settings), machine.check_door(settings)]
    checks += [machine.check_fonts(), await asyncio.to_thread(machine.check_clock, settings)]
    checks += [*await _discord(settings), *await _slack(settings)]
    checks += await _model(settings)
    if as_json:
        say(json.dumps([asdict(check) for check in checks], ensure_ascii=False))
    else:
        for check in checks:
            say(type_commands_in(f"{MARKS[check.verdict]} {check.about}: {check.found}"))
    return int(any(check.verdict is Verdict.BAD for check in checks))


def _version() -> Check:
    return Check("Version", Verdict.GOOD, bot.__version__)


def _disk(settings: Settings) -> list[Check]:
    try:
        free = machine.find_free(settings.data)
    except OSError as error:
        return [Check("Disk", Verdict.BAD, f"{settings.data} can’t be looked at: {error}")]
    return [machine.check_disk(free, settings.data)]


def _python() -> Check:
    return Check("Python", Verdict.GOOD, sys.version.split()[0])


def _meanings(settings: Settings) -> Check:
    if not settings.meaning:
        why = "PARLEY_MEANING is off"
    elif not meaning.available():
        why = "the sentence model cannot be run on this machine"
    else:
        return Check("Search by meaning", Verdict.GOOD, "on")
    return Check("Search by meaning", Verdict.NOTE, f"off: {why}, so answers rest on words alone")


def _opened(settings: Settings) -> AbstractAsyncContextManager[Parley]:
    """The store alone; a model is looked at by itself."""
    return open_parley(settings.data, database=settings.database.get_secret_value())


async def _store(settings: Settings) -> list[Check]:
    if settings.data.is_dir() and not has_room(settings.data):
        return [Check("Store", Verdict.BAD, NO_ROOM)]
    is_new = not (settings.data / FILE_NAME).exists() and not settings.database.get_secret_value()
    try:
        async with open_parley(
            settings.data, database=settings.database.get_secret_value()
        ) as parley:
            listed = await articles.list_articles(parley.db, COMMUNITY)
            path = parley.db.where
            if (trouble := parley.db.trouble) is not None:
                return [Check("Store", Verdict.BAD, sentence(trouble))]
            return [
                Check("Database", Verdict.GOOD, parley.db.name),
                Check("Store", Verdict.GOOD, f"{path} {_say_state(is_new=is_new)}"),
                Check("Library", Verdict.GOOD, _count_rows(len(listed))),
            ]
    except Refused as refused:
        return [Check("Store", Verdict.BAD, sentence(refused))]


def _say_state(*, is_new: bool) -> str:
    if is_new:
        return "is new, nothing is kept in it yet, and it can be written"
    return "is whole and can be written"


NO_ROOM = (
    "the disk is full, so Parley only reads and saves nothing; free some space, and it saves again"
    " by itself"
)


def _count_rows(articles_: int) -> str:
    match articles_:
        case 0:
            return "empty; the brief comes with the first who asks"
        case 1:
            return "1 article"
        case _:
            return f"{articles_} articles"


async def _discord(settings: Settings) -> list[Check]:
    """Does Discord take the token, and by which link does Parley come to a server?"""
    token = settings.discord_token.get_secret_value()
    if not token:
        return [Check("Discord", Verdict.NOTE, "not used: PARLEY_DISCORD_TOKEN is not set")]
    from bot.adapters.discord.running import look

    try:
        link, reads_messages = await look(token, api=settings.discord_api)
    except Refused as refused:
        return [Check("Discord", Verdict.BAD, sentence(refused))]
    checks = [_intents(settings, reads_messages=reads_messages)]
    return [
        *checks,
        Check("Discord", Verdict.GOOD, f"the token is right; invite Parley with {link}"),
    ]


def _intents(settings: Settings, *, reads_messages: bool) -> Check:
    """May Parley read what speakers write, where it is told to?"""
    about = "Discord, message content"
    if settings.discord_messages and not reads_messages:
        said = (
            "PARLEY_DISCORD_MESSAGES is on, but the intent is not. Switch on Message Content Intent"
            " under Bot in the developer portal"
        )
        return Check(about, Verdict.BAD, said)
    if settings.discord_messages:
        return Check(about, Verdict.GOOD, "speeches are read from the thread")
    return Check(about, Verdict.NOTE, "not read: speeches come by form (PARLEY_DISCORD_MESSAGES)")


HINTS = {
    "slow": "Is the machine strong enough for it? PARLEY_MODEL_SECONDS gives it more time.",
    "down": "Is the server running, and is PARLEY_MODEL_ADDRESS right?",
    "busy": "Try again in a while.",
    "refused": "Check the name in PARLEY_MODEL, and PARLEY_MODEL_KEY.",
    "declined": "Its provider filters even an easy question; look at the filters of your account.",
    "garbled": "Does PARLEY_MODEL_ADDRESS lead to a model’s server, and can it fill in JSON?",
}
"""What to look at, by what went wrong with the model."""


def _say_trial(trial: "ModelTrial") -> str:
    """What a model did wrong with a question, and what to do about it."""
    chosen = ", ".join(map(str, trial.numbers[:10])) or "none"
    match trial.fault:
        case "strange":
            what = f"named sentences that are not there (number {chosen})"
        case "many":
            what = (
                f"chose {len(set(trial.numbers))} of the {trial.offered} sentences of an easy text"
                " where one would do"
            )
        case "claimed":
            what = f"says that the text answers “{trial.question}”, which it doesn’t"
        case _:
            what = f"chose the wrong sentence of an easy text (number {chosen}, “{trial.verdict}”)"
    return f"{what}. Try a larger model; dev.py bench model compares them."


async def _model(settings: Settings) -> list[Check]:
    """Does the language model choose the right sentence, and none where there is none?"""
    about, config = "Language model", settings.language_model
    if not config.name:
        return [Check(about, Verdict.NOTE, "not used: PARLEY_MODEL is not set")]
    from bot.cli.trying import try_model
    from bot.model.failing import Failed

    try:
        trial = await try_model(config)
    except Failed as failed:
        what = f"{config.name} at {config.where}: {failed.why.rstrip('.')}. {HINTS[failed.trouble]}"
        return [Check(about, Verdict.BAD, what)]
    except Refused as refused:
        return [Check(about, Verdict.BAD, sentence(refused))]
    who = f"{config.name} at {config.where}"
    if trial.fault is None:
        seconds = f"{trial.seconds:.1f} seconds"
        found = f"{who} chose the right sentence, and none where none answers, in {seconds}"
        return [Check(about, Verdict.GOOD, found)]
    return [Check(about, Verdict.NOTE, f"{who} answers, but {_say_trial(trial)}")]


async def _slack(settings: Settings) -> list[Check]:
    """Does Slack take the tokens, may the app do what it must, is it where it is needed?"""
    token = settings.slack_bot_token.get_secret_value()
    if not (token or settings.slack_client_id):
        return [Check("Slack", Verdict.NOTE, "not used: PARLEY_SLACK_BOT_TOKEN is not set")]
    from bot.adapters.slack.checking import installed

    app_token = settings.slack_app_token.get_secret_value()
    if not (app_token or settings.slack_signing_secret.get_secret_value()):
        return [Check("Slack", Verdict.BAD, sentence(Refused(SlackRefusal.SLACK_WAY_MISSING)))]
    try:
        async with open_parley(
            settings.data, database=settings.database.get_secret_value()
        ) as parley:
            key = settings.slack_key.get_secret_value()
            tokens = [token] if token else await installed(parley.db, key)
            if not tokens:
                hint = "no workspace has installed Parley yet; open /slack/install"
                return [Check("Slack", Verdict.NOTE, hint)]
            checks = []
            for bot_token in tokens:
                checks += await _workspace(settings, parley, bot_token, app_token)
            return checks
    except Refused as refused:
        return [Check("Slack", Verdict.BAD, sentence(refused))]


async def _workspace(settings: Settings, parley: Parley, token: str, app_token: str) -> list[Check]:
    """One workspace. Raises Refused."""
    from bot.adapters.slack.checking import look

    report = await look(
        parley.db, token, app_token, api=settings.slack_api, reading=settings.slack_messages
    )
    way = "Socket Mode connects" if report.connects else "Slack sends to /slack/events"
    checks = [Check("Slack", Verdict.GOOD, f"the token is right for {report.workspace}; {way}")]
    if report.missing:
        lacking = sentence(
            Refused(SlackRefusal.SLACK_SCOPE_MISSING, scopes=", ".join(report.missing))
        )
        checks.append(Check("Slack, what the app may do", Verdict.BAD, lacking))
    if report.absent:
        where = ", ".join(report.absent)
        hint = f"Parley is not in {where}; type /invite @Parley there"
        checks.append(Check("Slack, channels in use", Verdict.BAD, hint))
    return checks


def _port(settings: Settings) -> Check:
    about = f"Port {settings.port}"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.port))
        except OSError:
            return Check(about, Verdict.NOTE, "in use: by a Parley that is running, or another")
    return Check(about, Verdict.GOOD, "free")
