"""What Slack says of the tokens in the settings, for an admin who asks whether all is well."""

from collections.abc import Sequence

from msgspec import Struct

from bot.adapters.slack import installation_rows as slack_installations
from bot.adapters.slack.calls import CallRefused, Calls, Unanswered, client, session
from bot.adapters.slack.installations import Installations
from bot.adapters.slack.manifest import scopes
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.workspaces import Workspace, introduced
from bot.community.rows import communities
from bot.debate.rows import debates
from bot.kernel.ids import PlaceId
from bot.kernel.refusal import Unavailable
from bot.kernel.sealing import Sealing
from bot.store.database import Database

MOST = 100
"""Debates of which the channels are looked at."""


class Findings(Struct, frozen=True, kw_only=True):
    """What there is: the workspace, the scopes that its token lacks, whether Socket Mode connects,
    and the channels in use that Parley is not in."""

    workspace: str
    missing: tuple[str, ...]
    connects: bool
    absent: tuple[str, ...]


async def look(
    db: Database, token: str, app_token: str, *, api: str = "", reading: bool = False
) -> Findings:
    """Ask Slack about the tokens, and about the channels of running debates and of results.

    Raises Unavailable (SLACK_TOKEN_WRONG, SLACK_APP_TOKEN_WRONG, SLACK_NOT_REACHED).
    """
    async with session() as shared:
        here = await introduced(Calls(client(token, shared, api)))
        if app_token:
            await _connects(Calls(client(app_token, shared, api)))
        missing = sorted(set(scopes(reading=reading)) - here.scopes)
        return Findings(
            workspace=here.name,
            missing=tuple(missing),
            connects=bool(app_token),
            absent=tuple(await _absent(here, await _in_use(db, here))),
        )


async def installed(db: Database, key: str) -> Sequence[str]:
    """The tokens of the workspaces that installed Parley.

    Raises Unavailable (SLACK_KEY_SHORT, SLACK_KEY_WRONG).
    """
    installations = Installations(db, Sealing(key))
    teams = await slack_installations.teams(db)
    bots = [await installations.async_find_bot(enterprise_id=None, team_id=team) for team in teams]
    return [bot.bot_token for bot in bots if bot is not None]


async def _connects(calls: Calls) -> None:
    try:
        await calls.form("apps.connections.open")
    except CallRefused as wrong:
        raise Unavailable(SlackRefusal.SLACK_APP_TOKEN_WRONG) from wrong
    except Unanswered as away:
        raise Unavailable(SlackRefusal.SLACK_NOT_REACHED) from away


async def _in_use(db: Database, here: Workspace) -> Sequence[str]:
    """Channels of debates that run, and the one that results go to."""
    community = community_of(here.team)
    listed = await debates.load_list(db, community, MOST)
    places = [place_row.place for place_row in listed if place_row.closed_at is None]
    settings = await communities.load_settings(db, community)
    if settings.archive:
        places.append(PlaceId(settings.archive))
    return sorted({where(place).channel for place in places} - {""})


async def _absent(here: Workspace, channels: Sequence[str]) -> Sequence[str]:
    """Those that Parley is not in, by name where it may know the name."""
    absent = []
    for channel in channels:
        try:
            conversation = (await here.calls.get("conversations.info", channel=channel))["channel"]
        except CallRefused as no:
            if no.error == "channel_not_found":
                absent.append(channel)
            continue
        except Unanswered:
            continue
        if not (conversation.get("is_member") or conversation.get("is_im")):
            absent.append(f"#{conversation.get('name', channel)}")
    return absent
