"""Whom a member means: somebody picked, mentioned, or named."""

import re

from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.member_rows import BROUGHT, find_members_named, find_name
from bot.kernel.refusal import KernelRefusal, Refused
from bot.store.database import Database

_MENTION = re.compile(r"<@([\w:.-]+)>")


def mention(member: MemberId) -> str:
    """A member in a typed line, whatever they go by."""
    return f"<@{member}>"


async def find_member_meant(db: Database, community: CommunityId, words: str) -> MemberId:
    """The member whom words mean: a mention, an id as forms send it, or a name that only one goes
    by. Raises Refused (NO_SUCH_MEMBER, SEVERAL_MEMBERS)."""
    named = words.strip()
    mentioned = _MENTION.fullmatch(named)
    member = mentioned[1] if mentioned else named
    if not member.startswith(BROUGHT) and await find_name(db, community, member):
        return MemberId(member)
    name = named.removeprefix("@").strip()
    members = () if mentioned else await find_members_named(db, community, name)
    if not members:
        raise Refused(KernelRefusal.NO_SUCH_MEMBER, member="" if mentioned else name)
    if len(members) > 1:
        raise Refused(KernelRefusal.SEVERAL_MEMBERS, member=name)
    return members[0]


async def put_names(db: Database, community: CommunityId, words: str) -> str:
    """Words with the names of those whom they mention."""
    for member in dict.fromkeys(_MENTION.findall(words)):
        if name := await find_name(db, community, member):
            words = words.replace(mention(MemberId(member)), f"@{name}")
    return words
