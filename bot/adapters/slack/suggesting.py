"""Options for fields whose values Parley knows, while they are typed."""

from msgspec.structs import replace

from bot.adapters.slack import inbound
from bot.adapters.slack.blocks import option_of
from bot.adapters.slack.callers import Callers
from bot.adapters.slack.forms import GROUP, filled
from bot.adapters.slack.inbound import Payload, Sender
from bot.adapters.slack.markup import Element
from bot.adapters.slack.places import community_of, load
from bot.adapters.slack.rooms import SlackRooms
from bot.app import App
from bot.kernel import account_rows as accounts
from bot.kernel.lines import UnfinishedValue
from bot.kernel.view import Option
from bot.store.database import Database

MOST_OFFERED = 100
MOST_PEOPLE = 500


async def options(
    app: App, db: Database, rooms: SlackRooms, callers: Callers, body: Payload
) -> list[Element]:
    """What a field of a form offers for what is typed in it."""
    view = body.get("view") or {}
    sender = replace(inbound.pressed_by(body), view=view)
    typed = str(body.get("value") or "")
    if body.get("action_id") == GROUP:
        suggestions = await _groups(db, rooms, sender, typed)
    else:
        action, _ = load(str(view.get("private_metadata", "")))
        asking = await callers.answering(sender)
        given, _, _ = filled((view.get("state") or {}).get("values") or {})
        unfinished = UnfinishedValue(
            action=action, name=str(body.get("block_id")), typed=typed, given=given
        )
        suggestions = await app.suggest(asking.by, unfinished, asking.reader, MOST_OFFERED)
    return [option_of(option) for option in suggestions]


async def _groups(db: Database, rooms: SlackRooms, sender: Sender, typed: str) -> list[Option]:
    """User groups, and the people whom Parley has met."""
    groups = await rooms.people(await rooms.space(sender.team)).groups()
    suggestions = [Option(f"@{group.name}", group.id, group.about) for group in groups]
    people = await accounts.load_named_accounts(db, community_of(sender.team), MOST_PEOPLE)
    suggestions += [Option(name, account) for account, name in people]
    sought = typed.casefold().lstrip("@")
    known = ((option, f"{option.label}\n{option.value}".casefold()) for option in suggestions)
    return [option for option, words in known if sought in words][:MOST_OFFERED]
