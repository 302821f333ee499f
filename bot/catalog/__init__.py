"""The table of commands: from it come slash commands, forms, completion, help and the docs."""

from bot.catalog.arguing import CLAIMS, FORMATS, POSITIONS, PROPOSALS, STATEMENTS, SUMMARIES
from bot.catalog.asking import ASKING
from bot.catalog.audience import AUDIENCE
from bot.catalog.chairing import CHAIRING
from bot.catalog.coaching import COACHING
from bot.catalog.community import COMMUNITY
from bot.catalog.debates import DEBATES
from bot.catalog.exercises import EXERCISES
from bot.catalog.guarantees import GUARANTEES
from bot.catalog.library import LIBRARY
from bot.catalog.practice import PRACTICE
from bot.catalog.privacy import PRIVACY
from bot.catalog.shared import number
from bot.catalog.sheets import SHEETS
from bot.community.commands.help import Help, TurnPage
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter

CATALOG = Catalog(
    (
        *ASKING,
        *LIBRARY,
        *DEBATES,
        *CHAIRING,
        *AUDIENCE,
        *POSITIONS,
        *CLAIMS,
        *COACHING,
        *SUMMARIES,
        *PRACTICE,
        *STATEMENTS,
        *PROPOSALS,
        *FORMATS,
        *GUARANTEES,
        *SHEETS,
        *EXERCISES,
        *COMMUNITY,
        *PRIVACY,
        Entry(
            path=("help",),
            builds=Help,
            about="See what Parley can do",
            parameters=(Parameter(name="topic", about="A command", rest=True),),
            examples=("help article add",),
        ),
        Entry(
            path=("page",),
            builds=TurnPage,
            about="See another page of a long answer",
            parameters=(
                Parameter(name="kept", about="The answer", required=True, longest=40),
                number("page", "Which page", most=1000),
            ),
            quiet=True,
        ),
    )
)
