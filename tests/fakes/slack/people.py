"""Somebody in a workspace: types, presses, fills in, and sees."""

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.fakes.slack import state, webhooks
from tests.fakes.slack.calls import Failure
from tests.fakes.slack.chat import as_message
from tests.fakes.slack.elements import find_all
from tests.fakes.slack.elements import option as one_option
from tests.fakes.slack.files import as_file
from tests.fakes.slack.members import Member
from tests.fakes.slack.shapes import array, shape
from tests.fakes.slack.sockets import Delivery
from tests.fakes.slack.views import DEEPEST, as_view, changed, checked, opened
from tests.fakes.slack.world import Made, Message, View, stamp
from tests.waiting import comes_true

_SUGGESTED = shape({}, {"options": array(one_option, most=100), "option_groups": array(
    shape({"label": lambda *_: None, "options": array(one_option, least=1, most=100)}),
    most=100)})  # fmt: skip


class Person(Member):
    """A member who clicks and fills in as well."""

    # --- clicking -------------------------------------------------------------------------------

    async def presses(self, label: str, *, times: int = 1) -> Delivery:
        """The newest button of that label before them; in the modal, if one is open. One of the
        chair's acts is on the chair's desk, which a button opens."""

        def is_it(element: Made) -> bool:
            return bool(element["type"] == "button" and element["text"]["text"] == label)

        if label != "Chair" and self._reaches("Chair") and not await self._waits_for(label):
            await self.presses("Chair")
        holder, block, action, element = await self._finds(is_it, label)
        act = {k: v for k, v in element.items() if k in ("text", "value", "style")}
        sent = [self._act(holder, block, action, element, act) for _ in range(times)]
        return (await asyncio.gather(*sent))[0]

    async def chooses(self, words: str) -> Delivery:
        """The newest menu before them that offers it."""

        def meant(element: Made) -> list[Made]:
            some = state.offered(element)
            return [one for one in some if words in (one["text"]["text"], one["value"])]

        holder, block, action, element = await self._finds(lambda e: bool(meant(e)), words)
        chosen = {"selected_option": meant(element)[0]}
        return await self._act(holder, block, action, element, chosen)

    async def uses_shortcut(self, callback: str) -> Delivery:
        """A global shortcut."""
        assert callback in (self.here.shortcuts or {callback}), f"no shortcut {callback}"
        payload = {**self.who("shortcut"), "callback_id": callback, "action_ts": stamp()}
        payload["user"] = {k: v for k, v in payload["user"].items() if k != "name"}
        payload.pop("api_app_id")
        return await self.here.deliver("interactive", payload)

    async def uses_on(self, callback: str, message: Message) -> Delivery:
        """A shortcut on a message."""
        assert callback in (self.here.shortcuts or {callback}), f"no shortcut {callback}"
        room = self.team.channels[message.channel]
        hook = webhooks.offer(self.here, self.team, room.id, self.key)
        payload = {
            **self.who("message_action"), "callback_id": callback, "action_ts": stamp(),
            "channel": {"id": room.id, "name": room.name}, "message_ts": message.ts,
            "message": as_message(self.team, message), "response_url": hook,
        }  # fmt: skip
        return await self.here.deliver("interactive", payload)

    # --- modals ---------------------------------------------------------------------------------

    async def fills(self, **given: Any) -> "Person":
        """Fields of the modal, by the id of their block or by their label; they wait for it."""
        view = await self.form()
        for name, value in given.items():
            for block, action, element, about in state.stateful(view):
                if name in (block, about.get("label", {}).get("text", "")):
                    await self._fill(view, block, action, element, about, value)
                    break
            else:
                raise AssertionError(f"no field {name!r} in:\n{view.words}")
        return self

    async def _fill(
        self, view: View, block: str, action: str, element: Made, about: Made, value: Any
    ) -> None:
        options = None
        if element["type"].endswith("external_select") and value:
            options = await self.is_offered(block, value)
        if element["type"] == "plain_text_input":
            assert len(value or "") <= element.get("max_length", 3000), "the client takes no more"
        if element["type"] == "file_input":
            value = [as_file(self.here, self.kept(*value))]
        set_to = state.value_of(element, value, options)
        assert set_to is not None
        view.state.setdefault(block, {})[action] = set_to
        if about.get("dispatch_action"):
            await self._act(view, block, action, element, set_to)

    async def is_offered(self, block: str, query: str) -> list[Made]:
        """What an external menu offers for what is being typed."""
        view = await self.form()
        found = next(s for s in state.stateful(view) if block in (s[0], _label(s[3])))
        payload = {
            **self.who("block_suggestion"), "block_id": found[0], "action_id": found[1],
            "value": query, "container": {"type": "view", "view_id": view.id},
            "view": self._shown(view),
        }  # fmt: skip
        payload.pop("trigger_id")
        sent = await self.here.deliver("interactive", payload)
        assert sent.answer is not None, sent.failed
        wrong: list[str] = []
        _SUGGESTED(sent.answer, "", wrong)
        assert not wrong, wrong
        return state.offered(sent.answer)

    async def submits(self, **given: Any) -> Delivery:
        """The modal, after filling in more of it."""
        await self.fills(**given)
        view = self._modal()
        for block, action, _, about in state.stateful(view):
            value = state.values(view)[block][action]
            needed = about["type"] == "input" and not about.get("optional")
            assert not (needed and state.empty(value)), f"the client demands {_label(about)!r}"
        payload = {**self.who("view_submission"), "view": self._shown(view), "response_urls": []}
        sent = await self.here.deliver("interactive", payload)
        self.errors = {}
        if not sent.failed:
            try:
                self._follow(view, sent.answer or {})
            except Failure as failed:
                self.here.failed.append(("view_submission", failed.error, failed.messages))
                self.here.troubles.append(("view_submission", failed.error))
                sent.failed = failed.error
        return sent

    def _follow(self, view: View, answer: Made) -> None:
        """What a modal does after the app has answered."""
        stack = self.team.modals[self.key]
        match answer.get("response_action"):
            case None:
                if view in stack:
                    stack.remove(view)
            case "clear":
                stack.clear()
            case "errors":
                named = answer["errors"]
                inputs = {s[0] for s in state.stateful(view) if s[3]["type"] == "input"}
                if not named or not set(named) <= inputs:
                    raise Failure("invalid_arguments", [f"no such blocks: {named}"])
                self.errors = named
            case "update":
                changed(view, checked(answer["view"], "modal"))
            case "push":
                given = checked(answer["view"], "modal")
                if len(stack) >= DEEPEST:
                    raise Failure("push_limit_reached")
                opened(self.team, self.key, given, view)
            case other:
                raise Failure("invalid_arguments", [f"response_action {other}"])

    async def closes(self) -> None:
        """The modal, by its cross or its button."""
        view = self._modal()
        self.team.modals[self.key].remove(view)
        if view.given.get("notify_on_close"):
            payload = {**self.who("view_closed"), "view": self._shown(view), "is_cleared": False}
            payload.pop("trigger_id")
            await self.here.deliver("interactive", payload)

    # --- the home -------------------------------------------------------------------------------

    async def opens_home(self, tab: str = "home") -> None:
        """The app's own place."""
        event: Made = {
            "type": "app_home_opened", "user": self.key, "channel": self.team.dm(self.key).id,
            "tab": tab, "event_ts": stamp(),
        }  # fmt: skip
        if home := self.team.homes.get(self.key):
            event["view"] = as_view(self.team, home)
        await self.here.happen(self.team, event)

    def home(self) -> str:
        """The words of their home."""
        found = self.team.homes.get(self.key)
        return self.readable(found.words) if found else ""

    async def presses_home(self, label: str) -> Delivery:
        """A button of their home."""
        home = self.team.homes[self.key]
        for block, action, element in _elements(home.given["blocks"]):
            if element["type"] == "button" and element["text"]["text"] == label:
                act = {k: v for k, v in element.items() if k in ("text", "value", "style")}
                return await self._act(home, block, action, element, act)
        raise AssertionError(f"no button {label!r} in:\n{self.home()}")

    # --- inside ---------------------------------------------------------------------------------

    async def form(self) -> View:
        """The modal, which may take a moment to come."""
        await comes_true(lambda: self.modal is not None)
        return self._modal()

    def _modal(self) -> View:
        view = self.modal
        assert view is not None, f"no form is open before {self.name}:\n{self.sees()[-2000:]}"
        return view

    def _shown(self, view: View) -> Made:
        return {**as_view(self.team, view), "state": {"values": state.values(view)}}

    async def _finds(
        self, is_it: Callable[[Made], bool], words: str
    ) -> tuple[Message | View, str, str, Made]:
        """An element before them; boards change a moment after the news, so they wait a while."""
        for _ in range(60):
            for found in self._before_them():
                if is_it(found[3]):
                    return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{self.name} is not offered {words!r}:\n{self.sees()[-2000:]}")

    async def _waits_for(self, label: str) -> bool:
        """Is a button before them? Chairs, who are admins, look on their desk at once; others wait
        for it, for a busy machine shows it late, and a desk is not theirs."""
        seconds = 0.0 if self.team.users[self.key].admin else 3.0
        return await comes_true(lambda: self._reaches(label), seconds)

    def _reaches(self, label: str) -> bool:
        return any(
            element["type"] == "button" and element["text"]["text"] == label
            for *_, element in self._before_them()
        )

    def _before_them(self) -> Iterator[tuple[Message | View, str, str, Made]]:
        """Elements that they can reach, newest first; a modal hides all else."""
        holders: list[Message | View] = [*reversed(self.messages())]
        if self.modal:
            holders = [self.modal]
        for holder in holders:
            blocks = holder.given["blocks"] if isinstance(holder, View) else holder.blocks
            for block, action, element in _elements(blocks):
                yield holder, block, action, element

    async def _act(
        self, holder: Message | View, block: str, action: str, element: Made, act: Made
    ) -> Delivery:
        """A block_actions payload."""
        done = {
            "type": element["type"], "action_id": action, "block_id": block, **act,
            "action_ts": f"{time.time():.6f}",
        }  # fmt: skip
        payload = {**self.who("block_actions"), "actions": [done]}
        if isinstance(holder, View):
            payload |= {"container": {"type": "view", "view_id": holder.id},
                        "view": self._shown(holder)}  # fmt: skip
            return await self.here.deliver("interactive", payload)
        room = self.team.channels[holder.channel]
        hook = webhooks.offer(self.here, self.team, room.id, self.key, holder)
        container: Made = {"type": "message", "message_ts": holder.ts, "channel_id": room.id,
                           "is_ephemeral": bool(holder.only)}  # fmt: skip
        if holder.thread:
            container["thread_ts"] = holder.thread
        payload |= {
            "container": container, "channel": {"id": room.id, "name": room.name},
            "state": {"values": {}}, "response_url": hook,
        }  # fmt: skip
        if not holder.only:
            payload["message"] = as_message(self.team, holder)
        return await self.here.deliver("interactive", payload)


def _label(block: Made) -> str:
    return str(block.get("label", {}).get("text", ""))


def _elements(blocks: list[Made]) -> Iterator[tuple[str, str, Made]]:
    for number, block in enumerate(blocks):
        for position, element in enumerate(find_all(block)):
            made = dict(element)
            yield block.get("block_id", f"b{number}"), made.get("action_id", f"a{position}"), made


async def until(person: Person, words: str, seconds: float = 15) -> None:
    """Wait till they see it."""
    if not await comes_true(lambda: words in person.sees(), seconds):
        troubles = person.here.troubles[-5:], person.here.failed[-5:]
        raise AssertionError(f"{words!r} is not in:\n{person.sees()[-3000:]}\n{troubles}")
