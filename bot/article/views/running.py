"""Answers to questions about Parley's own running."""

from bot.article.rules.running import RunningTopic
from bot.kernel.message import Message, say
from bot.kernel.permission import Role
from bot.kernel.view import Button, Buttons, View, text

_SETTINGS = Button(say("All settings"), "/parley settings")
_SET_UP = Button(say("Set Parley up"), "/parley setup")
_STATUS = Button(say("How old the last one is"), "/parley status")
_USAGE = Button(say("What the model used"), "/parley usage")
_KEPT = Button(say("What Parley keeps about me"), "/privacy show")
_ERASE = Button(say("Erase my words"), "/privacy erase")
_HELP = Button(say("All commands"), "/help")

_ANSWERS = {
    RunningTopic.BACKUP: say(
        "Parley backs itself up once a day, into the folder backups in its data folder on the "
        "machine where it runs. Who runs it can also type “parley backup” there."
    ),
    RunningTopic.ROLES: say(
        "Admins decide who is a chair or an admin: by the roles in the settings, and by what the "
        "platform lets somebody do. The chair of one debate can hand it to somebody else."
    ),
    RunningTopic.KEYS: say(
        "Tokens are set on the machine where Parley runs, in its .env file. Nobody can see or "
        "change them from here."
    ),
    RunningTopic.COST: say(
        "Parley is free. If a language model is switched on, its provider charges for what is "
        "asked of it."
    ),
    RunningTopic.PRIVACY: say(
        "Parley keeps what you say to it, where you said it and how you voted. You can see all of "
        "it, download it and erase it."
    ),
}

_BUTTONS: dict[RunningTopic, dict[Role, tuple[Button, ...]]] = {
    RunningTopic.BACKUP: {Role.ADMIN: (_STATUS,)},
    RunningTopic.ROLES: {Role.MEMBER: (_SETTINGS,), Role.ADMIN: (_SET_UP,)},
    RunningTopic.KEYS: {},
    RunningTopic.COST: {Role.ADMIN: (_USAGE,)},
    RunningTopic.PRIVACY: {Role.MEMBER: (_KEPT, _ERASE)},
}


def show_running(topic: RunningTopic, role: Role) -> View:
    """What there is to say of it, with what a reader of this role can do here."""
    answer: Message = _ANSWERS[topic]
    buttons = tuple(
        button for least, some in _BUTTONS[topic].items() if least <= role for button in some
    )
    return View(blocks=(text(answer), Buttons((*buttons, _HELP))))
