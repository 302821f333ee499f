"""People picked or mentioned on a platform, as members: also those who never used Parley."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.kernel import account_rows as accounts
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.lines import CommandLine
from bot.kernel.naming_members import mention
from bot.kernel.place_rows import insert_named_member
from bot.kernel.plain import clean_words
from bot.kernel.view import Form, Pick, PickInput
from bot.store.database import Database


async def make_people_members(
    db: Database, community: CommunityId, people: Mapping[str, str]
) -> dict[str, MemberId]:
    """The members that accounts are; whoever was not known is made so, by the name they go by on
    the platform."""
    members: dict[str, MemberId] = {}
    for account, name in people.items():
        member = await accounts.ensure_member(db, community, account, MemberId(fresh_id()))
        shown_name = clean_words(name).strip() or account
        await db.change(insert_named_member(community, member, shown_name))
        members[account] = member
    return members


def put_members(words: str, members: Mapping[str, MemberId]) -> str:
    """Words in which accounts are mentioned, with the members that they are."""
    for account, member in members.items():
        words = words.replace(f"<@{account}>", mention(member))
    return words


async def with_members(db: Database, community: CommunityId, line: CommandLine) -> CommandLine:
    """A line with the members whom it picks or mentions."""
    if not line.people:
        return line
    members = await make_people_members(db, community, line.people)
    given = {name: put_members(words, members) for name, words in line.given.items()}
    return replace(line, action=put_members(line.action, members), given=given)


async def with_accounts(db: Database, community: CommunityId, form: Form) -> Form:
    """A form in which the platform finds those who are picked already: by its own ids."""
    inputs = [
        replace(
            field, value=await accounts.find_account(db, community, MemberId(field.value)) or ""
        )
        if isinstance(field, PickInput) and field.of is Pick.MEMBER and field.value
        else field
        for field in form.inputs
    ]
    return replace(form, inputs=tuple(inputs))
