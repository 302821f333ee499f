"""Commands about how Parley is set up in a community."""

from bot.community.commands import settings as community
from bot.community.commands.settings import NONE
from bot.community.views.settings import LANGUAGES
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.community_settings import CHAIRS, EVERYBODY, OFF, ON
from bot.kernel.permission import Role
from bot.kernel.view import Option
from bot.model.commands import ShowUsage

COMMUNITY = (
    Entry(
        path=("parley", "setup"),
        builds=community.SetUp,
        about="Set Parley up for everybody here",
        parameters=(
            Parameter(name="archive", about="Where results are kept", kind=Kind.PLACE, blank=NONE),
            Parameter(
                name="room",
                about="Where debates are held, wherever they are opened",
                kind=Kind.PLACE,
                blank=NONE,
            ),
            Parameter(
                name="format",
                about="Format of a debate whose opener names none",
                completion="formats",
            ),
            Parameter(
                name="tempo",
                about="By the clock, or in writing over days",
                kind=Kind.CHOICE,
                options=(Option("Live", "live"), Option("In writing", "writing")),
            ),
            Parameter(
                name="openers",
                about="Who may open debates",
                kind=Kind.CHOICE,
                options=(Option("Chairs and admins", CHAIRS), Option("Everybody", EVERYBODY)),
            ),
            Parameter(
                name="language",
                about="The language of forms",
                kind=Kind.CHOICE,
                options=tuple(Option(name, code) for code, name in LANGUAGES.items()),
            ),
            Parameter(name="zone", about="Time zone of times that are typed, as in Europe/Kyiv"),
            Parameter(name="chair_role", about="The role of chairs", kind=Kind.GROUP, blank=NONE),
            Parameter(name="admin_role", about="The role of admins", kind=Kind.GROUP, blank=NONE),
            Parameter(
                name="model",
                about="Use the language model, if one is set up",
                kind=Kind.CHOICE,
                options=(Option("On", ON), Option("Off", OFF)),
            ),
        ),
        role=Role.ADMIN,
        form_when_empty=True,
        examples=("parley setup format:text tempo:writing openers:everybody",),
    ),
    Entry(
        path=("parley", "home"),
        builds=community.ShowHome,
        about="See the debates that run here, and what waits for you",
    ),
    Entry(
        path=("parley", "settings"),
        builds=community.ShowSettings,
        about="See how Parley is set up here",
    ),
    Entry(
        path=("parley", "usage"),
        builds=ShowUsage,
        about="See how much the language model was used here",
        role=Role.ADMIN,
    ),
)
