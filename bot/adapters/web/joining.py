"""Coming in: a name, a role, and beyond loopback a token, for a key that the tab keeps."""

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.bodies import Fields, json_body, unreadable, word
from bot.adapters.web.config import BODY_LIMIT
from bot.adapters.web.console import CONSOLE, Console, address_of, hashed, keep_pace, key_of
from bot.adapters.web.names import member_name, skeleton
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Member
from bot.kernel.identity import fresh_id, fresh_key
from bot.kernel.ids import MemberId
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.store.statement import Conflict

ROLES: dict[str, Role] = {role.title: role for role in Role}


async def join(request: web.Request) -> web.Response:
    """POST /api/join {name, role, token?}: {key, member, name, role}.

    With a key that is known already, its member gets the new name and role.
    """
    here = request.app[CONSOLE]
    address = address_of(request)
    keep_pace(here.asking, address)
    fields = await json_body(request)
    name = member_name(word(fields, "name", BODY_LIMIT))
    role = ROLES.get(word(fields, "role", 20, Role.MEMBER.title))
    if role is None:
        raise unreadable("there is no such role")
    known = await _known(here, key_of(request))
    highest, mark = _admitted(here, fields, known, address)
    if role > highest:
        raise Refused(ConsoleRefusal.ROLE_NOT_OPEN, highest=highest.title)
    key = key_of(request) if known else fresh_key()
    member = Member(
        id=known.id if known else MemberId(fresh_id()), name=name, role=role, admitted=mark
    )
    try:
        await here.db.write(console.join(member, hashed(key), skeleton(name)))
    except Conflict:
        raise Refused(ConsoleRefusal.NAME_TAKEN, name=name) from None
    return web.json_response({"key": key, "member": member.id, "name": name, "role": role.title})


async def _known(here: Console, key: str) -> Member | None:
    try:
        return await here.member(key)
    except Refused:
        return None


def _admitted(
    here: Console, fields: Fields, known: Member | None, address: str
) -> tuple[Role, str]:
    """The highest role that the token opens, and its mark.

    Raises Refused (TOKEN_WRONG, TOO_MANY_TRIES).
    """
    token = word(fields, "token", BODY_LIMIT, "")
    if not here.config.guarded:
        return Role.ADMIN, here.config.mark(Role.ADMIN)
    if known is not None and not token:
        return here.config.marks[known.admitted], known.admitted
    if seconds := here.trying.wait(address):
        raise Refused(ConsoleRefusal.TOO_MANY_TRIES, seconds=seconds)
    highest = here.config.admits(token)
    if highest is None:
        here.trying.take(address)
        raise Refused(ConsoleRefusal.TOKEN_WRONG)
    return highest, here.config.mark(highest)
