"""views.*: modals in their stack of three, guarded by hashes, and App Homes."""

import time
from typing import Any

from tests.fakes.slack.blockkit import too_large, wrong_view
from tests.fakes.slack.calls import Call, Door, Failure
from tests.fakes.slack.world import APP, Made, Team, View, fresh, new_hash

DEEPEST = 3
TRIGGER_LIVES = 3.0
"""Seconds."""


def checked(given: Any, kind: str) -> Made:
    """A view that Slack takes, ids filled in. Raises Failure: invalid_arguments, view_too_large."""
    if not isinstance(given, dict):
        raise Failure("invalid_arguments", ["[ERROR] must be an object [json-pointer:/view]"])
    if too_large(given):
        raise Failure("view_too_large")
    if wrong := wrong_view(given, kind):
        raise Failure("invalid_arguments", [f"[ERROR] {one}" for one in wrong])
    return given


def opened(team: Team, user: str, given: Made, previous: View | None = None) -> View:
    """A new view on somebody's screen."""
    key = fresh("V")
    root = previous.root if previous else key
    made = View(key, user, given, new_hash(), root, previous.id if previous else "")
    team.modals.setdefault(user, []).append(made)
    return made


def changed(view: View, given: Made) -> None:
    """Another content; what was filled in stays where ids of block and action stay."""
    named = {
        (block["block_id"], block["element"].get("action_id"))
        for block in given["blocks"]
        if block["type"] == "input" and "block_id" in block
    }
    view.state = {
        block: kept
        for block, values in view.state.items()
        if (kept := {a: v for a, v in values.items() if (block, a) in named})
    }
    view.given, view.hash = given, new_hash()


def _unique(call: Call, given: Made, but: str = "") -> None:
    key = given.get("external_id")
    every = [v for stack in call.team.modals.values() for v in stack]
    if key and any(v.given.get("external_id") == key and v.id != but for v in every):
        raise Failure("duplicate_external_id")


def _user(call: Call) -> str:
    """Whose click it was. Raises Failure: invalid_, expired_, exchanged_trigger_id."""
    trigger = str(call.need("trigger_id"))
    found = call.slack.triggers.get(trigger)
    if found is None:
        raise Failure("invalid_trigger_id")
    user, made, used = found
    if used:
        raise Failure("exchanged_trigger_id")
    if time.monotonic() - made > TRIGGER_LIVES:
        raise Failure("expired_trigger_id")
    call.slack.triggers[trigger] = (user, made, True)
    return user


async def open_(call: Call) -> Made:
    given = checked(call.parsed("view"), "modal")
    _unique(call, given)
    user = _user(call)
    call.team.modals[user] = []
    view = opened(call.team, user, given)
    return {"view": as_view(call.team, view)}


async def push(call: Call) -> Made:
    given = checked(call.parsed("view"), "modal")
    _unique(call, given)
    user = _user(call)
    top = call.team.modal(user)
    if len(call.team.modals.get(user, ())) >= DEEPEST:
        raise Failure("push_limit_reached")
    return {"view": as_view(call.team, opened(call.team, user, given, top))}


async def update(call: Call) -> Made:
    given = checked(call.parsed("view"), "modal")
    key, external = call.text("view_id"), call.text("external_id")
    every = [v for stack in call.team.modals.values() for v in stack]
    found = next((v for v in every if v.id == key), None) if key else None
    if found is None and external:
        found = next((v for v in every if v.given.get("external_id") == external), None)
    if found is None:
        raise Failure("not_found")
    _unique(call, given, found.id)
    if call.text("hash") and call.text("hash") != found.hash:
        raise Failure("hash_conflict")
    changed(found, given)
    return {"view": as_view(call.team, found)}


async def publish(call: Call) -> Made:
    given = checked(call.parsed("view"), "home")
    user = str(call.need("user_id"))
    if user not in call.team.users:
        raise Failure("user_not_found")
    if not call.slack.home_tab:
        raise Failure("not_enabled")
    found = call.team.homes.get(user)
    if found is None:
        key = fresh("V")
        found = call.team.homes[user] = View(key, user, given, new_hash(), key)
    else:
        if call.text("hash") and call.text("hash") != found.hash:
            raise Failure("hash_conflict")
        changed(found, given)
    return {"view": as_view(call.team, found)}


def as_view(team: Team, view: View) -> Made:
    """A view as Slack describes it in answers and payloads."""
    blocks = [{"block_id": f"b{n}", **block} for n, block in enumerate(view.given["blocks"])]
    kept: Made = {
        "private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": False,
        "notify_on_close": False, "close": None, "submit": None,
        **view.given, "blocks": blocks,
    }  # fmt: skip
    return {
        **kept, "id": view.id, "team_id": team.id, "app_id": APP, "bot_id": team.bot_id,
        "app_installed_team_id": team.id, "state": {"values": view.state}, "hash": view.hash,
        "root_view_id": view.root, "previous_view_id": view.previous or None,
    }  # fmt: skip


METHODS = {
    "views.open": Door(open_),
    "views.push": Door(push),
    "views.update": Door(update),
    "views.publish": Door(publish),
}
