"""What may be asked of a community's settings."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command
from bot.kernel.community_settings import CHAIRS, EVERYBODY, OFF, ON, OWN
from bot.kernel.permission import Role

NONE = "none"
"""Takes a setting back."""

LANGUAGES = {OWN: "Each member’s own", "en": "English", "fr": "French"}


class SetUp(
    Command,
    path="parley setup",
    title="Set Parley up",
    synonyms="install configure prepare",
    role=Role.ADMIN,
    form_when_empty=True,
    prefilled=True,
    examples=("parley setup format:text tempo:writing openers:everybody",),
):
    """Set Parley up for everybody here.

    "" leaves a setting as it is, "none" takes it back.
    """

    archive: Annotated[str, takes.place("Where results are kept", blank=NONE)] = ""
    room: Annotated[str, takes.place("Where debates run, wherever they are opened", blank=NONE)] = (
        ""
    )
    format: Annotated[str, takes.line("Usual format of debates", completion="formats")] = ""
    tempo: takes.Tempo = ""
    openers: Annotated[
        str,
        takes.choice("Who may open debates", {CHAIRS: "Chairs and admins", EVERYBODY: "Everybody"}),
    ] = ""
    language: Annotated[str, takes.choice("The language of forms", LANGUAGES)] = ""
    zone: Annotated[str, takes.line("Time zone, for example Europe/Kyiv", completion="zones")] = ""
    chair_role: Annotated[str, takes.group("The role of chairs", blank=NONE)] = ""
    admin_role: Annotated[str, takes.group("The role of admins", blank=NONE)] = ""
    model: Annotated[
        str, takes.choice("Use the language model, if one is set up", {ON: "On", OFF: "Off"})
    ] = ""
    model_wording: Annotated[
        str, takes.choice("May the language model write its own words?", {ON: "On", OFF: "Off"})
    ] = ""


class ShowHome(Command, path="parley home", title="Home", synonyms="start overview waiting todo"):
    """See the debates here, and what you can do next."""


class ShowSettings(
    Command,
    path="parley settings",
    title="All settings",
    synonyms="change configure language prefix options preferences timezone zone time",
):
    """See Parley’s settings here."""


class ShowStatus(
    Command,
    path="parley status",
    synonyms="health running working platforms discord slack reached trouble backup backups",
    role=Role.ADMIN,
):
    """See whether everything that is set up is reached."""


CommunityCommands = SetUp | ShowHome | ShowSettings | ShowStatus
