"""Who may do what: three roles, each holding the rights of those before it."""

from enum import IntEnum

from bot.kernel.message import Message, say


class Role(IntEnum):
    """A member's standing in a community, decided by the platform or by a configured role."""

    MEMBER = 0
    CHAIR = 1
    ADMIN = 2

    @property
    def title(self) -> Message:
        """The word people read."""
        return _TITLES[self]

    @property
    def titles(self) -> Message:
        """The word for several."""
        return _TITLES_OF_SEVERAL[self]


_TITLES = {Role.MEMBER: say("member"), Role.CHAIR: say("chair"), Role.ADMIN: say("admin")}
_TITLES_OF_SEVERAL = {
    Role.MEMBER: say("members"),
    Role.CHAIR: say("chairs"),
    Role.ADMIN: say("admins"),
}

ASK_A_CHAIR = say("Ask one of them, or ask an admin to make you a chair.")
"""Told to who asks about what is for chairs."""
