"""How a community's settings read."""

from bot.community.commands.settings import LANGUAGES
from bot.kernel.community_settings import CHAIRS, ON, CommunitySettings
from bot.kernel.message import said, say
from bot.kernel.view import Button, Buttons, Fields, Heading, Text, View, text


def settings_view(
    settings: CommunitySettings, named: dict[str, str], *, admin: bool, model: bool
) -> View:
    """All settings; `named` are the places and groups by id, in the platform's words. Is there a
    `model` that could be used?"""

    def name(value: str) -> Text:
        return text(named.get(value, value) or say("not set"))

    opens = say("chairs and admins") if settings.openers == CHAIRS else say("everybody")
    rows = (
        (say("Results go to"), name(settings.archive)),
        (
            say("Debates run in"),
            name(settings.room) if settings.room else text(say("where they are opened")),
        ),
        (say("Format"), text(settings.format)),
        (say("Tempo"), text(say("live") if settings.tempo == "live" else say("in writing"))),
        (say("Who may open debates"), text(opens)),
        (say("Language of forms"), text(said(LANGUAGES[settings.language]))),
        (say("Time zone"), text(settings.zone)),
        (say("Chairs, besides managers"), name(settings.chair_role)),
        (say("Admins, besides managers"), name(settings.admin_role)),
        (say("Language model"), text(_say_model(settings, is_set_up=model))),
        (say("May write its own words"), text(_say_wording(settings))),
    )
    change = (Buttons((Button(say("Change"), "/parley setup"),)),) if admin else ()
    return View(blocks=(Heading(say("Settings here")), Fields(rows), *change))


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
