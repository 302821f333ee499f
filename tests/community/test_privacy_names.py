"""Whatever is kept of a member has a name that they can read."""

from bot.community.rows.privacy import HELD
from bot.community.views.privacy import NAMES


def test_every_table_that_holds_something_of_a_member_has_a_name() -> None:
    assert set(NAMES) == set(HELD)
