"""How a community's settings read."""

from collections.abc import Mapping

from msgspec import Struct

from bot.community.commands.settings import LANGUAGES
from bot.kernel.community_settings import CHAIRS, ON, CommunitySettings
from bot.kernel.message import Message, said, say
from bot.kernel.view import Block, Button, Buttons, Fields, Heading, Text, View, text


class SettingNames(Struct, frozen=True, kw_only=True):
    """What stands for ids in settings: `places` and groups in the platform's words, and the name of
    the `format`. `model` says whether there is a language model that could be used."""

    places: Mapping[str, str]
    format: str
    model: bool


def settings_view(settings: CommunitySettings, names: SettingNames, *, admin: bool) -> View:
    """All settings."""
    rows = tuple((title, value) for _, title, value in _rows(settings, names))
    change = (Buttons((_CHANGE,)),) if admin else ()
    return View(blocks=(Heading(say("Settings here")), Fields(rows), *change))


def changed_view(before: CommunitySettings, after: CommunitySettings, names: SettingNames) -> View:
    """What an admin changed; all else is behind a button."""
    rows = tuple(
        (title, value)
        for name, title, value in _rows(after, names)
        if getattr(before, name) != getattr(after, name)
    )
    blocks: tuple[Block, ...] = (text(say("Saved. From now on:")), Fields(rows))
    if not rows:
        blocks = (text(say("Nothing changed.")),)
    return View(blocks=(*blocks, Buttons((_ALL, _CHANGE))))


_CHANGE = Button(say("Set Parley up"), "/parley setup")
_ALL = Button(say("All settings"), "/parley settings")


def _rows(
    settings: CommunitySettings, names: SettingNames
) -> tuple[tuple[str, Message, Text], ...]:
    """Each setting: the name of its field, what it is called, and how it stands."""

    def name(value: str) -> Text:
        return text(names.places.get(value, value) or say("not set"))

    opens = say("chairs and admins") if settings.openers == CHAIRS else say("everybody")
    is_live = settings.tempo == "live"
    room = name(settings.room) if settings.room else text(say("where they are opened"))
    return (
        ("archive", say("Results go to"), name(settings.archive)),
        ("room", say("Debates run in"), room),
        ("format", say("Format"), text(names.format)),
        (
            "tempo",
            say("Debates are held"),
            text(say("live, with a clock") if is_live else say("in writing, over days")),
        ),
        ("openers", say("Who may open debates"), text(opens)),
        ("language", say("Language of forms"), text(said(LANGUAGES[settings.language]))),
        ("zone", say("Time zone"), text(settings.zone)),
        ("chair_role", say("Chairs, besides managers"), name(settings.chair_role)),
        ("admin_role", say("Admins, besides managers"), name(settings.admin_role)),
        ("model", say("Language model"), text(_say_model(settings, is_set_up=names.model))),
        ("model_wording", say("May write its own words"), text(_say_wording(settings))),
    )


def _say_wording(settings: CommunitySettings) -> str:
    if settings.model_wording != ON:
        return say("no: it only picks sentences that people wrote")
    if settings.model != ON:
        return say("yes, but the language model is off")
    return say("yes: practice, plain words, translations and drafts, marked as unchecked")


def _say_model(settings: CommunitySettings, *, is_set_up: bool) -> str:
    if settings.model != ON:
        return say("off: no words are sent to it")
    return (
        say("on")
        if is_set_up
        else say("on, but none is set up. The person who runs Parley can add one.")
    )
