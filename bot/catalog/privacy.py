"""Commands about what is kept of a member."""

from bot.community.commands import privacy
from bot.kernel.catalog.parameters import Entry, Kind, Parameter

PRIVACY = (
    Entry(path=("privacy", "show"), builds=privacy.ShowMine, about="See what is kept of you"),
    Entry(path=("privacy", "export"), builds=privacy.ExportMine, about="Take it with you"),
    Entry(
        path=("privacy", "erase"),
        builds=privacy.EraseMine,
        about="Have your words and your name erased",
        parameters=(
            Parameter(
                name="sure",
                about="It cannot be undone. Are you sure?",
                kind=Kind.FLAG,
                required=True,
            ),
        ),
    ),
)
