"""Coming in: a name, a role, and beyond loopback a token, for a key that the tab keeps."""

import logging

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.bodies import Fields, json_body, unreadable, word
from bot.adapters.web.config import BODY_LIMIT
from bot.adapters.web.console import (
    CONSOLE,
    LOBBY,
    Console,
    address_of,
    caller,
    find_visitor,
    hashed,
    keep_pace,
    key_of,
)
from bot.adapters.web.names import member_name, skeleton
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Member
from bot.kernel.identity import fresh_id, fresh_key
from bot.kernel.ids import MemberId
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused
from bot.store.statement import Conflict

log = logging.getLogger(__name__)

ROLES: dict[str, Role] = {role.title: role for role in Role}


async def join(request: web.Request) -> web.Response:
    """POST /api/join {name, role, token?}: {key, member, name, role}.

    With a key that is known already, its member gets the new name and role.
    """
    here = request.app[CONSOLE]
    fields = await json_body(request)
    name = member_name(word(fields, "name", BODY_LIMIT))
    role = ROLES.get(word(fields, "role", 20, Role.MEMBER.title))
    if role is None:
        raise unreadable("there is no such role")
    known = await _known(here, key_of(request))
    highest, mark = _admitted(here, fields, known, request)
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
    await here.app.meet(caller(member, LOBBY))  # so that others can pick them
    return web.json_response({"key": key, "member": member.id, "name": name, "role": role.title})


async def _known(here: Console, key: str) -> Member | None:
    try:
        return await here.member(key)
    except Refused:
        return None


def _admitted(
    here: Console, fields: Fields, known: Member | None, request: web.Request
) -> tuple[Role, str]:
    """The highest role that the token opens, and its mark. Strangers who try wrong tokens hold up
    nobody who has a right one, not even from the same address.

    Raises Refused (TOKEN_WRONG, TOO_MANY_TRIES, TOO_FAST).
    """
    address = address_of(request)
    token = word(fields, "token", BODY_LIMIT, "")
    if not here.config.guarded:
        keep_pace(here.asking, address)
        return Role.ADMIN, here.config.mark(Role.ADMIN)
    if known is not None and not token:
        keep_pace(here.asking, known.id)
        return here.config.marks[known.admitted], known.admitted
    highest = here.config.admits(token)
    if highest is not None:
        keep_pace(here.asking, f"with a token {address}")
        return highest, here.config.mark(highest)
    raise build_token_refusal(request, token)


def build_token_refusal(request: web.Request, token: str) -> Refused:
    """The refusal of who shows a wrong token, or none, which is counted: TOKEN_WRONG or
    TOO_MANY_TRIES. Raises Refused (TOO_FAST)."""
    here, address = request.app[CONSOLE], address_of(request)
    keep_pace(here.asking, address)
    if token:
        # The line that fail2ban reads: docs/proxies.md has its words.
        log.warning("wrong token from %s", find_visitor(request))
    if seconds := here.trying.take(address):
        return Refused(ConsoleRefusal.TOO_MANY_TRIES, seconds=seconds)
    return Refused(ConsoleRefusal.TOKEN_WRONG)
