"""Every table that holds something of a member has a name that members understand."""

from bot.core.privacy.views import NAMES
from bot.store.privacy import HELD


def test_all_that_is_held_of_a_member_has_a_name() -> None:
    assert set(HELD) - set(NAMES) == set()
