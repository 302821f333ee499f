"""How a community's settings read."""

from bot.community.commands.settings import LANGUAGES
from bot.kernel.community_settings import CHAIRS, ON, CommunitySettings
from bot.kernel.view import Button, Buttons, Fields, Heading, Text, View, text


def settings_view(
    settings: CommunitySettings, named: dict[str, str], *, admin: bool, model: bool
) -> View:
    """All settings; `named` are the places and groups by id, in the platform's words. Is there a
    `model` that could be used?"""

    def name(value: str) -> Text:
        return text(named.get(value, value) or "not set")

    opens = "chairs and admins" if settings.openers == CHAIRS else "everybody"
    rows = (
        ("Results go to", name(settings.archive)),
        ("Debates are held in", name(settings.room) if settings.room else text("where opened")),
        ("Format", text(settings.format)),
        ("Tempo", text("live" if settings.tempo == "live" else "in writing")),
        ("Debates are opened by", text(opens)),
        ("Language of forms", text(LANGUAGES[settings.language])),
        ("Time zone of typed times", text(settings.zone)),
        ("Chairs, besides those with the right to manage", name(settings.chair_role)),
        ("Admins, besides those with the right to manage", name(settings.admin_role)),
        ("Language model", text(_model(settings, there=model))),
    )
    change = (Buttons((Button("Change", "/parley setup"),)),) if admin else ()
    return View(blocks=(Heading("How Parley is set up here"), Fields(rows), *change))


def _model(settings: CommunitySettings, *, there: bool) -> str:
    if settings.model != ON:
        return "off: no words are sent to it"
    return "on" if there else "on, but none is set up: whoever runs Parley names it in PARLEY_MODEL"
